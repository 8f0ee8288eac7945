package dev.fillstream.local.check.rule;

import static dev.fillstream.v1.OrdStatus.ORD_STATUS_CANCELED;
import static dev.fillstream.v1.OrdStatus.ORD_STATUS_EXPIRED;
import static dev.fillstream.v1.OrdStatus.ORD_STATUS_FILLED;
import static dev.fillstream.v1.OrdStatus.ORD_STATUS_REJECTED;

import dev.fillstream.local.check.Check;
import dev.fillstream.local.check.Findings;
import dev.fillstream.local.check.History;
import dev.fillstream.local.check.OrderCase;
import dev.fillstream.local.check.Report;
import dev.fillstream.model.value.InvalidValue;
import dev.fillstream.model.value.Money;
import dev.fillstream.model.value.Price;
import dev.fillstream.model.value.Quantity;
import dev.fillstream.v1.ExecType;
import dev.fillstream.v1.ExecutionReport;
import dev.fillstream.v1.OrdStatus;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * Added up from its trades, each report's cumQty and avgPx are right; leavesQty is what is left of
 * a working order and zero of a finished one.
 */
public final class QuantitiesBalance implements Check {

    private static final Set<OrdStatus> TERMINAL =
            Set.of(ORD_STATUS_FILLED, ORD_STATUS_CANCELED, ORD_STATUS_REJECTED, ORD_STATUS_EXPIRED);

    @Override
    public String name() {
        return "cumQty, leavesQty and avgPx of every order add up";
    }

    @Override
    public String subject() {
        return "reports";
    }

    @Override
    public void examine(History history, Findings findings) {
        history.orders().forEach(order -> examine(order, findings));
    }

    private static void examine(OrderCase order, Findings findings) {
        Quantity traded = Quantity.ZERO;
        Money paid = Money.ZERO;
        Map<String, ExecutionReport> trades = new HashMap<>();
        for (Report report : inSequence(order)) {
            ExecutionReport execution = report.execution().orElseThrow();
            findings.examined();
            try {
                ExecutionReport before =
                        report.isTradeAmendment() ? trades.remove(execution.getExecRefId()) : null;
                if (before != null) {
                    traded = traded.minusOrZero(Quantity.of(before.getLastQty()));
                    paid = paid.minus(paid(before));
                }
                if (report.isTrade()
                        || execution.getExecType() == ExecType.EXEC_TYPE_TRADE_CORRECT) {
                    trades.put(execution.getExecId(), execution);
                    traded = traded.plus(Quantity.of(execution.getLastQty()));
                    paid = paid.plus(paid(execution));
                }
                compare(report, execution, traded, paid.averageOver(traded), findings);
            } catch (InvalidValue e) {
                findings.problem("%s: %s", report.label(), e.getMessage());
            }
        }
    }

    private static Money paid(ExecutionReport trade) {
        return Price.of(trade.getLastPx()).times(Quantity.of(trade.getLastQty()));
    }

    private static void compare(
            Report report,
            ExecutionReport execution,
            Quantity traded,
            Price average,
            Findings findings) {
        Quantity orderQty = Quantity.of(execution.getOrderQty());
        Quantity leaves =
                TERMINAL.contains(execution.getOrdStatus())
                        ? Quantity.ZERO
                        : orderQty.minusOrZero(traded);
        findings.expect(
                Quantity.of(execution.getCumQty()).equals(traded),
                "%s has cumQty %s, and its trades add up to %s",
                report.label(),
                execution.getCumQty(),
                traded);
        findings.expect(
                Quantity.of(execution.getLeavesQty()).equals(leaves),
                "%s has leavesQty %s instead of %s",
                report.label(),
                execution.getLeavesQty(),
                leaves);
        findings.expect(
                Price.of(execution.getAvgPx()).equals(average),
                "%s has avgPx %s instead of %s",
                report.label(),
                execution.getAvgPx(),
                average);
    }

    private static Iterable<Report> inSequence(OrderCase order) {
        return order.reports().stream()
                .filter(report -> report.execution().isPresent())
                .sorted(Comparator.comparingLong(Report::reportSeq))
                .toList();
    }
}

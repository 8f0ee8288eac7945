package dev.fillstream.local.check.rule;

import dev.fillstream.local.check.Check;
import dev.fillstream.local.check.Findings;
import dev.fillstream.local.check.History;
import dev.fillstream.local.check.OrderCase;
import dev.fillstream.local.check.Report;
import dev.fillstream.local.check.VenueEntry;
import dev.fillstream.model.value.Price;
import dev.fillstream.model.value.Quantity;
import dev.fillstream.v1.ExecutionReport;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The trades in {@code executions} are the venue's trades: each once, none more, same amounts. */
public final class VenueTradesReportedOnce implements Check {

    @Override
    public String name() {
        return "each trade of the venue is in executions exactly once";
    }

    @Override
    public String subject() {
        return "trades";
    }

    @Override
    public void examine(History history, Findings findings) {
        for (OrderCase order : history.orders()) {
            if (!PaperTrading.isPaper(order)) {
                examine(order, findings);
            }
        }
    }

    private static void examine(OrderCase order, Findings findings) {
        Map<String, List<ExecutionReport>> reported = reportedTrades(order);
        for (VenueEntry entry : order.venueEntries()) {
            if (entry instanceof VenueEntry.Traded trade) {
                findings.examined();
                compare(order, trade, reported.remove(trade.execId()), findings);
            } else if (entry instanceof VenueEntry.TradeCanceled bust) {
                findings.examined();
                examineAmendment(order, bust.execId(), bust.execRefId(), findings);
            } else if (entry instanceof VenueEntry.TradeCorrected correction) {
                findings.examined();
                examineAmendment(order, correction.execId(), correction.execRefId(), findings);
            }
        }
        reported.forEach(
                (execId, reports) ->
                        findings.problem(
                                "order %s reports the trade %s, which the venue does not have",
                                order.orderId(), execId));
    }

    private static void examineAmendment(
            OrderCase order, String execId, String execRefId, Findings findings) {
        long reports =
                order.reports().stream()
                        .filter(Report::isTradeAmendment)
                        .flatMap(report -> report.execution().stream())
                        .filter(report -> report.getExecId().equals(execId))
                        .filter(report -> report.getExecRefId().equals(execRefId))
                        .count();
        findings.expect(
                reports == 1,
                "what became of trade %s of order %s is in executions %d times",
                execRefId,
                order.orderId(),
                reports);
    }

    private static void compare(
            OrderCase order,
            VenueEntry.Traded trade,
            @Nullable List<ExecutionReport> reports,
            Findings findings) {
        if (reports == null) {
            findings.problem(
                    "trade %s of order %s is not in executions", trade.execId(), order.orderId());
            return;
        }
        findings.expect(
                reports.size() == 1,
                "trade %s of order %s is in executions %d times",
                trade.execId(),
                order.orderId(),
                reports.size());
        ExecutionReport report = reports.getFirst();
        findings.expect(
                Quantity.of(report.getLastQty()).equals(trade.quantity())
                        && Price.of(report.getLastPx()).equals(trade.price()),
                "trade %s of order %s is %s at %s at the venue, and %s at %s in executions",
                trade.execId(),
                order.orderId(),
                trade.quantity(),
                trade.price(),
                report.getLastQty(),
                report.getLastPx());
    }

    private static Map<String, List<ExecutionReport>> reportedTrades(OrderCase order) {
        Map<String, List<ExecutionReport>> trades = new HashMap<>();
        order.reports().stream()
                .filter(Report::isTrade)
                .flatMap(report -> report.execution().stream())
                .forEach(
                        report ->
                                trades.computeIfAbsent(report.getExecId(), _ -> new ArrayList<>())
                                        .add(report));
        return trades;
    }
}

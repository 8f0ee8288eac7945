package dev.fillstream.local.check.rule;

import static dev.fillstream.v1.OrdStatus.ORD_STATUS_CANCELED;
import static dev.fillstream.v1.OrdStatus.ORD_STATUS_EXPIRED;
import static dev.fillstream.v1.OrdStatus.ORD_STATUS_FILLED;
import static dev.fillstream.v1.OrdStatus.ORD_STATUS_REJECTED;

import dev.fillstream.local.check.Report;
import dev.fillstream.model.value.Money;
import dev.fillstream.model.value.Price;
import dev.fillstream.model.value.Quantity;
import dev.fillstream.v1.ExecutionReport;
import dev.fillstream.v1.NewOrderSingle;
import dev.fillstream.v1.OrdStatus;
import dev.fillstream.v1.Side;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * One account, added up record by record: what trading brought and cost, what it holds, and what
 * each open order reserves. Slow and plain on purpose.
 */
final class Recount {

    private static final Set<OrdStatus> ENDED =
            Set.of(ORD_STATUS_FILLED, ORD_STATUS_CANCELED, ORD_STATUS_REJECTED, ORD_STATUS_EXPIRED);

    private Money cashFlow = Money.ZERO;
    private final Map<String, BigDecimal> positions = new HashMap<>();
    private final Map<String, Open> open = new HashMap<>();
    private final Set<String> applied = new HashSet<>();

    /**
     * @param covered the part of leaves that reserves nothing, since the account holds what it
     *     would sell; it fills first
     */
    private record Open(
            String symbol, boolean buys, Quantity leaves, Quantity covered, Money unit) {

        Money reservation() {
            return unit.times(leaves.minusOrZero(covered).value());
        }

        Open without(Quantity traded) {
            return new Open(
                    symbol, buys, leaves.minusOrZero(traded), covered.minusOrZero(traded), unit);
        }
    }

    Money cashFlow() {
        return cashFlow;
    }

    /** What all open orders reserve. */
    Money reserved() {
        return open.values().stream().map(Open::reservation).reduce(Money.ZERO, Money::plus);
    }

    Map<String, BigDecimal> positions() {
        return positions;
    }

    BigDecimal position(String symbol) {
        return positions.getOrDefault(symbol, BigDecimal.ZERO);
    }

    /**
     * Books an approval.
     *
     * @param unit what one unit may cost at worst
     */
    Money approve(String orderId, NewOrderSingle order, Money unit) {
        Quantity orderQty = Quantity.of(order.getOrderQty());
        boolean buys = order.getSide() == Side.SIDE_BUY;
        Quantity covered = buys ? Quantity.ZERO : least(orderQty, unoffered(order.getSymbol()));
        Open entry = new Open(order.getSymbol(), buys, orderQty, covered, unit);
        open.put(orderId, entry);
        return entry.reservation();
    }

    /** Books a report; one that came before counts for nothing. */
    void report(Report report) {
        if (report.execution().isEmpty() || !applied.add(report.eventId())) {
            return;
        }
        ExecutionReport execution = report.execution().get();
        if (report.isTrade()) {
            trade(execution);
        }
        if (ENDED.contains(execution.getOrdStatus())) {
            open.remove(execution.getOrderId());
        }
    }

    private void trade(ExecutionReport trade) {
        Quantity lastQty = Quantity.of(trade.getLastQty());
        Money notional = Price.of(trade.getLastPx()).times(lastQty);
        boolean buys = trade.getSide() == Side.SIDE_BUY;
        cashFlow = buys ? cashFlow.minus(notional) : cashFlow.plus(notional);
        positions.merge(
                trade.getSymbol(),
                buys ? lastQty.value() : lastQty.value().negate(),
                BigDecimal::add);
        open.computeIfPresent(trade.getOrderId(), (_, entry) -> entry.without(lastQty));
    }

    /** What the account holds of the symbol and no open sell offers. */
    private Quantity unoffered(String symbol) {
        BigDecimal offered =
                open.values().stream()
                        .filter(entry -> !entry.buys() && entry.symbol().equals(symbol))
                        .map(entry -> entry.leaves().value())
                        .reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal free = position(symbol).subtract(offered);
        return free.signum() > 0 ? new Quantity(free) : Quantity.ZERO;
    }

    private static Quantity least(Quantity one, Quantity other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}

package dev.fillstream.local.check.rule;

import static dev.fillstream.v1.OrdStatus.ORD_STATUS_CANCELED;
import static dev.fillstream.v1.OrdStatus.ORD_STATUS_EXPIRED;
import static dev.fillstream.v1.OrdStatus.ORD_STATUS_FILLED;
import static dev.fillstream.v1.OrdStatus.ORD_STATUS_REJECTED;

import dev.fillstream.local.check.Report;
import dev.fillstream.model.value.Money;
import dev.fillstream.model.value.Quantity;
import dev.fillstream.v1.ExecType;
import dev.fillstream.v1.ExecutionReport;
import dev.fillstream.v1.NewOrderSingle;
import dev.fillstream.v1.OrdStatus;
import dev.fillstream.v1.OrderCancelReject;
import dev.fillstream.v1.OrderCancelReplaceRequest;
import dev.fillstream.v1.Side;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * One account, added up record by record: what trading brought and cost, what it holds, and what
 * each open order reserves. Slow and plain on purpose.
 */
final class Recount {

    private static final Set<OrdStatus> ENDED =
            Set.of(ORD_STATUS_FILLED, ORD_STATUS_CANCELED, ORD_STATUS_REJECTED, ORD_STATUS_EXPIRED);

    private static final Set<ExecType> AMENDED =
            Set.of(ExecType.EXEC_TYPE_REPLACED, ExecType.EXEC_TYPE_RESTATED);

    private static final Set<ExecType> UNDONE =
            Set.of(ExecType.EXEC_TYPE_TRADE_CANCEL, ExecType.EXEC_TYPE_TRADE_CORRECT);

    private Money cashFlow = Money.ZERO;
    private final Map<String, BigDecimal> positions = new HashMap<>();
    private final Map<String, Open> open = new HashMap<>();
    private final Set<String> applied = new HashSet<>();

    /** The trades that count, by order and execId, and which other took the place of one. */
    private final Map<String, ExecutionReport> trades = new HashMap<>();

    private final Map<String, String> corrections = new HashMap<>();

    /**
     * What one version of an order's terms binds.
     *
     * @param covered the part of what is left that reserves nothing, since the account holds what
     *     it would sell; it fills first
     * @param stopPx zero for what waits for no price
     */
    private record Version(Quantity orderQty, Quantity covered, Money unit, Money stopPx) {

        Quantity leaves(Quantity traded) {
            return orderQty.minusOrZero(traded);
        }

        Money reservation(Quantity traded) {
            return unit.times(leaves(traded).minusOrZero(covered).value());
        }
    }

    /** An open order; as long as replaces are unanswered its largest version counts. */
    private static final class Open {

        private final String symbol;
        private final boolean buys;
        private final boolean isPriced;
        private Quantity traded = Quantity.ZERO;
        private Version live;
        private final Map<String, Version> wanted = new LinkedHashMap<>();

        Open(NewOrderSingle order, Version live) {
            this(order.getSymbol(), order.getSide(), order.hasPrice(), live);
        }

        private Open(String symbol, Side side, boolean isPriced, Version live) {
            this.symbol = symbol;
            this.buys = side == Side.SIDE_BUY;
            this.isPriced = isPriced;
            this.live = live;
        }

        /** One that had ended, and is open again since a trade of it does not count any more. */
        static Open again(ExecutionReport report, Money unit) {
            Version live =
                    new Version(Quantity.of(report.getOrderQty()), Quantity.ZERO, unit, Money.ZERO);
            Open open = new Open(report.getSymbol(), report.getSide(), report.hasPrice(), live);
            open.traded = Quantity.of(report.getCumQty());
            return open;
        }

        /** So much of it did not trade. */
        void untrade(Quantity qty) {
            traded = traded.minusOrZero(qty);
        }

        <T extends Comparable<? super T>> T largest(Function<Version, T> part) {
            return Stream.concat(Stream.of(live), wanted.values().stream())
                    .map(part)
                    .max(Comparator.naturalOrder())
                    .orElseThrow();
        }

        Money reservation() {
            return largest(version -> version.reservation(traded));
        }

        Quantity leaves() {
            return largest(version -> version.leaves(traded));
        }

        void trade(Quantity lastQty) {
            traded = traded.plus(lastQty);
            live = without(live, lastQty);
            wanted.replaceAll((_, version) -> without(version, lastQty));
        }

        private static Version without(Version version, Quantity lastQty) {
            return new Version(
                    version.orderQty(),
                    version.covered().minusOrZero(lastQty),
                    version.unit(),
                    version.stopPx());
        }

        void amend(ExecutionReport report) {
            Version base = wanted.getOrDefault(report.getClOrdId(), live);
            Quantity leaves = Quantity.of(report.getLeavesQty());
            live =
                    new Version(
                            traded.plus(leaves),
                            least(base.covered(), leaves),
                            isPriced && report.hasPrice()
                                    ? Money.of(report.getPrice())
                                    : base.unit(),
                            base.stopPx());
            wanted.remove(report.getClOrdId());
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
     * @param unpriced what one unit of an order without a price may cost at worst, by its stop
     *     price
     */
    Money approve(String orderId, NewOrderSingle order, UnaryOperator<Money> unpriced) {
        Quantity orderQty = Quantity.of(order.getOrderQty());
        boolean buys = order.getSide() == Side.SIDE_BUY;
        Quantity covered = buys ? Quantity.ZERO : least(orderQty, unoffered(order.getSymbol()));
        Money stopPx = order.hasStopPx() ? Money.of(order.getStopPx()) : Money.ZERO;
        Money unit = order.hasPrice() ? Money.of(order.getPrice()) : unpriced.apply(stopPx);
        Open entry = new Open(order, new Version(orderQty, covered, unit, stopPx));
        open.put(orderId, entry);
        return entry.reservation();
    }

    /**
     * Books the approval of a replace; what it leaves out stays as the largest version has it.
     *
     * @param unpriced what one unit of an order without a price may cost at worst, by its stop
     *     price
     */
    Money approveReplace(OrderCancelReplaceRequest request, UnaryOperator<Money> unpriced) {
        Open entry = open.get(request.getOrderId());
        if (entry == null) {
            return Money.ZERO;
        }
        Quantity orderQty =
                request.hasOrderQty()
                        ? Quantity.of(request.getOrderQty())
                        : entry.largest(Version::orderQty);
        Money price =
                request.hasPrice() ? Money.of(request.getPrice()) : entry.largest(Version::unit);
        Money stopPx =
                request.hasStopPx()
                        ? Money.of(request.getStopPx())
                        : entry.largest(Version::stopPx);
        Quantity covered =
                entry.buys
                        ? Quantity.ZERO
                        : least(
                                orderQty.minusOrZero(entry.traded),
                                entry.largest(Version::covered).plus(unoffered(entry.symbol)));
        entry.wanted.put(
                request.getClOrdId(),
                new Version(
                        orderQty,
                        covered,
                        entry.isPriced ? price : unpriced.apply(stopPx),
                        stopPx));
        return entry.reservation();
    }

    /** What the order is for, where it is open. */
    Optional<String> symbol(String orderId) {
        return Optional.ofNullable(open.get(orderId)).map(entry -> entry.symbol);
    }

    /** Books a report; one that came before counts for nothing. */
    void report(Report report) {
        if (!applied.add(report.eventId())) {
            return;
        }
        if (report.execution().isEmpty()) {
            refused(report.event().getOrderCancelReject());
            return;
        }
        ExecutionReport execution = report.execution().get();
        if (report.isTrade()) {
            trade(execution);
        }
        if (UNDONE.contains(execution.getExecType())) {
            undo(execution);
        }
        Open entry = open.get(execution.getOrderId());
        if (entry != null && AMENDED.contains(execution.getExecType())) {
            entry.amend(execution);
        }
        if (ENDED.contains(execution.getOrdStatus())) {
            open.remove(execution.getOrderId());
        }
    }

    private void refused(OrderCancelReject reject) {
        Open entry = open.get(reject.getOrderId());
        if (entry != null) {
            entry.wanted.remove(reject.getClOrdId());
        }
    }

    private void trade(ExecutionReport trade) {
        Quantity lastQty = Quantity.of(trade.getLastQty());
        trades.put(name(trade, trade.getExecId()), trade);
        move(trade, lastQty.value());
        Open entry = open.get(trade.getOrderId());
        if (entry != null) {
            entry.trade(lastQty);
        }
    }

    /** Cash and position, as if so much of the trade had been made. */
    private void move(ExecutionReport trade, BigDecimal qty) {
        BigDecimal moved = trade.getSide() == Side.SIDE_BUY ? qty : qty.negate();
        cashFlow = cashFlow.minus(Money.of(trade.getLastPx()).times(moved));
        positions.merge(trade.getSymbol(), moved, BigDecimal::add);
    }

    /** The trade that it names, found in the log, does not count; a correction counts instead. */
    private void undo(ExecutionReport report) {
        String name = name(report, report.getExecRefId());
        while (corrections.containsKey(name)) {
            name = corrections.get(name);
        }
        ExecutionReport was = trades.remove(name);
        if (was == null) {
            return;
        }
        Quantity before = Quantity.of(was.getLastQty());
        move(was, before.value().negate());
        Open entry = open.get(report.getOrderId());
        boolean isBust = report.getExecType() == ExecType.EXEC_TYPE_TRADE_CANCEL;
        Quantity now = isBust ? Quantity.ZERO : Quantity.of(report.getLastQty());
        if (!isBust) {
            corrections.put(name, name(report, report.getExecId()));
            trades.put(name(report, report.getExecId()), report);
            move(report, now.value());
        }
        if (entry != null) {
            entry.trade(now.minusOrZero(before));
            entry.untrade(before.minusOrZero(now));
        } else if (!ENDED.contains(report.getOrdStatus())) {
            Money unit = Money.of(report.hasPrice() ? report.getPrice() : was.getLastPx());
            open.put(report.getOrderId(), Open.again(report, unit));
        }
    }

    private static String name(ExecutionReport report, String execId) {
        return report.getOrderId() + "/" + execId;
    }

    /** What the account holds of the symbol and no open sell offers. */
    private Quantity unoffered(String symbol) {
        BigDecimal offered =
                open.values().stream()
                        .filter(entry -> !entry.buys && entry.symbol.equals(symbol))
                        .map(entry -> entry.leaves().value())
                        .reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal free = position(symbol).subtract(offered);
        return free.signum() > 0 ? new Quantity(free) : Quantity.ZERO;
    }

    private static Quantity least(Quantity one, Quantity other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}

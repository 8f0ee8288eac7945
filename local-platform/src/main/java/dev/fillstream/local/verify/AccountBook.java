package dev.fillstream.local.verify;

import dev.fillstream.local.check.Report;
import dev.fillstream.model.order.OrdType;
import dev.fillstream.model.value.Money;
import dev.fillstream.model.value.Price;
import dev.fillstream.model.value.Quantity;
import dev.fillstream.schemas.mapping.OrderTermsMapper;
import dev.fillstream.v1.ExecType;
import dev.fillstream.v1.ExecutionReport;
import dev.fillstream.v1.Instrument;
import dev.fillstream.v1.NewOrderSingle;
import dev.fillstream.v1.OrdStatus;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One account, added up record by record: what trading brought and cost, what it holds, what its
 * open orders bind and what it did lately. Every sum is made anew when it is asked for.
 */
public final class AccountBook {

    private static final Set<OrdStatus> ENDED =
            Set.of(
                    OrdStatus.ORD_STATUS_FILLED,
                    OrdStatus.ORD_STATUS_CANCELED,
                    OrdStatus.ORD_STATUS_REJECTED,
                    OrdStatus.ORD_STATUS_EXPIRED);

    private static final Set<ExecType> MOVING =
            Set.of(
                    ExecType.EXEC_TYPE_TRADE,
                    ExecType.EXEC_TYPE_TRADE_CANCEL,
                    ExecType.EXEC_TYPE_TRADE_CORRECT);

    /** No window is longer, and risk does not look further back. */
    private static final Duration TWINS_KEPT = Duration.ofHours(1);

    /** What it has of a symbol; a unit counts at its mark. */
    record Holding(BigDecimal qty, Money mark) {

        static final Holding NONE = new Holding(BigDecimal.ZERO, Money.ZERO);

        Money value() {
            return mark.times(qty);
        }

        Holding at(Money newMark) {
            return new Holding(qty, newMark);
        }
    }

    /** A trading day: what was entered in it, and what the account was worth when it began. */
    record Day(LocalDate date, Money entered, Money start) {}

    /** How a strategy went on after its fills, since somebody last re-armed it. */
    record Strategy(boolean hasFilled, int repeats, long rearm) {

        static final Strategy NEW = new Strategy(false, 0, 0);

        Strategy since(long generation) {
            return generation == rearm ? this : new Strategy(hasFilled, 0, generation);
        }
    }

    /** What is known of an instrument at some time. */
    public interface Instruments {
        Optional<Instrument> at(String symbol, Instant time);
    }

    private final Instruments instruments;
    private Money cashFlow = Money.ZERO;
    private long lastMove = -1;
    private final Uncertainty uncertainty = new Uncertainty();
    private long rateNanos;
    private final Map<String, Holding> holdings = new HashMap<>();
    private final Map<String, WorkingOrder> open = new LinkedHashMap<>();
    private final EndedOrders ended;
    private final Map<String, EndedOrders.Applied> applied = new HashMap<>();
    private final Map<String, Day> days = new HashMap<>();
    private final Map<String, Strategy> strategies = new HashMap<>();
    private final Map<String, Instant> twins = new LinkedHashMap<>();

    /** For itself. */
    public AccountBook(Instruments instruments) {
        this(instruments, new EndedOrders());
    }

    /**
     * @param ended what is known of orders that are over, of all accounts
     */
    AccountBook(Instruments instruments, EndedOrders ended) {
        this.instruments = instruments;
        this.ended = ended;
    }

    public Money cashFlow() {
        return cashFlow;
    }

    /** What all open orders reserve. */
    public Money reserved() {
        return open.values().stream()
                .map(WorkingOrder::reservation)
                .reduce(Money.ZERO, Money::plus);
    }

    public BigDecimal position(String symbol) {
        return holding(symbol).qty();
    }

    /** Every symbol that it ever held. */
    public Set<String> symbols() {
        return Set.copyOf(holdings.keySet());
    }

    Holding holding(String symbol) {
        return holdings.getOrDefault(symbol, Holding.NONE);
    }

    Map<String, Holding> holdings() {
        return Map.copyOf(holdings);
    }

    Collection<WorkingOrder> open() {
        return open.values();
    }

    Optional<WorkingOrder> open(String orderId) {
        return Optional.ofNullable(open.get(orderId));
    }

    boolean hasEnded(String orderId) {
        return ended.find(orderId).isPresent();
    }

    /** Whether more orders have ended than are remembered. */
    boolean hasForgotten() {
        return ended.hasForgotten();
    }

    /** The offset of the last report that moved anything; -1 for none. */
    long lastMove() {
        return lastMove;
    }

    /** A record that was its own could not be booked. */
    public void miss(long offset) {
        uncertainty.begin();
        lastMove = offset;
    }

    Uncertainty uncertainty() {
        return uncertainty;
    }

    long rateNanos() {
        return rateNanos;
    }

    Optional<Day> day(String calendar) {
        return Optional.ofNullable(days.get(calendar));
    }

    Strategy strategy(String name) {
        return strategies.getOrDefault(name, Strategy.NEW);
    }

    Optional<Instant> lastTwin(String content) {
        return Optional.ofNullable(twins.get(content));
    }

    /** The order that goes by this id: its own, or that of a replace. */
    String named(String id) {
        return ended.named(id);
    }

    /** What is left of the open orders of a side. */
    Quantity openQty(String symbol, boolean buys) {
        return open.values().stream()
                .filter(order -> order.symbol().equals(symbol) && order.buys() == buys)
                .map(WorkingOrder::leaves)
                .reduce(Quantity.ZERO, Quantity::plus);
    }

    /** What the account is worth beside its opening cash. */
    Money worth() {
        return holdings.values().stream().map(Holding::value).reduce(cashFlow, Money::plus);
    }

    /** Binds a new order that was approved, or another version of one that is open. */
    void enter(Situation approved) {
        String symbol = approved.symbol();
        holdings.put(symbol, holding(symbol).at(approved.mark()));
        Day day = begun(approved.calendar(), approved.date());
        days.put(
                approved.calendar(),
                new Day(
                        day.date(),
                        day.entered().plus(approved.addedNotional().orElseThrow()),
                        day.start()));
        if (approved.replaced().isPresent()) {
            approved.replaced().get().want(approved.requestClOrdId(), approved.version());
            return;
        }
        open.put(approved.orderId(), approved.working());
        long interval = approved.rateInterval();
        if (interval > 0) {
            rateNanos = Math.max(rateNanos, Situation.nanos(approved.time())) + interval;
        }
        if (approved.duplicateWindow() > 0) {
            twin(approved.content(), approved.time());
        }
        if (!approved.strategyName().isEmpty()) {
            Strategy use = approved.strategy();
            strategies.put(
                    approved.strategyName(),
                    use.hasFilled() ? new Strategy(false, use.repeats() + 1, use.rearm()) : use);
        }
    }

    private void twin(String content, Instant time) {
        twins.remove(content);
        twins.put(content, time);
        Iterator<Instant> oldest = twins.values().iterator();
        while (oldest.next().isBefore(time.minus(TWINS_KEPT))) {
            oldest.remove();
        }
    }

    private Day begun(String calendar, LocalDate date) {
        Day day = days.get(calendar);
        return day != null && !day.date().isBefore(date) ? day : new Day(date, Money.ZERO, worth());
    }

    /** Books a report; one that came before counts for nothing. */
    public void report(Report report) {
        Optional<WorkingOrder> order = open(report.orderId());
        boolean isMoved =
                report.execution().map(one -> MOVING.contains(one.getExecType())).orElse(false);
        if (report.orderId().isEmpty() || (order.isEmpty() && !isMoved) || !isNew(report)) {
            return;
        }
        if (report.execution().isEmpty()) {
            order.orElseThrow().refuse(report.event().getOrderCancelReject().getClOrdId());
            lastMove = report.record().offset();
            return;
        }
        ExecutionReport execution = report.execution().get();
        boolean isEnd = ENDED.contains(execution.getOrdStatus());
        boolean isAmended =
                execution.getExecType() == ExecType.EXEC_TYPE_REPLACED
                        || execution.getExecType() == ExecType.EXEC_TYPE_RESTATED;
        if (isMoved) {
            String symbol = order.map(WorkingOrder::symbol).orElse(execution.getSymbol());
            begin(symbol, report.record().timestamp());
            move(execution, symbol, report.record().timestamp(), order);
        }
        if (isAmended && order.isPresent()) {
            amend(order.get(), execution);
        }
        if (isEnd) {
            open.remove(report.orderId());
        }
        if (isEnd || order.isEmpty()) {
            ended.end(report.orderId(), applied(report.orderId()));
        }
        leave(report.orderId());
        if (isMoved || isAmended || isEnd) {
            lastMove = report.record().offset();
        }
    }

    private boolean isNew(Report report) {
        boolean isNew = applied(report.orderId()).add(report.reportSeq());
        if (isNew) {
            return true;
        }
        leave(report.orderId());
        return false;
    }

    private EndedOrders.Applied applied(String orderId) {
        return applied.computeIfAbsent(
                orderId, id -> ended.find(id).orElseGet(EndedOrders.Applied::new));
    }

    /** What is not open is known to {@link EndedOrders} alone. */
    private void leave(String orderId) {
        if (!open.containsKey(orderId)) {
            applied.remove(orderId);
        }
    }

    private static void amend(WorkingOrder order, ExecutionReport execution) {
        Optional<Price> price =
                execution.getPrice().isEmpty()
                        ? Optional.empty()
                        : Optional.of(Price.of(execution.getPrice()));
        order.amend(execution.getClOrdId(), Quantity.of(execution.getLeavesQty()), price);
    }

    /** A day begins with what the account was worth before anything of it moved. */
    private void begin(String symbol, Instant time) {
        instruments
                .at(symbol, time)
                .map(PlainHours::of)
                .ifPresent(
                        hours ->
                                days.put(
                                        hours.calendar(),
                                        begun(hours.calendar(), hours.dayAt(time))));
    }

    private void move(
            ExecutionReport execution, String symbol, Instant time, Optional<WorkingOrder> order) {
        BigDecimal multiplier =
                order.map(open -> open.multiplier)
                        .or(
                                () ->
                                        instruments
                                                .at(symbol, time)
                                                .map(one -> new BigDecimal(one.getMultiplier())))
                        .orElse(BigDecimal.ONE);
        ExecType execType = execution.getExecType();
        boolean isTrade = execType == ExecType.EXEC_TYPE_TRADE;
        boolean isBust = execType == ExecType.EXEC_TYPE_TRADE_CANCEL;
        Quantity was = isTrade ? Quantity.ZERO : Quantity.of(execution.getRefQty());
        Quantity now = isBust ? Quantity.ZERO : Quantity.of(execution.getLastQty());
        BigDecimal sign = OrderTermsMapper.toModel(execution.getSide()).sign();
        if (!isTrade) {
            Money unit = Money.of(execution.getRefPx()).times(multiplier);
            flow(symbol, was.value().multiply(sign).negate(), unit);
        }
        if (!isBust) {
            Money unit = Money.of(execution.getLastPx()).times(multiplier);
            flow(symbol, now.value().multiply(sign), unit);
            holdings.put(symbol, holding(symbol).at(unit));
        }
        order.ifPresent(open -> traded(open, execution, was, now));
        if (order.isEmpty() && !was.isZero() && !ENDED.contains(execution.getOrdStatus())) {
            reopen(execution, multiplier);
        }
    }

    /**
     * What is bought costs, what is sold brings.
     *
     * @param moved negative where it goes
     */
    private void flow(String symbol, BigDecimal moved, Money unit) {
        cashFlow = cashFlow.minus(unit.times(moved));
        Holding held = holding(symbol);
        holdings.put(symbol, new Holding(held.qty().add(moved), held.mark()));
    }

    private void traded(WorkingOrder open, ExecutionReport execution, Quantity was, Quantity now) {
        if (execution.getExecType() != ExecType.EXEC_TYPE_TRADE) {
            open.undo(was, now);
            return;
        }
        open.trade(now);
        String strategy = open.order.getStrategy();
        if (!strategy.isEmpty()) {
            Strategy use = strategy(strategy);
            strategies.put(strategy, new Strategy(true, use.repeats(), use.rearm()));
        }
    }

    /** It had ended, and a bust opened it again. */
    private void reopen(ExecutionReport execution, BigDecimal multiplier) {
        OrdType type =
                OrderTermsMapper.toModel(
                        execution.getOrdType(), execution.getPrice(), execution.getStopPx());
        Money unit =
                Money.of(type.limitPrice().map(Price::toString).orElse(execution.getRefPx()))
                        .times(multiplier);
        NewOrderSingle order =
                NewOrderSingle.newBuilder()
                        .setSymbol(execution.getSymbol())
                        .setSide(execution.getSide())
                        .build();
        open.put(
                execution.getOrderId(),
                WorkingOrder.reopened(
                        order,
                        multiplier,
                        new WorkingOrder.Version(
                                quantity(execution.getOrderQty()), type, Quantity.ZERO, unit),
                        quantity(execution.getCumQty())));
    }

    private static Quantity quantity(String text) {
        return text.isEmpty() ? Quantity.ZERO : Quantity.of(text);
    }
}

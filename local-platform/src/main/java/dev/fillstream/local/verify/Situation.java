package dev.fillstream.local.verify;

import dev.fillstream.model.order.NewOrderSingle;
import dev.fillstream.model.order.OrdType;
import dev.fillstream.model.order.Side;
import dev.fillstream.model.value.Money;
import dev.fillstream.model.value.Price;
import dev.fillstream.model.value.Quantity;
import dev.fillstream.schemas.mapping.NewOrderSingleMapper;
import dev.fillstream.v1.Instrument;
import dev.fillstream.v1.StateSeen;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * An order, all that it met, and what the rules need added up: every amount is worked out anew from
 * the account's book each time that it is asked for.
 *
 * @param order for a replace, the order as it would be
 * @param time of the command's record
 * @param limits merged
 * @param replaced the open order that a replace is about
 * @param requestClOrdId the replace's own name
 */
record Situation(
        NewOrderSingle order,
        Instant time,
        Optional<Instrument> instrument,
        PlainLimits limits,
        Optional<Market> market,
        List<StateSeen> states,
        AccountBook book,
        Optional<WorkingOrder> replaced,
        String requestClOrdId) {

    private static final BigDecimal ONE_IN_BASIS_POINTS = BigDecimal.valueOf(10_000);
    private static final BigDecimal SECOND = BigDecimal.valueOf(1_000_000_000);

    String orderId() {
        return order.orderId().toString();
    }

    String symbol() {
        return order.symbol().value();
    }

    /** Of the account's own trading state; 0 where it has none. */
    long stateVersion() {
        String own = "account:" + order.account();
        return states.stream()
                .filter(seen -> seen.getScope().equals(own))
                .mapToLong(StateSeen::getVersion)
                .findFirst()
                .orElse(0);
    }

    boolean buys() {
        return order.side().isBuy();
    }

    Side side() {
        return order.side();
    }

    Optional<PlainLimits.Complete> complete() {
        return limits instanceof PlainLimits.Complete all ? Optional.of(all) : Optional.empty();
    }

    BigDecimal multiplier() {
        return instrument.map(one -> new BigDecimal(one.getMultiplier())).orElse(BigDecimal.ONE);
    }

    /** The reference price, where it is young enough to count. */
    Optional<Market> fresh() {
        return market.filter(
                seen ->
                        complete()
                                .map(all -> all.number("maxPriceAgeMillis"))
                                .map(most -> seen.ageMillisAt(time) <= most)
                                .orElse(false));
    }

    /** The reference price moved by the collar: up for more, down for less. */
    Price collared(Price reference, long basisPoints) {
        BigDecimal share = ONE_IN_BASIS_POINTS.add(BigDecimal.valueOf(basisPoints));
        return new Price(reference.value().multiply(share.max(BigDecimal.ZERO).movePointLeft(4)));
    }

    /** The worst price that a limit price or the market may have where it sets off from there. */
    Price worstFrom(Price entry, PlainLimits.Complete all) {
        long collar = all.number("priceCollarBps");
        return collared(entry, buys() ? collar : -collar);
    }

    /**
     * What the market is at when the order can first trade: now, or once it is at the stop price.
     */
    Optional<Price> entryPrice() {
        Optional<Price> now = fresh().map(Market::price);
        Optional<Price> stop = order.ordType().stopPrice();
        return now.map(
                price ->
                        stop.filter(
                                        ahead ->
                                                buys()
                                                        ? ahead.compareTo(price) > 0
                                                        : ahead.compareTo(price) < 0)
                                .orElse(price));
    }

    /** Whether it takes what the book has: a market order, or a stop that sets off at once. */
    boolean meetsTheBook() {
        return switch (order.ordType()) {
            case OrdType.Market() -> true;
            case OrdType.Stop(_) -> entryPrice().equals(fresh().map(Market::price));
            case OrdType.Limit(_), OrdType.StopLimit(_, _) -> false;
        };
    }

    /** What one unit may cost at worst. */
    Optional<Money> unitNotional() {
        Optional<Price> worst =
                switch (order.ordType()) {
                    case OrdType.Limit(var price) -> Optional.of(price);
                    case OrdType.StopLimit(var price, _) -> Optional.of(price);
                    case OrdType.Market() -> fresh().map(seen -> dearest(seen.price()));
                    case OrdType.Stop(var stopPx) ->
                            fresh().map(
                                            seen ->
                                                    dearest(
                                                            stopPx.compareTo(seen.price()) > 0
                                                                    ? stopPx
                                                                    : seen.price()));
                };
        return worst.map(price -> new Money(price.value()).times(multiplier()));
    }

    /** Only with complete limits: without them no price is fresh. */
    private Price dearest(Price from) {
        return collared(from, complete().orElseThrow().number("priceCollarBps"));
    }

    Optional<Money> notional() {
        return unitNotional().map(unit -> unit.times(order.orderQty().value()));
    }

    /** Empty where nobody knows what a unit may cost. */
    Optional<WorkingOrder.Version> wanted() {
        return unitNotional()
                .or(() -> replaced.map(open -> open.live().unit()))
                .map(
                        unit ->
                                new WorkingOrder.Version(
                                        order.orderQty(), order.ordType(), covered(), unit));
    }

    WorkingOrder.Version version() {
        return wanted().orElseThrow();
    }

    WorkingOrder working() {
        return new WorkingOrder(NewOrderSingleMapper.toWire(order), multiplier(), version());
    }

    private Quantity traded() {
        return replaced.map(WorkingOrder::traded).orElse(Quantity.ZERO);
    }

    private Quantity leaves() {
        return order.orderQty().minusOrZero(traded());
    }

    private Quantity covered() {
        if (buys()) {
            return Quantity.ZERO;
        }
        Quantity most = replaced.map(WorkingOrder::covered).orElse(Quantity.ZERO).plus(reducible());
        return most.compareTo(leaves()) < 0 ? most : leaves();
    }

    /** What it adds to the notional of open orders. */
    Optional<Money> addedNotional() {
        return wanted().map(
                        version ->
                                orZero(
                                        version.notional(traded())
                                                .minus(
                                                        replaced.map(WorkingOrder::notional)
                                                                .orElse(Money.ZERO))));
    }

    /** What it takes of the buying power on top of what it reserves already. */
    Optional<Money> addedReservation() {
        return wanted().map(
                        version ->
                                orZero(
                                        version.reservation(traded())
                                                .minus(
                                                        replaced.map(WorkingOrder::reservation)
                                                                .orElse(Money.ZERO))));
    }

    Quantity addedQty() {
        return leaves().minusOrZero(replaced.map(WorkingOrder::leaves).orElse(Quantity.ZERO));
    }

    private static Money orZero(Money amount) {
        return amount.isNegative() ? Money.ZERO : amount;
    }

    /** A replace that only takes risk away. */
    boolean isReduction() {
        return replaced.isPresent()
                && addedQty().isZero()
                && replaced.get().versions().stream().allMatch(this::tradesNoSooner)
                && addedReservation().map(more -> more.value().signum() == 0).orElse(false);
    }

    private boolean tradesNoSooner(WorkingOrder.Version version) {
        return switch (order.ordType()) {
            case OrdType.Market() -> true;
            case OrdType.Limit(var price) ->
                    version.type()
                            .limitPrice()
                            .map(
                                    before ->
                                            buys()
                                                    ? price.compareTo(before) <= 0
                                                    : price.compareTo(before) >= 0)
                            .orElse(false);
            case OrdType.Stop _, OrdType.StopLimit _ -> order.ordType().equals(version.type());
        };
    }

    BigDecimal position() {
        return book.position(symbol());
    }

    /**
     * What is held and no open order of this side would trade away; negative where they turn it.
     */
    private BigDecimal unoffered() {
        BigDecimal held = buys() ? position().negate() : position();
        return held.subtract(book.openQty(symbol(), buys()).value());
    }

    Quantity reducible() {
        return unoffered().signum() <= 0 ? Quantity.ZERO : new Quantity(unoffered());
    }

    boolean isReducing() {
        return addedQty().value().compareTo(unoffered()) <= 0;
    }

    /** Signed, should every open order of this side fill, this one included. */
    BigDecimal worstPosition() {
        BigDecimal more = book.openQty(symbol(), buys()).plus(addedQty()).value();
        return buys() ? position().add(more) : position().subtract(more);
    }

    /** Up for buys, down for sells, as a number that grows. */
    BigDecimal towards(BigDecimal signed) {
        return buys() ? signed : signed.negate();
    }

    /** What one unit of the symbol is worth now. */
    Money mark() {
        return fresh().filter(_ -> instrument.isPresent())
                .map(seen -> new Money(seen.price().value()).times(multiplier()))
                .orElse(book.holding(symbol()).mark());
    }

    private Money value(String of) {
        return of.equals(symbol()) ? mark().times(position()) : book.holding(of).value();
    }

    private Money openNotional(Predicate<WorkingOrder> which) {
        return book.open().stream()
                .filter(which)
                .map(WorkingOrder::notional)
                .reduce(Money.ZERO, Money::plus);
    }

    Money added() {
        return addedNotional().orElse(Money.ZERO);
    }

    Money net() {
        return book.holdings().keySet().stream().map(this::value).reduce(Money.ZERO, Money::plus);
    }

    Money netAfter() {
        Money more = openNotional(open -> open.buys() == buys()).plus(added());
        return buys() ? net().plus(more) : net().minus(more);
    }

    Money gross() {
        return book.holdings().keySet().stream()
                .map(this::value)
                .map(Situation::withoutSign)
                .reduce(openNotional(_ -> true), Money::plus);
    }

    Money grossAfter() {
        return gross().plus(added());
    }

    Money symbolAfter() {
        return withoutSign(value(symbol()))
                .plus(openNotional(open -> open.symbol().equals(symbol())))
                .plus(added());
    }

    private static Money withoutSign(Money amount) {
        return amount.isNegative() ? amount.negated() : amount;
    }

    Optional<Money> cash() {
        return complete().map(all -> all.openingCash().plus(book.cashFlow()));
    }

    private PlainHours hours() {
        return instrument.map(PlainHours::of).orElse(PlainHours.UNKNOWN);
    }

    boolean isOpen() {
        return hours().isOpenAt(time);
    }

    String calendar() {
        return hours().calendar();
    }

    private Optional<AccountBook.Day> today() {
        return book.day(calendar()).filter(day -> !day.date().isBefore(hours().dayAt(time)));
    }

    LocalDate date() {
        return today().map(AccountBook.Day::date).orElse(hours().dayAt(time));
    }

    Money entered() {
        return today().map(AccountBook.Day::entered).orElse(Money.ZERO);
    }

    /** What the account lost since its day began. */
    Money loss() {
        Money worth = book.cashFlow().plus(net());
        return today().map(AccountBook.Day::start).orElse(worth).minus(worth);
    }

    String strategyName() {
        return order.strategy();
    }

    AccountBook.Strategy strategy() {
        AccountBook.Strategy use =
                strategyName().isEmpty() ? AccountBook.Strategy.NEW : book.strategy(strategyName());
        return complete().map(all -> use.since(all.rearm())).orElse(use);
    }

    long duplicateWindow() {
        return complete().map(all -> all.number("duplicateWindowMillis")).orElse(0L);
    }

    /** What makes two orders alike. */
    String content() {
        return String.join(
                "/",
                symbol(),
                side().name(),
                order.orderQty().toString(),
                order.ordType().limitPrice().map(Price::toString).orElse(""),
                order.ordType().stopPrice().map(Price::toString).orElse(""));
    }

    /** What one new order takes of the allowance; 0 where there is no limit. */
    long rateInterval() {
        String rate = complete().map(all -> all.bound("maxOrdersPerSecond")).orElse("");
        return rate.isEmpty() || rate.equals(PlainLimits.UNLIMITED)
                ? 0
                : SECOND.divide(new BigDecimal(rate), 0, RoundingMode.FLOOR).longValue();
    }

    static long nanos(Instant time) {
        return time.toEpochMilli() * 1_000_000;
    }
}

package dev.fillstream.risk.check;

import dev.fillstream.model.order.NewOrderSingle;
import dev.fillstream.model.order.OrdType;
import dev.fillstream.model.value.ClOrdId;
import dev.fillstream.model.value.Money;
import dev.fillstream.model.value.Price;
import dev.fillstream.model.value.Quantity;
import dev.fillstream.risk.exposure.AccountTotals;
import dev.fillstream.risk.exposure.Claim;
import dev.fillstream.risk.exposure.OpenOrder;
import dev.fillstream.risk.exposure.Position;
import dev.fillstream.risk.limit.AccountLimits;
import dev.fillstream.risk.limit.Instrument;
import dev.fillstream.risk.limit.LimitName;
import dev.fillstream.risk.limit.ReferencePrice;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/**
 * An order and all that a decision about it may know, with what several checks need worked out
 * once. A replace is the order as it would be, beside the open one that it would change.
 */
public final class OrderAtRisk {

    private static final int BASIS_POINT_DIGITS = 4;
    private static final long ONE_IN_BASIS_POINTS = 10_000;

    private final NewOrderSingle order;
    private final Instant time;
    private final Surroundings around;
    private final Optional<Replacement> replacement;
    private final Optional<OpenOrder> replaced;
    private final Optional<Instrument.Known> knownInstrument;
    private final Optional<AccountLimits.Complete> completeLimits;
    private final Optional<ReferencePrice.Known> freshPrice;
    private final Optional<Money> unitNotional;
    private final Quantity coveredQty;
    private final Optional<Claim> claim;
    private final Outlook outlook;

    /**
     * @param time of the command's record: the only clock that a decision knows
     * @param replacement what a replace is about; empty for a new order
     */
    public OrderAtRisk(
            NewOrderSingle order,
            Instant time,
            Surroundings around,
            Optional<Replacement> replacement) {
        this.order = order;
        this.time = time;
        this.around = around;
        this.replacement = replacement;
        this.replaced = replacement.map(Replacement::open);
        knownInstrument =
                around.instrument() instanceof Instrument.Known known
                        ? Optional.of(known)
                        : Optional.empty();
        completeLimits =
                around.limits() instanceof AccountLimits.Complete complete
                        ? Optional.of(complete)
                        : Optional.empty();
        freshPrice = fresh();
        unitNotional = worstPrice().map(this::perUnit);
        coveredQty = covered();
        claim =
                unitNotional
                        .or(() -> replaced.map(open -> open.claim().unitReservation()))
                        .map(
                                unit ->
                                        new Claim(
                                                order.orderQty(),
                                                order.ordType(),
                                                coveredQty,
                                                unit));
        outlook = Outlook.of(this);
    }

    /** The same where it meets something else. */
    public OrderAtRisk under(Surroundings other) {
        return new OrderAtRisk(order, time, other, replacement);
    }

    public NewOrderSingle order() {
        return order;
    }

    public Instant time() {
        return time;
    }

    public Surroundings around() {
        return around;
    }

    public Instrument instrument() {
        return around.instrument();
    }

    public AccountLimits limits() {
        return around.limits();
    }

    public ReferencePrice referencePrice() {
        return around.price();
    }

    public AccountTotals totals() {
        return around.totals();
    }

    public Position position() {
        return around.position();
    }

    /** What the account would risk with this order. */
    public Outlook outlook() {
        return outlook;
    }

    /** How {@code observed} stands to the limit of that name; not reached where either lacks. */
    public Finding against(LimitName name, Optional<BigDecimal> observed) {
        return observed.isEmpty() || completeLimits.isEmpty()
                ? Finding.NOT_REACHED
                : Finding.within(completeLimits.get().bound(name), observed.get());
    }

    public Optional<Instrument.Known> knownInstrument() {
        return knownInstrument;
    }

    public Optional<AccountLimits.Complete> completeLimits() {
        return completeLimits;
    }

    /** The reference price, where there is one and the account's limits let it count. */
    public Optional<ReferencePrice.Known> freshPrice() {
        return freshPrice;
    }

    /**
     * What one unit may cost at worst: the limit price; for market orders the collar's end, for
     * stops the collar's end from where they would set off.
     */
    public Optional<Money> unitNotional() {
        return unitNotional;
    }

    /**
     * What the market is at when the order can first trade: the reference price, or the stop price
     * where the market has yet to come to that. Empty without a fresh price.
     */
    public Optional<Price> entryPrice() {
        return freshPrice.map(ReferencePrice.Known::price).map(this::entryPrice);
    }

    /** What all of it may cost at worst. */
    public Optional<Money> notional() {
        return unitNotional.map(unit -> unit.times(order.orderQty().value()));
    }

    /**
     * A replace: the open order that it is about, and its own name.
     *
     * @param clOrdId the request's
     */
    public record Replacement(OpenOrder open, ClOrdId clOrdId) {}

    /** The order as it is held against the account once this was accepted. */
    public OpenOrder accepted() {
        Claim bound = claim.orElseThrow();
        return replacement
                .map(request -> request.open().replacing(request.clOrdId(), bound))
                .orElseGet(() -> OpenOrder.of(order, bound, instrument().multiplierOrOne()));
    }

    /** The open order that a replace is about; empty for a new order. */
    public Optional<OpenOrder> replaced() {
        return replaced;
    }

    /** The part of a sell that the account holds and has not offered yet; zero for buys. */
    public Quantity coveredQty() {
        return coveredQty;
    }

    /** What it would bind; for a replace beside the versions that are in flight already. */
    public Optional<Claim> claim() {
        return claim;
    }

    /** What it adds to the notional of the account's open orders. */
    public Optional<Money> addedNotional() {
        return claim.map(
                bound ->
                        orZero(
                                bound.notional(cumQty())
                                        .minus(
                                                replaced.map(OpenOrder::notional)
                                                        .orElse(Money.ZERO))));
    }

    /** What it takes of the buying power, on top of what the order reserves already. */
    public Optional<Money> reservation() {
        return claim.map(
                bound ->
                        orZero(
                                bound.reservation(cumQty())
                                        .minus(
                                                replaced.map(OpenOrder::reservation)
                                                        .orElse(Money.ZERO))));
    }

    /** What it adds to the quantity that may still trade. */
    public Quantity addedQty() {
        return leavesQty().minusOrZero(replaced.map(OpenOrder::leavesQty).orElse(Quantity.ZERO));
    }

    /**
     * Whether it is a replace that only takes risk away: no more to trade, at no price that trades
     * sooner, and nothing more reserved than before.
     */
    public boolean isReduction() {
        return replaced.isPresent()
                && addedQty().isZero()
                && replaced.orElseThrow().claims().allMatch(this::isNoSooner)
                && reservation().map(more -> more.value().signum() == 0).orElse(false);
    }

    private boolean isNoSooner(Claim version) {
        return switch (order.ordType()) {
            case OrdType.Market() -> true;
            case OrdType.Limit(var price) -> isNoSooner(price, version.ordType().limitPrice());
            case OrdType.Stop _, OrdType.StopLimit _ -> order.ordType().equals(version.ordType());
        };
    }

    private boolean isNoSooner(Price price, Optional<Price> before) {
        return before.map(
                        known ->
                                order.side().isBuy()
                                        ? price.compareTo(known) <= 0
                                        : price.compareTo(known) >= 0)
                .orElse(false);
    }

    private Quantity leavesQty() {
        return order.orderQty().minusOrZero(cumQty());
    }

    private Quantity cumQty() {
        return replaced.map(OpenOrder::cumQty).orElse(Quantity.ZERO);
    }

    private static Money orZero(Money amount) {
        return amount.isNegative() ? Money.ZERO : amount;
    }

    /** The reference price moved up or down by the collar. */
    public static Price collared(Price reference, int basisPoints) {
        return new Price(
                reference
                        .value()
                        .multiply(
                                BigDecimal.valueOf(
                                        Math.max(0, ONE_IN_BASIS_POINTS + basisPoints),
                                        BASIS_POINT_DIGITS)));
    }

    private Optional<ReferencePrice.Known> fresh() {
        return around.price() instanceof ReferencePrice.Known known
                        && around.limits() instanceof AccountLimits.Complete complete
                        && known.ageMillisAt(time) <= complete.maxPriceAgeMillis()
                ? Optional.of(known)
                : Optional.empty();
    }

    private Optional<Price> worstPrice() {
        return switch (order.ordType()) {
            case OrdType.Limit(var price) -> Optional.of(price);
            case OrdType.StopLimit(var price, _) -> Optional.of(price);
            case OrdType.Market() -> freshPrice.flatMap(fresh -> collared(fresh.price()));
            case OrdType.Stop(var stopPx) ->
                    freshPrice.flatMap(fresh -> collared(higher(fresh.price(), stopPx)));
        };
    }

    private Optional<Price> collared(Price price) {
        return completeLimits.map(all -> collared(price, all.priceCollarBps()));
    }

    private Price entryPrice(Price reference) {
        return order.ordType()
                .stopPrice()
                .map(
                        stopPx ->
                                order.side().isBuy()
                                        ? higher(reference, stopPx)
                                        : lower(reference, stopPx))
                .orElse(reference);
    }

    private static Price higher(Price one, Price other) {
        return one.compareTo(other) >= 0 ? one : other;
    }

    private static Price lower(Price one, Price other) {
        return one.compareTo(other) <= 0 ? one : other;
    }

    private Money perUnit(Price price) {
        Money money = new Money(price.value());
        return knownInstrument.map(known -> money.times(known.multiplier())).orElse(money);
    }

    /** A replace keeps what its order covers, and may cover more of what nobody offers yet. */
    private Quantity covered() {
        if (order.side().isBuy()) {
            return Quantity.ZERO;
        }
        Quantity most =
                replaced.map(OpenOrder::coveredQty)
                        .orElse(Quantity.ZERO)
                        .plus(position().reducibleBy(order.side()));
        return most.compareTo(leavesQty()) < 0 ? most : leavesQty();
    }
}

package dev.fillstream.risk.check;

import dev.fillstream.model.order.NewOrderSingle;
import dev.fillstream.model.order.OrdType;
import dev.fillstream.model.value.Money;
import dev.fillstream.model.value.Price;
import dev.fillstream.model.value.Quantity;
import dev.fillstream.risk.exposure.AccountTotals;
import dev.fillstream.risk.exposure.Position;
import dev.fillstream.risk.limit.AccountLimits;
import dev.fillstream.risk.limit.Instrument;
import dev.fillstream.risk.limit.ReferencePrice;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/**
 * An order and all that a decision about it may know, with what several checks need worked out
 * once.
 */
public final class OrderAtRisk {

    private static final int BASIS_POINT_DIGITS = 4;
    private static final long ONE_IN_BASIS_POINTS = 10_000;

    private final NewOrderSingle order;
    private final Instant time;
    private final Instrument instrument;
    private final AccountLimits limits;
    private final ReferencePrice referencePrice;
    private final AccountTotals totals;
    private final Position position;
    private final Optional<Instrument.Known> knownInstrument;
    private final Optional<AccountLimits.Complete> completeLimits;
    private final Optional<ReferencePrice.Known> freshPrice;
    private final Optional<Money> unitNotional;
    private final Quantity coveredQty;

    /**
     * @param time of the command's record: the only clock that a decision knows
     */
    public OrderAtRisk(
            NewOrderSingle order,
            Instant time,
            Instrument instrument,
            AccountLimits limits,
            ReferencePrice referencePrice,
            AccountTotals totals,
            Position position) {
        this.order = order;
        this.time = time;
        this.instrument = instrument;
        this.limits = limits;
        this.referencePrice = referencePrice;
        this.totals = totals;
        this.position = position;
        knownInstrument =
                instrument instanceof Instrument.Known known
                        ? Optional.of(known)
                        : Optional.empty();
        completeLimits =
                limits instanceof AccountLimits.Complete complete
                        ? Optional.of(complete)
                        : Optional.empty();
        freshPrice = fresh();
        unitNotional = worstPrice().map(this::perUnit);
        coveredQty = covered();
    }

    public NewOrderSingle order() {
        return order;
    }

    public Instant time() {
        return time;
    }

    public Instrument instrument() {
        return instrument;
    }

    public AccountLimits limits() {
        return limits;
    }

    public ReferencePrice referencePrice() {
        return referencePrice;
    }

    public AccountTotals totals() {
        return totals;
    }

    public Position position() {
        return position;
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

    /** What one unit may cost at worst: the limit price, or for market orders the collar's end. */
    public Optional<Money> unitNotional() {
        return unitNotional;
    }

    /** What all of it may cost at worst. */
    public Optional<Money> notional() {
        return unitNotional.map(unit -> unit.times(order.orderQty().value()));
    }

    /** The part of a sell that the account holds and has not offered yet; zero for buys. */
    public Quantity coveredQty() {
        return coveredQty;
    }

    /** What the order reserves when it is approved. */
    public Optional<Money> reservation() {
        return unitNotional.map(
                unit -> unit.times(order.orderQty().minusOrZero(coveredQty).value()));
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
        return referencePrice instanceof ReferencePrice.Known known
                        && limits instanceof AccountLimits.Complete complete
                        && known.ageMillisAt(time) <= complete.maxPriceAgeMillis()
                ? Optional.of(known)
                : Optional.empty();
    }

    private Optional<Price> worstPrice() {
        return switch (order.ordType()) {
            case OrdType.Limit(var price) -> Optional.of(price);
            case OrdType.StopLimit(var price, _) -> Optional.of(price);
            case OrdType.Market(), OrdType.Stop(_) ->
                    freshPrice.flatMap(
                            fresh ->
                                    completeLimits.map(
                                            all -> collared(fresh.price(), all.priceCollarBps())));
        };
    }

    private Money perUnit(Price price) {
        Money money = new Money(price.value());
        return knownInstrument.map(known -> money.times(known.multiplier())).orElse(money);
    }

    private Quantity covered() {
        if (order.side().isBuy()) {
            return Quantity.ZERO;
        }
        Quantity free = position.reducibleBy(order.side());
        return free.compareTo(order.orderQty()) < 0 ? free : order.orderQty();
    }
}

package dev.fillstream.risk.check;

import dev.fillstream.model.value.Money;
import dev.fillstream.risk.exposure.Position;
import dev.fillstream.risk.exposure.TradingDay;
import dev.fillstream.risk.exposure.Valuation;
import dev.fillstream.risk.limit.Instrument;
import dev.fillstream.risk.limit.TradingHours;
import java.math.BigDecimal;

/**
 * What the account risks before an order and after it, the order's symbol valued at the reference
 * price and all others at their marks.
 *
 * @param isReducing whether the order only brings the position closer to zero, whatever else fills
 * @param mark what one unit is worth now
 * @param worstPosition signed, should every open order of this side fill, this one included
 * @param symbolAfter the symbol's part of {@code grossAfter}
 * @param netAfter signed, should every open order of this side fill, this one included
 * @param day the trading day that the order counts into, as it was before
 * @param worth what the account is worth now beside its opening cash
 */
public record Outlook(
        boolean isReducing,
        Money mark,
        BigDecimal worstPosition,
        Money grossBefore,
        Money grossAfter,
        Money symbolAfter,
        Money netBefore,
        Money netAfter,
        TradingDay day,
        Money worth) {

    static Outlook of(OrderAtRisk order) {
        boolean isBuy = order.order().side().isBuy();
        Position position = order.position();
        Money mark =
                order.freshPrice()
                        .flatMap(
                                price ->
                                        order.knownInstrument()
                                                .map(
                                                        known ->
                                                                new Money(price.price().value())
                                                                        .times(known.multiplier())))
                        .orElse(position.mark());
        Position marked = position.marked(mark);
        Valuation valuation = order.totals().valuation().with(position, marked);
        Money added = order.addedNotional().orElse(Money.ZERO);
        Money net = valuation.net();
        Money netAfter =
                isBuy
                        ? net.plus(valuation.openBuys()).plus(added)
                        : net.minus(valuation.openSells()).minus(added);
        Money value = marked.value();
        Money symbolAfter =
                (value.isNegative() ? value.negated() : value)
                        .plus(marked.openBuyNotional())
                        .plus(marked.openSellNotional())
                        .plus(added);
        Money worth = order.totals().cashFlow().plus(net);
        return new Outlook(
                position.isReducedBy(order.order().side(), order.addedQty()),
                mark,
                position.worstCase(order.order().side(), order.addedQty()),
                valuation.grossExposure(),
                valuation.grossExposure().plus(added),
                symbolAfter,
                net,
                netAfter,
                day(order, worth),
                worth);
    }

    /** Towards which the order moves: up for buys, down for sells, as a number that grows. */
    public static BigDecimal towards(OrderAtRisk order, BigDecimal signed) {
        return order.order().side().isBuy() ? signed : signed.negate();
    }

    /** What the account lost since its trading day began; negative where it won. */
    public Money loss() {
        return day.start().minus(worth);
    }

    /** The calendar of an instrument that is not known is never needed: the order is refused. */
    private static TradingDay day(OrderAtRisk order, Money worth) {
        var hours =
                order.knownInstrument().map(Instrument.Known::hours).orElse(TradingHours.ALWAYS);
        return order.totals().activity().day(hours.calendar(), hours.dayAt(order.time()), worth);
    }
}

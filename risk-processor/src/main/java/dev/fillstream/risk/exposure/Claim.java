package dev.fillstream.risk.exposure;

import dev.fillstream.model.order.OrdType;
import dev.fillstream.model.value.Money;
import dev.fillstream.model.value.Price;
import dev.fillstream.model.value.Quantity;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * What one version of an order's terms binds. What it reserves is always {@code unitReservation ×
 * (leavesQty − coveredQty)}, exactly: it shrinks with each fill without a division.
 *
 * @param coveredQty the part of what is left that reserves nothing, since the account holds what it
 *     would sell; it is the part that fills first
 * @param unitReservation what one unit of the rest reserves
 */
public record Claim(
        Quantity orderQty, OrdType ordType, Quantity coveredQty, Money unitReservation) {

    public Quantity leavesQty(Quantity cumQty) {
        return orderQty.minusOrZero(cumQty);
    }

    /** What is left may cost or bring at worst. */
    public Money notional(Quantity cumQty) {
        return unitReservation.times(leavesQty(cumQty).value());
    }

    public Money reservation(Quantity cumQty) {
        return unitReservation.times(leavesQty(cumQty).minusOrZero(coveredQty).value());
    }

    Claim traded(Quantity lastQty) {
        return new Claim(orderQty, ordType, coveredQty.minusOrZero(lastQty), unitReservation);
    }

    /**
     * As the venue now has it.
     *
     * @param price the limit price, where the venue told one
     */
    Claim amended(Quantity newOrderQty, Quantity leavesQty, Optional<Price> price, BigDecimal per) {
        Quantity covered = coveredQty.compareTo(leavesQty) < 0 ? coveredQty : leavesQty;
        return price.flatMap(this::repriced)
                .map(
                        type ->
                                new Claim(
                                        newOrderQty,
                                        type,
                                        covered,
                                        new Money(price.orElseThrow().value()).times(per)))
                .orElse(new Claim(newOrderQty, ordType, covered, unitReservation));
    }

    private Optional<OrdType> repriced(Price price) {
        return switch (ordType) {
            case OrdType.Limit(_) -> Optional.of(new OrdType.Limit(price));
            case OrdType.StopLimit(_, var stopPx) ->
                    Optional.of(new OrdType.StopLimit(price, stopPx));
            case OrdType.Market(), OrdType.Stop(_) -> Optional.empty();
        };
    }
}

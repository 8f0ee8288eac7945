package dev.fillstream.venue.exchange;

import dev.fillstream.model.order.OrdType;
import dev.fillstream.model.value.Quantity;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A client's order and how far it came.
 *
 * @param filledNotional the sum of price times quantity over its trades; exact, so the average is
 *     too
 * @param replaces the order whose place this one took, which passed on its fills
 * @param replacedBy the order that took this one's place
 * @param triggered whether a stop was set off
 * @param changedAt when it came to {@code status}, or was last traded
 */
public record VenueOrder(
        VenueOrderId id,
        OrderTerms terms,
        Instant submittedAt,
        OrderStatus status,
        Quantity filledQty,
        BigDecimal filledNotional,
        Optional<VenueOrderId> replaces,
        Optional<VenueOrderId> replacedBy,
        boolean triggered,
        Instant changedAt) {

    /** Digits after the point of an average price. */
    private static final int AVERAGE_SCALE = 9;

    static VenueOrder accepted(VenueOrderId id, OrderTerms terms, Instant time) {
        return new VenueOrder(
                id,
                terms,
                time,
                OrderStatus.NEW,
                Quantity.ZERO,
                BigDecimal.ZERO,
                Optional.empty(),
                Optional.empty(),
                false,
                time);
    }

    /** The same with other terms. */
    public VenueOrder with(OrderTerms others) {
        return new VenueOrder(
                id,
                others,
                submittedAt,
                status,
                filledQty,
                filledNotional,
                replaces,
                replacedBy,
                triggered,
                changedAt);
    }

    public Quantity leavesQty() {
        return status.isOpen() ? terms.orderQty().minusOrZero(filledQty) : Quantity.ZERO;
    }

    /** Whether it waits for the market to come to its stop price. */
    public boolean isWaiting() {
        return isOpen() && !triggered && terms.ordType().stopPrice().isPresent();
    }

    /** As what it works in the book: a stop that was set off is a market or limit order. */
    public OrdType working() {
        return switch (terms.ordType()) {
            case OrdType.Market market -> market;
            case OrdType.Limit limit -> limit;
            case OrdType.Stop(_) -> new OrdType.Market();
            case OrdType.StopLimit(var price, _) -> new OrdType.Limit(price);
        };
    }

    public boolean isOpen() {
        return status.isOpen();
    }

    /** The average price of its trades, or null before the first. */
    public @Nullable BigDecimal averagePrice() {
        if (filledQty.isZero()) {
            return null;
        }
        BigDecimal average =
                filledNotional.divide(filledQty.value(), AVERAGE_SCALE, RoundingMode.HALF_EVEN);
        BigDecimal plain = average.stripTrailingZeros();
        return plain.scale() < 0 ? plain.setScale(0) : plain;
    }

    /** This order after {@code booking}, which must be about it. */
    VenueOrder after(Booking booking) {
        return switch (booking) {
            case Booking.Accepted(var order) -> order;
            case Booking.Triggered trigger -> triggered(trigger.time());
            case Booking.Traded traded -> traded(traded);
            case Booking.TradeCanceled bust -> busted(bust);
            case Booking.TradeCorrected correction -> corrected(correction);
            case Booking.Canceled canceled -> ended(OrderStatus.CANCELED, canceled.time());
            case Booking.Expired expired -> ended(OrderStatus.EXPIRED, expired.time());
            case Booking.Rejected rejected -> ended(OrderStatus.REJECTED, rejected.time());
            case Booking.Replaced replaced -> replaced(replaced);
        };
    }

    /** The order that takes this one's place: other terms, the same fills. */
    VenueOrder successor(VenueOrderId successorId, OrderTerms newTerms, Instant time) {
        return new VenueOrder(
                successorId,
                newTerms,
                time,
                filledQty.isZero() ? OrderStatus.NEW : OrderStatus.PARTIALLY_FILLED,
                filledQty,
                filledNotional,
                Optional.of(id),
                Optional.empty(),
                triggered,
                time);
    }

    private VenueOrder traded(Booking.Traded trade) {
        Quantity filled = filledQty.plus(trade.quantity());
        BigDecimal notional = filledNotional.add(trade.price().times(trade.quantity()).value());
        boolean done = filled.compareTo(terms.orderQty()) >= 0;
        return new VenueOrder(
                id,
                terms,
                submittedAt,
                traded(done),
                filled,
                notional,
                replaces,
                replacedBy,
                triggered,
                trade.time());
    }

    /** What is over stays so, even if more of it was traded than was known. */
    private OrderStatus traded(boolean done) {
        if (!isOpen()) {
            return status;
        }
        return done ? OrderStatus.FILLED : OrderStatus.PARTIALLY_FILLED;
    }

    private VenueOrder busted(Booking.TradeCanceled bust) {
        Booking.Traded trade = bust.trade();
        return filled(
                filledQty.minus(trade.quantity()),
                filledNotional.subtract(notional(trade)),
                bust.time());
    }

    private VenueOrder corrected(Booking.TradeCorrected correction) {
        BigDecimal difference =
                notional(correction.corrected()).subtract(notional(correction.trade()));
        return filled(filledQty, filledNotional.add(difference), correction.time());
    }

    private static BigDecimal notional(Booking.Traded trade) {
        return trade.price().times(trade.quantity()).value();
    }

    private VenueOrder filled(Quantity quantity, BigDecimal notional, Instant time) {
        return new VenueOrder(
                id,
                terms,
                submittedAt,
                status,
                quantity,
                notional,
                replaces,
                replacedBy,
                triggered,
                time);
    }

    private VenueOrder triggered(Instant time) {
        return new VenueOrder(
                id,
                terms,
                submittedAt,
                status,
                filledQty,
                filledNotional,
                replaces,
                replacedBy,
                true,
                time);
    }

    private VenueOrder replaced(Booking.Replaced replaced) {
        return new VenueOrder(
                id,
                terms,
                submittedAt,
                OrderStatus.REPLACED,
                filledQty,
                filledNotional,
                replaces,
                Optional.of(replaced.replacedBy()),
                triggered,
                replaced.time());
    }

    private VenueOrder ended(OrderStatus end, Instant time) {
        return new VenueOrder(
                id,
                terms,
                submittedAt,
                end,
                filledQty,
                filledNotional,
                replaces,
                replacedBy,
                triggered,
                time);
    }
}

package dev.fillstream.model.order;

import dev.fillstream.model.value.Money;
import dev.fillstream.model.value.OrderId;
import dev.fillstream.model.value.Price;
import dev.fillstream.model.value.Quantity;
import dev.fillstream.model.value.VenueOrderId;

/**
 * One order: what was asked for, where it stands and what traded. Made by {@link #received}, moved
 * on by {@link OrderLifecycle} only; the public constructor is for reading it back from storage.
 *
 * @param terms as first asked for; never changes
 * @param live what replaces made of it
 * @param cumQty CumQty (14): the sum of all trades that stand
 * @param cumNotional the exact sum of price times quantity of all trades that stand
 * @param reportSeq the number of the last report, 0 before the first
 * @param venueOrderId the venue's own id for it
 */
public record Order(
        NewOrderSingle terms,
        LiveTerms live,
        OrderState state,
        Quantity cumQty,
        Money cumNotional,
        long reportSeq,
        VenueOrderId venueOrderId) {

    /** An order that just came in: nothing sent, nothing traded, nothing reported. */
    public static Order received(NewOrderSingle terms) {
        return new Order(
                terms,
                new LiveTerms(terms.clOrdId(), terms.orderQty(), terms.ordType()),
                OrderStates.RECEIVED,
                Quantity.ZERO,
                Money.ZERO,
                0,
                VenueOrderId.UNKNOWN);
    }

    public OrderId orderId() {
        return terms.orderId();
    }

    public OrdStatus ordStatus() {
        return state.ordStatus();
    }

    public boolean isTerminal() {
        return state instanceof OrderState.Terminal;
    }

    public boolean outcomeUnknown() {
        return state.outcomeUnknown();
    }

    /**
     * LeavesQty (151): what may still trade. Zero once the order ended; on a done-for-day order
     * what is left, since it may come back tomorrow.
     */
    public Quantity leavesQty() {
        return isTerminal() ? Quantity.ZERO : live.orderQty().minusOrZero(cumQty);
    }

    /** AvgPx (6): 9 decimals, half even; zero while nothing traded. */
    public Price avgPx() {
        return cumNotional.averageOver(cumQty);
    }

    /** What traded beyond the quantity asked for: real, and a reason to call somebody. */
    public Quantity overfillQty() {
        return cumQty.minusOrZero(live.orderQty());
    }

    Order withState(OrderState next) {
        return new Order(terms, live, next, cumQty, cumNotional, reportSeq, venueOrderId);
    }

    Order withLive(LiveTerms next) {
        return new Order(terms, next, state, cumQty, cumNotional, reportSeq, venueOrderId);
    }

    Order withTraded(Quantity newCumQty, Money newNotional, OrderState next) {
        return new Order(terms, live, next, newCumQty, newNotional, reportSeq, venueOrderId);
    }

    /** The same with the venue's id for it, where {@code id} is one. */
    Order withVenueOrderId(VenueOrderId id) {
        return id.isKnown()
                ? new Order(terms, live, state, cumQty, cumNotional, reportSeq, id)
                : this;
    }

    Order withReportSeq(long next) {
        return new Order(terms, live, state, cumQty, cumNotional, next, venueOrderId);
    }
}

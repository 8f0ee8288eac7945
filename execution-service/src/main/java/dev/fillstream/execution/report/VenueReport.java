package dev.fillstream.execution.report;

import dev.fillstream.model.order.NewOrderSingle;
import dev.fillstream.model.order.OrderEvent;
import dev.fillstream.model.value.OrderId;
import dev.fillstream.model.value.Quantity;
import dev.fillstream.model.value.VenueOrderId;
import java.util.Optional;

/**
 * What a venue says happened to one of our orders there. Where a venue makes a new order of a
 * replaced one, each has a client order id of its own: the first one's is the orderId, a later
 * one's is derived from the replace request's clOrdId.
 *
 * @param clientOrderId what we called the order at the venue
 * @param venueOrderId what the venue calls it
 * @param terms what the venue says that it is
 */
public record VenueReport(
        OrderId clientOrderId, VenueOrderId venueOrderId, Terms terms, OrderEvent event) {

    /**
     * What the venue says the order is, as far as it says it.
     *
     * @param symbol empty where it does not
     * @param isBuy empty where it does not
     * @param account empty where it does not
     * @param cumQty what traded of it in all, empty where this report does not say so for certain
     */
    public record Terms(
            String symbol, Optional<Boolean> isBuy, String account, Optional<Quantity> cumQty) {
        public static final Terms UNSAID = new Terms("", Optional.empty());

        public Terms(String symbol, Optional<Boolean> isBuy) {
            this(symbol, isBuy, "", Optional.empty());
        }
    }

    /** Whether this can be about {@code order}. */
    boolean agreesWith(BookedOrder order) {
        NewOrderSingle asked = order.order().terms();
        return (terms.symbol.isEmpty() || terms.symbol.equals(asked.symbol().value()))
                && (terms.isBuy.isEmpty() || terms.isBuy.get() == asked.side().isBuy())
                && (terms.account.isEmpty() || terms.account.equals(asked.account().value()))
                && isSameAtVenue(order);
    }

    /** Before an order was ever asked to be replaced, the venue has one id for it. */
    private boolean isSameAtVenue(BookedOrder order) {
        VenueOrderId known = order.order().venueOrderId();
        return !known.isKnown()
                || !venueOrderId.isKnown()
                || known.equals(venueOrderId)
                || !order.past().requests().isEmpty();
    }
}

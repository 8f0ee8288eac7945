package dev.fillstream.venue.exchange;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedCollection;

/**
 * All open orders and the last closed ones, in the order in which they came. Of older ones only the
 * client order id is kept, so that it can never be used again.
 */
final class OrderRecords {

    private final int closedLimit;
    private final LinkedHashMap<VenueOrderId, VenueOrder> orders = new LinkedHashMap<>();
    private final LinkedHashMap<VenueOrderId, VenueOrder> open = new LinkedHashMap<>();
    private final Map<ClientOrderId, VenueOrderId> byClientOrderId = new HashMap<>();
    private final Deque<VenueOrderId> closed = new ArrayDeque<>();
    private final KnownIds known = new KnownIds();

    OrderRecords(int closedLimit) {
        this.closedLimit = closedLimit;
    }

    void put(VenueOrder order) {
        if (orders.put(order.id(), order) == null) {
            known.add(order.terms().clientOrderId());
            byClientOrderId.put(order.terms().clientOrderId(), order.id());
        }
        if (order.isOpen()) {
            open.put(order.id(), order);
        } else if (open.remove(order.id()) != null) {
            closed.add(order.id());
            forgetOldest();
        }
    }

    boolean isKnown(ClientOrderId id) {
        return known.contains(id);
    }

    boolean hasForgotten() {
        return known.size() > orders.size();
    }

    Optional<VenueOrder> find(VenueOrderId id) {
        return Optional.ofNullable(orders.get(id));
    }

    Optional<VenueOrder> find(ClientOrderId id) {
        return Optional.ofNullable(byClientOrderId.get(id)).map(orders::get);
    }

    SequencedCollection<VenueOrder> all() {
        return orders.sequencedValues();
    }

    SequencedCollection<VenueOrder> openInSequence() {
        return open.sequencedValues();
    }

    private void forgetOldest() {
        while (closed.size() > closedLimit) {
            VenueOrder order = orders.remove(closed.remove());
            if (order != null) {
                byClientOrderId.remove(order.terms().clientOrderId());
            }
        }
    }
}

package dev.fillstream.venue.exchange;

import dev.fillstream.model.value.Price;
import dev.fillstream.venue.market.TopOfBook;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A market's orders that wait for their stop price: a buy until the best ask has risen to it, a
 * sell until the best bid has fallen to it. Those that are reached first come first, at one price
 * the earlier order.
 */
final class StopOrders {

    private final NavigableMap<Price, LinkedHashMap<VenueOrderId, VenueOrder>> buys =
            new TreeMap<>();
    private final NavigableMap<Price, LinkedHashMap<VenueOrderId, VenueOrder>> sells =
            new TreeMap<>(Comparator.reverseOrder());

    void add(VenueOrder order) {
        side(order)
                .computeIfAbsent(stopPrice(order), _ -> new LinkedHashMap<>())
                .put(order.id(), order);
    }

    void remove(VenueOrder order) {
        var level = side(order).get(stopPrice(order));
        if (level != null) {
            level.remove(order.id());
            if (level.isEmpty()) {
                side(order).remove(stopPrice(order));
            }
        }
    }

    /** Takes out the first order that the market has come to; empty where there is none. */
    Optional<VenueOrder> takeReached(TopOfBook top) {
        Optional<VenueOrder> reached =
                first(buys)
                        .filter(order -> top.ask().compareTo(stopPrice(order)) >= 0)
                        .or(
                                () ->
                                        first(sells)
                                                .filter(
                                                        order ->
                                                                top.bid()
                                                                                .compareTo(
                                                                                        stopPrice(
                                                                                                order))
                                                                        <= 0));
        reached.ifPresent(this::remove);
        return reached;
    }

    private static Optional<VenueOrder> first(
            NavigableMap<Price, LinkedHashMap<VenueOrderId, VenueOrder>> side) {
        return side.isEmpty()
                ? Optional.empty()
                : Optional.of(side.firstEntry().getValue().firstEntry().getValue());
    }

    private NavigableMap<Price, LinkedHashMap<VenueOrderId, VenueOrder>> side(VenueOrder order) {
        return order.terms().side().isBuy() ? buys : sells;
    }

    private static Price stopPrice(VenueOrder order) {
        return order.terms().ordType().stopPrice().orElseThrow();
    }
}

package dev.fillstream.execution.routing;

import dev.fillstream.execution.config.ExecutionConfig;
import dev.fillstream.execution.report.BookedOrder;
import dev.fillstream.model.order.NewOrderSingle;
import io.smallrye.mutiny.Uni;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * The venues that orders go to, and the way of each order to one of them. The book may also hold
 * orders of a venue that the settings do not name any more: nothing can be said of those.
 */
public final class Venues {

    private final Routes routes;
    private final Map<String, VenueGate> gates = new LinkedHashMap<>();
    private final VenueGate gone;

    public Venues(Routes routes, Collection<ExecutionVenue> venues, ExecutionConfig config) {
        this.routes = routes;
        venues.forEach(venue -> gates.put(venue.name(), new VenueGate(venue, config)));
        this.gone = new VenueGate(new GoneVenue(), config);
    }

    /** Where a new order goes. */
    public VenueGate route(NewOrderSingle order) {
        return named(routes.venue(order));
    }

    /** Where an order of the book is. */
    public VenueGate of(BookedOrder order) {
        return named(order.venue());
    }

    /** The venue of that name; one that answers nothing where the settings do not have it. */
    public VenueGate named(String venue) {
        return gates.getOrDefault(venue, gone);
    }

    public boolean has(String venue) {
        return gates.containsKey(venue);
    }

    public List<VenueGate> all() {
        return List.copyOf(gates.values());
    }

    /** Makes one thing for each venue; gives what finds it by the venue's name. */
    public <T> Function<String, T> each(Function<VenueGate, T> make) {
        Map<String, T> made = new LinkedHashMap<>();
        gates.forEach((name, gate) -> made.put(name, make.apply(gate)));
        T others = make.apply(gone);
        return name -> made.getOrDefault(name, others);
    }

    /** Completes when one venue at least takes orders: as long as none does, none are taken in. */
    public Uni<Void> opened() {
        for (VenueGate gate : gates.values()) {
            if (!gate.venueSwitch().isPaused()) {
                return Uni.createFrom().voidItem();
            }
        }
        return Uni.join()
                .first(gates.values().stream().map(gate -> gate.venueSwitch().opened()).toList())
                .withItem();
    }
}

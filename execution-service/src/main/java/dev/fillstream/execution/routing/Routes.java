package dev.fillstream.execution.routing;

import dev.fillstream.model.order.NewOrderSingle;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Which venue an order goes to: that of the first route that fits, else the usual one. Written as
 * {@code symbol:GLOBEX=fix,account:acct-9=paper}.
 */
public final class Routes {

    private record Route(boolean bySymbol, String subject, String venue) {
        boolean fits(NewOrderSingle order) {
            return subject.equals(bySymbol ? order.symbol().value() : order.account().value());
        }
    }

    private final String usual;
    private final List<Route> routes;

    private Routes(String usual, List<Route> routes) {
        this.usual = usual;
        this.routes = List.copyOf(routes);
    }

    /**
     * @throws IllegalArgumentException where the text is no list of routes; the message names the
     *     one that is wrong
     */
    public static Routes parse(String usual, String text) {
        List<Route> routes = new ArrayList<>();
        for (String entry : text.split(",", -1)) {
            if (!entry.isBlank()) {
                routes.add(route(entry.strip()));
            }
        }
        return new Routes(usual, routes);
    }

    private static Route route(String entry) {
        int colon = entry.indexOf(':');
        int equals = entry.lastIndexOf('=');
        String kind = colon < 0 ? "" : entry.substring(0, colon);
        boolean isWhole = equals > colon + 1 && equals < entry.length() - 1;
        if (!isWhole || !(kind.equals("symbol") || kind.equals("account"))) {
            throw new IllegalArgumentException(
                    "a route is symbol:X=venue or account:X=venue, not \"" + entry + "\"");
        }
        return new Route(
                kind.equals("symbol"),
                entry.substring(colon + 1, equals),
                entry.substring(equals + 1));
    }

    /** The venue's name. */
    public String venue(NewOrderSingle order) {
        for (Route route : routes) {
            if (route.fits(order)) {
                return route.venue();
            }
        }
        return usual;
    }

    /** All venues that are named, the usual one first. */
    public Set<String> venues() {
        Set<String> venues = new LinkedHashSet<>();
        venues.add(usual);
        routes.forEach(route -> venues.add(route.venue()));
        return venues;
    }
}

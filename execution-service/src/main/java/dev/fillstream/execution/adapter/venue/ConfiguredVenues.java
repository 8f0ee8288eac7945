package dev.fillstream.execution.adapter.venue;

import dev.fillstream.execution.adapter.venue.alpaca.AlpacaVenue;
import dev.fillstream.execution.adapter.venue.fix.FixVenue;
import dev.fillstream.execution.adapter.venue.paper.PaperVenue;
import dev.fillstream.execution.config.ExecutionConfig;
import dev.fillstream.execution.config.ExecutionConfig.VenueName;
import dev.fillstream.execution.routing.ExecutionVenue;
import dev.fillstream.execution.routing.Routes;
import dev.fillstream.execution.routing.Venues;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;

/** The venues that the settings name, as the usual one or in a route; the others are never made. */
@ApplicationScoped
public class ConfiguredVenues {

    @Produces
    @Singleton
    Venues venues(
            ExecutionConfig config,
            Instance<AlpacaVenue> alpaca,
            Instance<FixVenue> fix,
            Instance<PaperVenue> paper) {
        Routes routes =
                Routes.parse(
                        config.venue().name().toLowerCase(Locale.ROOT), config.routes().orElse(""));
        List<ExecutionVenue> venues =
                routes.venues().stream()
                        .map(ConfiguredVenues::named)
                        .<ExecutionVenue>map(
                                name ->
                                        switch (name) {
                                            case ALPACA -> alpaca.get();
                                            case PAPER -> paper.get();
                                            case FIX -> fix.get();
                                        })
                        .toList();
        return new Venues(routes, venues, config);
    }

    private static VenueName named(String name) {
        for (VenueName one : VenueName.values()) {
            if (one.name().toLowerCase(Locale.ROOT).equals(name)) {
                return one;
            }
        }
        throw new IllegalArgumentException(
                "a route leads to venue \""
                        + name
                        + "\", which there is not: "
                        + List.of(VenueName.values()));
    }
}

package dev.fillstream.execution.adapter.venue;

import dev.fillstream.execution.adapter.venue.alpaca.AlpacaVenue;
import dev.fillstream.execution.adapter.venue.paper.PaperVenue;
import dev.fillstream.execution.config.ExecutionConfig;
import dev.fillstream.execution.routing.ExecutionVenue;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** The venue that {@code FILLSTREAM_EXECUTION_VENUE} names; the others are never made. */
@ApplicationScoped
public class ChosenVenue {

    @Produces
    @Singleton
    ExecutionVenue venue(
            ExecutionConfig config, Instance<AlpacaVenue> alpaca, Instance<PaperVenue> paper) {
        return switch (config.venue()) {
            case ALPACA -> alpaca.get();
            case PAPER -> paper.get();
        };
    }
}

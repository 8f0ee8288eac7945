package dev.fillstream.execution.adapter.venue;

import static dev.fillstream.model.fixture.OrderBuilder.NOON;

import dev.fillstream.execution.adapter.venue.paper.PaperVenues;
import dev.fillstream.execution.routing.ExecutionVenue;
import dev.fillstream.model.order.NewOrderSingle;
import org.junit.jupiter.api.BeforeEach;

class PaperConformanceTest extends VenueConformance {

    private final Heard heard = new Heard();
    private final ExecutionVenue venue = PaperVenues.quoting("ACME", "12.30", "12.34", NOON);

    @BeforeEach
    void open() {
        venue.open(heard);
    }

    /** The one kind of order that it does not trade at once. */
    @Override
    NewOrderSingle resting() {
        return order().stop("99.00").of(100);
    }

    @Override
    ExecutionVenue venue() {
        return venue;
    }

    @Override
    Heard heard() {
        return heard;
    }
}

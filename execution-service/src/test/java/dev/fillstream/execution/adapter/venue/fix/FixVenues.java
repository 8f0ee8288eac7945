package dev.fillstream.execution.adapter.venue.fix;

import dev.fillstream.execution.adapter.venue.Settings;
import dev.fillstream.execution.config.FixConfig;
import dev.fillstream.execution.routing.ExecutionVenue.VenueListener;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.util.Map;

/** FIX venues for tests. */
public final class FixVenues {

    private FixVenues() {}

    /** One with the event loop that it runs on. */
    public record Opened(FixVenue venue, Vertx vertx) implements AutoCloseable {
        @Override
        public void close() {
            venue.close();
            vertx.close().toCompletionStage().toCompletableFuture().join();
        }
    }

    public static Opened open(Map<String, String> settings, VenueListener listener) {
        Vertx vertx = Vertx.vertx();
        FixConfig config = Settings.of(FixConfig.class, settings);
        FixVenue venue = new FixVenue(vertx, config, Clock.systemUTC());
        venue.open(listener);
        return new Opened(venue, vertx);
    }
}

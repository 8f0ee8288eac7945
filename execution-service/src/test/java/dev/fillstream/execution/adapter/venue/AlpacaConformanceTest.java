package dev.fillstream.execution.adapter.venue;

import static org.awaitility.Awaitility.await;

import dev.fillstream.execution.adapter.venue.alpaca.AlpacaVenue;
import dev.fillstream.execution.config.AlpacaConfig;
import dev.fillstream.execution.routing.ExecutionVenue;
import io.vertx.mutiny.core.Vertx;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AlpacaConformanceTest extends SimulatorConformance {

    @TempDir static Path folder;

    private final Vertx vertx = Vertx.vertx();
    private final Heard heard = new Heard();
    private SimulatedVenue simulator;
    private AlpacaVenue venue;

    @BeforeAll
    void start() {
        simulator = new SimulatedVenue(folder, "NOBODY");
        venue = new AlpacaVenue(vertx, Settings.of(AlpacaConfig.class, simulator.settings()));
        venue.open(heard);
        await().atMost(SOON).until(venue::isListening);
    }

    @AfterAll
    void stop() {
        vertx.closeAndAwait();
        simulator.close();
    }

    @Override
    SimulatedVenue simulator() {
        return simulator;
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

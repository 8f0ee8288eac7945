package dev.fillstream.execution.adapter.venue;

import static org.awaitility.Awaitility.await;

import dev.fillstream.execution.adapter.venue.fix.FixVenues;
import dev.fillstream.execution.routing.ExecutionVenue;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FixConformanceTest extends SimulatorConformance {

    @TempDir static Path folder;

    private final Heard heard = new Heard();
    private SimulatedVenue simulator;
    private FixVenues.Opened venue;

    @BeforeAll
    void start() {
        simulator = new SimulatedVenue(folder, "CONFORMING");
        venue = FixVenues.open(simulator.settings(), heard);
        await().atMost(SOON).until(venue.venue()::isListening);
    }

    @AfterAll
    void stop() {
        venue.close();
        simulator.close();
    }

    @Override
    SimulatedVenue simulator() {
        return simulator;
    }

    @Override
    ExecutionVenue venue() {
        return venue.venue();
    }

    @Override
    Heard heard() {
        return heard;
    }
}

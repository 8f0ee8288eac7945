package dev.fillstream.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fillstream.local.demo.Trial;
import dev.fillstream.local.demo.load.SampleOrder;
import dev.fillstream.local.stack.Part;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** Each service is killed with {@code kill -9} under load and comes back; no promise is broken. */
@Order(6)
class SurvivesKillsTest {

    private static final int ORDERS = 300;

    private final RunningPipeline pipeline = RunningPipeline.get();

    @Test
    void everyServiceMayDie() throws Exception {
        try (Trial trial = pipeline.trial("kills", 5)) {
            List<SampleOrder> plan = trial.plan(ORDERS, 42);
            Thread sending =
                    Thread.ofVirtual().start(() -> trial.load().send(plan, Duration.ofSeconds(30)));
            for (Part victim :
                    List.of(
                            Part.EXECUTION_SERVICE,
                            Part.RISK_PROCESSOR,
                            Part.NOTIFIER,
                            Part.ORDER_INTAKE,
                            Part.VENUE_SIMULATOR)) {
                int restarts = pipeline.stack().view().part(victim).restarts();
                pipeline.stack().kill(victim);
                pipeline.awaitReady(victim, restarts + 1);
            }
            sending.join();
            RunningPipeline.assertConserved(trial, ORDERS);
            assertNoPositionBreaks();
        }
    }

    /** What the simulator holds is what the book says, with both ways of trading there. */
    private void assertNoPositionBreaks() {
        double before = comparisons();
        Eventually.holds(
                "positions are compared again and again",
                Duration.ofSeconds(30),
                () -> comparisons() >= before + 5);
        assertThat(pipeline.metrics(Part.EXECUTION_SERVICE, "fillstream_position_breaks"))
                .isNotEmpty()
                .allMatch(line -> line.endsWith(" 0.0"));
    }

    private double comparisons() {
        return pipeline
                .metrics(Part.EXECUTION_SERVICE, "fillstream_position_comparisons_total")
                .stream()
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .sum();
    }
}

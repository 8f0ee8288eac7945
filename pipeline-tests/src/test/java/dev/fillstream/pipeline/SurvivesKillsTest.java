package dev.fillstream.pipeline;

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
        }
    }
}

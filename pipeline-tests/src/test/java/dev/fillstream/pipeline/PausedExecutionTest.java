package dev.fillstream.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fillstream.local.demo.Trial;
import dev.fillstream.local.demo.load.SampleOrder;
import dev.fillstream.local.stack.AnotherInstance;
import dev.fillstream.local.stack.Part;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/**
 * One of two instances of execution-service is stopped in the middle, as by a long pause of its
 * machine, for longer than Kafka waits for it. The other one takes its partitions over; the one
 * that wakes up sends nothing that is not its own any more.
 */
@Order(8)
class PausedExecutionTest {

    private static final int ORDERS = 120;

    private final RunningPipeline pipeline = RunningPipeline.get();

    @Test
    void theOneThatWakesUpSendsNothingOfTheOther() throws Exception {
        Part paused = Part.EXECUTION_SERVICE;
        try (Trial trial = pipeline.trial("paused", 0);
                AnotherInstance second = pipeline.stack().anotherExecution("execution-service-2")) {
            second.start();
            List<SampleOrder> plan = trial.plan(ORDERS, 23);
            Thread sending =
                    Thread.ofVirtual().start(() -> trial.load().send(plan, Duration.ofSeconds(4)));
            Eventually.holds(
                    "orders are under way",
                    Duration.ofSeconds(30),
                    () -> trial.load().sent() >= ORDERS / 4);
            pipeline.stack().pause(paused);
            sending.join();
            // The other one has all partitions, and has done all that was asked for.
            boolean taken = trial.awaitRest(ORDERS, Duration.ofSeconds(90));
            pipeline.stack().resume(paused);
            assertThat(taken).as(trial.standing()).isTrue();
            RunningPipeline.assertConserved(trial, ORDERS);
        }
        pipeline.awaitReady(paused, 0);
    }
}

package dev.fillstream.pipeline;

import dev.fillstream.local.demo.Trial;
import dev.fillstream.local.demo.load.SampleOrder;
import dev.fillstream.local.stack.Part;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The execution service dies at each point around the hand-over of an order to the venue, and no
 * order is there twice or lost. {@code -Dfailpoint.times=10} repeats each.
 */
@Order(7)
class DiesAtEachPointTest {

    private static final int ORDERS = 60;
    private static final Duration SHORT = Duration.ofSeconds(3);

    /** Partitions may come only after some seconds: all orders until then are in one poll. */
    private static final Duration LONG = Duration.ofSeconds(12);

    private final RunningPipeline pipeline = RunningPipeline.get();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CONSUMED",
                "INTENT_COMMITTED",
                "REPLY_UNREAD",
                "REPLY_UNCOMMITTED",
                "OFFSET_UNCOMMITTED",
                "PUBLISHED_UNMARKED"
            })
    void noOrderIsDoubledOrLost(String point) throws Exception {
        int times = Integer.getInteger("failpoint.times", 1);
        for (int i = 0; i < times; i++) {
            diesAt(point, 1 + i);
        }
    }

    private void diesAt(String point, int passes) throws Exception {
        Part victim = Part.EXECUTION_SERVICE;
        int restarts = pipeline.stack().view().part(victim).restarts();
        pipeline.armFailpoint(point, passes);
        pipeline.stack().kill(victim);
        pipeline.awaitReady(victim, restarts + 1);
        try (Trial trial = pipeline.trial("dies", 0)) {
            List<SampleOrder> plan = trial.plan(ORDERS, 42 + passes);
            trial.load().send(plan, passes == 1 ? SHORT : LONG);
            pipeline.awaitReady(victim, restarts + 2);
            RunningPipeline.assertConserved(trial, ORDERS);
            BooksOfRecord.assertBalanced(pipeline.stack().view());
        }
    }
}

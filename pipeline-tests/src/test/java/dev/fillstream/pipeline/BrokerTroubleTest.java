package dev.fillstream.pipeline;

import dev.fillstream.local.demo.Trial;
import dev.fillstream.local.demo.load.SampleOrder;
import dev.fillstream.local.stack.Part;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The broker answers 500, books and says nothing, never answers, cuts its stream, or is gone:
 * orders are in doubt for a while, none is rejected by guess, and in the end every one stands where
 * the broker's own journal says.
 */
@Order(4)
class BrokerTroubleTest {

    private static final int ORDERS = 40;

    private final RunningPipeline pipeline = RunningPipeline.get();

    @AfterEach
    void heal() {
        pipeline.clearFaults();
    }

    @ParameterizedTest
    @ValueSource(strings = {"status-500", "drop-after-booking", "no-reply", "disconnect-stream"})
    void ordersInDoubtAreResolved(String fault) throws Exception {
        try (Trial trial = pipeline.trial("fault", 0)) {
            List<SampleOrder> plan = trial.plan(ORDERS, fault.hashCode());
            pipeline.orderFault(
                    """
                    {"kind":"%s","count":"4","delayMillis":"2000"}"""
                            .formatted(fault));
            trial.load().send(plan, Duration.ofSeconds(2));
            RunningPipeline.assertConserved(trial, ORDERS);
        }
    }

    @Test
    void ordersWaitForBrokerThatIsGone() throws Exception {
        try (Trial trial = pipeline.trial("gone", 0)) {
            List<SampleOrder> plan = trial.plan(ORDERS, 5);
            pipeline.stack().killAndHold(Part.VENUE_SIMULATOR);
            trial.load().send(plan, Duration.ofSeconds(2));
            pipeline.stack().start(Part.VENUE_SIMULATOR);
            RunningPipeline.assertConserved(trial, ORDERS);
        }
    }
}

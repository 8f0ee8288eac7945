package dev.fillstream.pipeline;

import dev.fillstream.local.demo.Trial;
import dev.fillstream.local.demo.load.SampleOrder;
import dev.fillstream.local.stack.Part;
import dev.fillstream.local.stack.SampleData;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Orders that go to the simulator by FIX, while the connection breaks, or one of the two sides is
 * killed: none is there twice and none is lost.
 */
@Order(4)
class FixVenueTest {

    private static final int ORDERS = 40;

    private final RunningPipeline pipeline = RunningPipeline.get();

    @AfterEach
    void heal() {
        pipeline.clearFaults();
    }

    @ParameterizedTest
    @ValueSource(strings = {"disconnect-stream", "kill both"})
    void ordersByFixAreThereOnce(String trouble) throws Exception {
        try (Trial trial = pipeline.trial("fix", 0)) {
            List<SampleOrder> plan =
                    trial.plan(ORDERS, trouble.hashCode()).stream()
                            .map(order -> order.of(SampleData.FIX_ACCOUNT))
                            .toList();
            if (trouble.equals("kill both")) {
                trial.load().send(plan.subList(0, ORDERS / 2), Duration.ofSeconds(1));
                killBoth();
                trial.load().send(plan.subList(ORDERS / 2, plan.size()), Duration.ofSeconds(1));
            } else {
                pipeline.orderFault(
                        """
                        {"kind":"%s","count":"3","delayMillis":"2000"}"""
                                .formatted(trouble));
                trial.load().send(plan, Duration.ofSeconds(2));
            }
            RunningPipeline.assertConserved(trial, ORDERS);
        }
    }

    private void killBoth() {
        for (Part victim : List.of(Part.EXECUTION_SERVICE, Part.VENUE_SIMULATOR)) {
            int restarts = pipeline.stack().view().part(victim).restarts();
            pipeline.stack().kill(victim);
            pipeline.awaitReady(victim, restarts + 1);
        }
    }
}

package dev.fillstream.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fillstream.local.trigger.Triggers;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each situation that can be triggered ends as it must. Last, since it leaves odd things behind.
 */
@Order(Integer.MAX_VALUE)
class TriggerTest {

    private final RunningPipeline pipeline = RunningPipeline.get();

    static List<String> names() {
        return Triggers.names();
    }

    @ParameterizedTest
    @MethodSource("names")
    void endsAsItMust(String name) {
        List<String> timeline = new CopyOnWriteArrayList<>();
        Triggers triggers = new Triggers(pipeline.stack()::view, pipeline.http(), timeline::add);
        assertThat(triggers.run(name)).as(String.join("\n", timeline)).isTrue();
    }
}

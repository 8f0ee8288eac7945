package dev.fillstream.local.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.fillstream.schemas.EventHeaders;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.common.header.Header;

/** The copy-only pipeline as something to load: in at its first topic, seen at its last. */
public final class CopyTarget implements Target {

    private final String bootstrapServers;
    private final CopyPipeline pipeline;

    public CopyTarget(String bootstrapServers, int partitions)
            throws InterruptedException, ExecutionException {
        this.bootstrapServers = bootstrapServers;
        this.pipeline = new CopyPipeline(bootstrapServers, partitions);
    }

    @Override
    public String label() {
        return "copy only";
    }

    @Override
    public Stage last() {
        return Stage.EXECUTED;
    }

    @Override
    public LoadGenerator generator(Workload.Made made, Timeline timeline) {
        return new KafkaLoad(
                bootstrapServers, CopyPipeline.TOPICS.getFirst(), made.orders(), timeline);
    }

    @Override
    public Watch watch(Workload.Made made, Timeline timeline) {
        TopicWatcher second = watcher(CopyPipeline.TOPICS.get(1), Stage.DECIDED, made, timeline);
        TopicWatcher last = watcher(CopyPipeline.TOPICS.get(3), Stage.EXECUTED, made, timeline);
        return () -> {
            second.close();
            last.close();
        };
    }

    private TopicWatcher watcher(String topic, Stage stage, Workload.Made made, Timeline timeline) {
        return new TopicWatcher(
                bootstrapServers,
                List.of(topic),
                record -> {
                    Header subject = record.headers().lastHeader(EventHeaders.SUBJECT);
                    timeline.stamp(
                            stage,
                            made.number(new String(subject.value(), UTF_8)),
                            System.nanoTime());
                });
    }

    @Override
    public void close() {
        pipeline.close();
    }
}

package dev.fillstream.local.testing;

import dev.fillstream.local.kafka.KafkaProcess;
import dev.fillstream.local.kafka.KafkaSettings;
import java.nio.file.Path;
import java.util.List;

/**
 * A real broker that a test has to itself: it can be paused, killed and started again, on the same
 * address and data.
 */
public interface TestKafka extends AutoCloseable {

    /**
     * Starts one and returns when it answers.
     *
     * @param directory for its files, if it has any on this machine
     */
    static TestKafka start(Path directory) {
        return switch (TestPlatform.chosen()) {
            case CONTAINERS -> KafkaInContainer.start(KafkaSettings.forTests(directory));
            case EMBEDDED ->
                    new KafkaAsProcess(KafkaProcess.start(KafkaSettings.forTests(directory)));
        };
    }

    String bootstrapServers();

    /**
     * Creates the topics of the catalogue that are missing; answers what is wrong with the rest.
     */
    List<String> createTopics(int partitions);

    /** Stops it where it stands; {@link #resume} lets it go on. */
    void pause();

    void resume();

    /** As {@code kill -9}. */
    void kill();

    /** Starts it again after {@link #kill}; returns when it answers. */
    void restart();

    @Override
    void close();
}

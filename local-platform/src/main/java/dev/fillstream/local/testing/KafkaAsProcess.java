package dev.fillstream.local.testing;

import dev.fillstream.local.kafka.KafkaProcess;
import java.util.List;

/** A broker that is a child process. */
record KafkaAsProcess(KafkaProcess process) implements TestKafka {

    @Override
    public String bootstrapServers() {
        return process.bootstrapServers();
    }

    @Override
    public List<String> createTopics(int partitions) {
        return process.createTopics(partitions);
    }

    @Override
    public void pause() {
        process.pause();
    }

    @Override
    public void resume() {
        process.resume();
    }

    @Override
    public void kill() {
        process.kill();
    }

    @Override
    public void restart() {
        process.restart();
    }

    @Override
    public void close() {
        process.close();
    }
}

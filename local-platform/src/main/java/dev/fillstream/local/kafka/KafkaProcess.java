package dev.fillstream.local.kafka;

import dev.fillstream.local.process.ChildProcess;
import dev.fillstream.local.process.Command;
import dev.fillstream.local.process.Readiness;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/**
 * A real broker in a child JVM: started, stopped, killed, paused, and started again on its data.
 */
public final class KafkaProcess implements AutoCloseable {

    private static final Duration START = Duration.ofSeconds(60);
    private static final Duration STOP = Duration.ofSeconds(15);
    private static final String CLUSTER_ID = "ZmlsbHN0cmVhbS1sb2NhbA";

    private final KafkaSettings settings;
    private ChildProcess child;

    private KafkaProcess(KafkaSettings settings, ChildProcess child) {
        this.settings = settings;
        this.child = child;
    }

    /** Starts a broker and returns when it answers. */
    public static KafkaProcess start(KafkaSettings settings) {
        KafkaProcess kafka = launch(settings);
        kafka.awaitReady();
        return kafka;
    }

    /** Starts a broker and returns at once; {@link #awaitReady} waits for it. */
    public static KafkaProcess launch(KafkaSettings settings) {
        return new KafkaProcess(settings, ChildProcess.start(command(settings)));
    }

    /** A broker that somebody else started by {@link #command}. */
    public static KafkaProcess of(KafkaSettings settings, ChildProcess child) {
        return new KafkaProcess(settings, child);
    }

    /** Returns when clients can use the broker. */
    public void awaitReady() {
        Readiness.await(child, START, () -> Readiness.listens(settings.port()));
        KafkaClients.awaitAnswer(
                bootstrapServers(), "kafka does not answer; its log is " + settings.log());
    }

    /**
     * Creates the topics of the catalogue that are missing; answers what is wrong with the rest.
     */
    public List<String> createTopics(int partitions) {
        return KafkaClients.createTopics(bootstrapServers(), partitions);
    }

    /** Starts it again, on the same ports and data, after {@link #kill} or {@link #stop}. */
    public void restart() {
        child = ChildProcess.start(command(settings));
        awaitReady();
    }

    public String bootstrapServers() {
        return settings.bootstrapServers();
    }

    public KafkaSettings settings() {
        return settings;
    }

    public ChildProcess process() {
        return child;
    }

    public void stop() {
        child.stop(STOP);
    }

    /** As {@code kill -9}. */
    public void kill() {
        child.kill();
    }

    public void pause() {
        child.pause();
    }

    public void resume() {
        child.resume();
    }

    @Override
    public void close() {
        stop();
    }

    /** The command line that is the broker; its files are written as a side effect. */
    public static Command command(KafkaSettings settings) {
        Path properties = settings.directory().resolve("server.properties");
        write(properties, settings.properties());
        List<String> flags = new ArrayList<>(settings.jvmFlags());
        flags.add("-XX:+ExitOnOutOfMemoryError");
        flags.add("-Dorg.slf4j.simpleLogger.defaultLogLevel=warn");
        flags.add("-Dorg.slf4j.simpleLogger.showDateTime=true");
        flags.add("-Dorg.slf4j.simpleLogger.dateTimeFormat=yyyy-MM-dd'T'HH:mm:ss.SSSXXX");
        flags.add("-Dorg.slf4j.simpleLogger.log.org.apache.kafka.server=warn");
        List<String> program =
                List.of(
                        "-cp",
                        BrokerClassPath.find(),
                        BrokerMain.class.getName(),
                        properties.toString(),
                        settings.directory().resolve("data").toString(),
                        CLUSTER_ID);
        return new Command(
                "kafka",
                Command.java(flags, program),
                Map.of(),
                settings.directory(),
                settings.log());
    }

    private static void write(Path file, Properties properties) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            try (OutputStream out = Files.newOutputStream(file)) {
                properties.store(out, null);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

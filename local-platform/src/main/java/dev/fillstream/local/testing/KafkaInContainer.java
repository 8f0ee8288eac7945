package dev.fillstream.local.testing;

import dev.fillstream.local.kafka.KafkaClients;
import dev.fillstream.local.kafka.KafkaSettings;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A broker in a container, on a fixed port of this machine, set up as the embedded one is. */
final class KafkaInContainer implements TestKafka {

    private final KafkaSettings settings;
    private final TestContainer container;

    private KafkaInContainer(KafkaSettings settings, TestContainer container) {
        this.settings = settings;
        this.container = container;
    }

    static KafkaInContainer start(KafkaSettings settings) {
        TestContainer container =
                TestContainer.start(
                        TestPlatform.KAFKA_IMAGE,
                        settings.port(),
                        9092,
                        environment(settings),
                        List.of());
        KafkaInContainer kafka = new KafkaInContainer(settings, container);
        kafka.awaitReady();
        return kafka;
    }

    @Override
    public String bootstrapServers() {
        return settings.bootstrapServers();
    }

    @Override
    public List<String> createTopics(int partitions) {
        return KafkaClients.createTopics(bootstrapServers(), partitions);
    }

    @Override
    public void pause() {
        container.pause();
    }

    @Override
    public void resume() {
        container.resume();
    }

    @Override
    public void kill() {
        container.kill();
    }

    @Override
    public void restart() {
        container.startAgain();
        awaitReady();
    }

    @Override
    public void close() {
        container.close();
    }

    private void awaitReady() {
        KafkaClients.awaitAnswer(bootstrapServers(), "the broker in the container does not answer");
    }

    /** The image takes {@code KAFKA_NODE_ID} for {@code node.id}. */
    private static Map<String, String> environment(KafkaSettings settings) {
        Map<String, String> environment = new HashMap<>();
        settings.properties()
                .forEach((name, value) -> environment.put(variable(name), value.toString()));
        // The broker asks its own transaction coordinator by an address that is good inside.
        environment.put("KAFKA_LISTENERS", "HOST://:9092,INSIDE://:19092,CONTROLLER://:9093");
        environment.put(
                "KAFKA_ADVERTISED_LISTENERS",
                "HOST://" + settings.bootstrapServers() + ",INSIDE://localhost:19092");
        environment.put("KAFKA_INTER_BROKER_LISTENER_NAME", "INSIDE");
        environment.put("KAFKA_CONTROLLER_QUORUM_VOTERS", "1@localhost:9093");
        environment.put(
                "KAFKA_LISTENER_SECURITY_PROTOCOL_MAP",
                "HOST:PLAINTEXT,INSIDE:PLAINTEXT,CONTROLLER:PLAINTEXT");
        environment.put("KAFKA_LOG_DIRS", "/var/lib/kafka/data");
        environment.put("KAFKA_LOG4J_ROOT_LOGLEVEL", "WARN");
        environment.put(
                "KAFKA_HEAP_OPTS", "-Xms64m -Xmx384m -XX:+UseSerialGC -XX:TieredStopAtLevel=1");
        return environment;
    }

    private static String variable(Object property) {
        return "KAFKA_" + property.toString().toUpperCase(Locale.ROOT).replace('.', '_');
    }
}

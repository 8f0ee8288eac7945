package dev.fillstream.local.kafka;

import dev.fillstream.local.process.StartFailed;
import dev.fillstream.schemas.TopicAdministration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** What is asked of a single broker, wherever it runs. */
public final class KafkaClients {

    private KafkaClients() {}

    /**
     * Returns when clients can use the broker.
     *
     * @throws StartFailed with {@code otherwise} when they cannot after half a minute
     */
    public static void awaitAnswer(String bootstrapServers, String otherwise) {
        try (Admin admin = admin(bootstrapServers)) {
            admin.describeCluster().nodes().get();
        } catch (ExecutionException e) {
            throw new StartFailed(otherwise, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Creates the topics of the catalogue that are missing; answers what is wrong with the rest.
     */
    public static List<String> createTopics(String bootstrapServers, int partitions) {
        try (Admin admin = admin(bootstrapServers)) {
            TopicAdministration topics = new TopicAdministration(admin, partitions, (short) 1);
            topics.createMissing();
            return topics.problems();
        } catch (ExecutionException e) {
            throw new StartFailed("the topics could not be created", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return List.of();
        }
    }

    /**
     * A reader of committed records, as bytes, that belongs to no group unless {@code more} names
     * one.
     */
    public static KafkaConsumer<byte[], byte[]> reader(
            String bootstrapServers, Map<String, Object> more) {
        Map<String, Object> settings = new HashMap<>(more);
        settings.put("bootstrap.servers", bootstrapServers);
        settings.put("isolation.level", "read_committed");
        settings.put("enable.auto.commit", false);
        return new KafkaConsumer<>(
                settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    private static Admin admin(String bootstrapServers) {
        return Admin.create(
                Map.of(
                        "bootstrap.servers", bootstrapServers,
                        "reconnect.backoff.ms", "50",
                        "request.timeout.ms", "20000",
                        "default.api.timeout.ms", "30000"));
    }
}

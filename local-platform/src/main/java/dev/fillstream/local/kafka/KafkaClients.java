package dev.fillstream.local.kafka;

import dev.fillstream.local.process.StartFailed;
import dev.fillstream.schemas.TopicAdministration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;

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

    private static Admin admin(String bootstrapServers) {
        return Admin.create(
                Map.of(
                        "bootstrap.servers", bootstrapServers,
                        "reconnect.backoff.ms", "50",
                        "request.timeout.ms", "20000",
                        "default.api.timeout.ms", "30000"));
    }
}

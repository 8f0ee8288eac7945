package dev.fillstream.risk.adapter.streams;

import dev.fillstream.risk.adapter.streams.state.StateStores;
import dev.fillstream.schemas.TopicAdministration;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.KafkaException;
import org.jboss.logging.Logger;

/**
 * Waits for the broker and for the topics of the catalogue with the right number of partitions. It
 * waits as well as long as there are changelogs of a version that kept its state in other stores:
 * going on from that version's offsets without its state would forget every position.
 *
 * @param applicationId what the changelogs' names begin with
 */
record TopicsReady(String bootstrapServers, int partitions, String applicationId) {

    private static final Logger LOG = Logger.getLogger(TopicsReady.class);
    private static final Duration PAUSE = Duration.ofMillis(250);
    private static final String CHANGELOG = "-changelog";

    void await() throws InterruptedException {
        String said = "";
        while (true) {
            String problem = problem();
            if (problem.isEmpty()) {
                return;
            }
            if (!problem.equals(said)) {
                LOG.warnf("waiting for topics: %s", problem);
                said = problem;
            }
            Thread.sleep(PAUSE);
        }
    }

    /** What is wrong with the topics now; empty where nothing is. */
    String problem() throws InterruptedException {
        Map<String, Object> settings =
                Map.of(
                        AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers,
                        AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 5_000,
                        AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, 2_000,
                        AdminClientConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 250);
        try (Admin admin = Admin.create(settings)) {
            List<String> problems =
                    new TopicAdministration(admin, partitions, (short) 1).problems();
            return problems.isEmpty()
                    ? strangers(admin.listTopics().names().get())
                    : problems.getFirst();
        } catch (ExecutionException | KafkaException e) {
            return String.valueOf(e.getMessage());
        }
    }

    private String strangers(Set<String> topics) {
        Set<String> ours =
                StateStores.ofPartition(Duration.ofDays(1)).stream()
                        .map(store -> changelog(store.name()))
                        .collect(Collectors.toSet());
        return topics.stream()
                .filter(name -> name.startsWith(applicationId + "-"))
                .filter(name -> name.endsWith(CHANGELOG) && !ours.contains(name))
                .sorted()
                .findFirst()
                .map(
                        name ->
                                name
                                        + " holds state of another version, which this one cannot"
                                        + " read: run that version, or start with --fresh")
                .orElse("");
    }

    private String changelog(String store) {
        return applicationId + "-" + store + CHANGELOG;
    }
}

package dev.fillstream.risk.adapter.streams;

import dev.fillstream.schemas.TopicAdministration;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.KafkaException;
import org.jboss.logging.Logger;

/** Waits for the broker and for the topics of the catalogue with the right number of partitions. */
record TopicsReady(String bootstrapServers, int partitions) {

    private static final Logger LOG = Logger.getLogger(TopicsReady.class);
    private static final Duration PAUSE = Duration.ofMillis(250);

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
            return problems.isEmpty() ? "" : problems.getFirst();
        } catch (ExecutionException | KafkaException e) {
            return String.valueOf(e.getMessage());
        }
    }
}

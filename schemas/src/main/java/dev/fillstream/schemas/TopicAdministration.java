package dev.fillstream.schemas;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.errors.TopicExistsException;

/**
 * Creates the topics of the catalogue and checks those that exist. It runs before the services do,
 * from a command line, and may therefore wait.
 *
 * @param partitions the same for all topics, since keys must meet on the same number everywhere
 */
public record TopicAdministration(Admin admin, int partitions, short replicationFactor) {

    public TopicAdministration {
        if (partitions < 1 || partitions > 10_000) {
            throw new IllegalArgumentException("partitions must be 1 to 10000, not " + partitions);
        }
    }

    /** Creates what is missing; what exists stays as it is. Call {@link #problems} after it. */
    public void createMissing() throws InterruptedException, ExecutionException {
        Set<String> existing = admin.listTopics().names().get();
        List<NewTopic> missing = new ArrayList<>();
        for (Topic<?> topic : Topic.all()) {
            missing.add(topic(topic.name(), topic.retention()));
            missing.add(topic(topic.deadLetterName(), Topic.DEAD_LETTER_RETENTION));
        }
        missing.removeIf(topic -> existing.contains(topic.name()));
        try {
            admin.createTopics(missing).all().get();
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw e;
            }
        }
    }

    /** What is wrong with the topics as they stand, one sentence each; empty when all is well. */
    public List<String> problems() throws InterruptedException, ExecutionException {
        Set<String> existing = admin.listTopics().names().get();
        List<String> wanted = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        for (Topic<?> topic : Topic.all()) {
            wanted.add(topic.name());
            wanted.add(topic.deadLetterName());
        }
        for (String name : wanted) {
            if (!existing.contains(name)) {
                problems.add("topic " + name + " does not exist");
            }
        }
        wanted.retainAll(existing);
        for (TopicDescription found : admin.describeTopics(wanted).allTopicNames().get().values()) {
            if (found.partitions().size() != partitions) {
                problems.add(
                        "topic %s has %d partitions, FILLSTREAM_PARTITIONS asks for %d"
                                .formatted(found.name(), found.partitions().size(), partitions));
            }
        }
        return problems;
    }

    private NewTopic topic(String name, Topic.Retention retention) {
        Map<String, String> settings = new HashMap<>();
        settings.put("min.insync.replicas", replicationFactor >= 3 ? "2" : "1");
        if (name.equals(Topic.ORDERS.name())) {
            // A decision knows no other clock than its record's, so senders must not set it.
            settings.put("message.timestamp.type", "LogAppendTime");
        }
        switch (retention) {
            case Topic.Retention.Delete(var age) -> {
                settings.put("cleanup.policy", "delete");
                settings.put("retention.ms", Long.toString(age.toMillis()));
            }
            case Topic.Retention.Compact() -> {
                settings.put("cleanup.policy", "compact");
                settings.put("min.cleanable.dirty.ratio", "0.1");
                settings.put("segment.ms", Long.toString(3_600_000));
            }
        }
        return new NewTopic(name, partitions, replicationFactor).configs(settings);
    }
}

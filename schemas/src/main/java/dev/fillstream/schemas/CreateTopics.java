package dev.fillstream.schemas;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;

/**
 * Creates and checks the catalogue's topics from the command line, for installations that bring
 * their own Kafka: {@code KAFKA_BOOTSTRAP_SERVERS}, {@code FILLSTREAM_PARTITIONS} (4) and {@code
 * FILLSTREAM_REPLICATION_FACTOR} (1) say where and how. Exit code 0 when all topics are as they
 * should be, 1 when one is not, 2 when a setting is missing or wrong.
 */
public final class CreateTopics {

    private CreateTopics() {}

    public static void main(String[] args) throws InterruptedException, ExecutionException {
        System.exit(run(System.getenv()));
    }

    static int run(Map<String, String> environment)
            throws InterruptedException, ExecutionException {
        String servers = environment.getOrDefault("KAFKA_BOOTSTRAP_SERVERS", "");
        if (servers.isBlank()) {
            System.err.println("KAFKA_BOOTSTRAP_SERVERS is not set");
            return 2;
        }
        int partitions;
        short replicas;
        try {
            partitions = Integer.parseInt(environment.getOrDefault("FILLSTREAM_PARTITIONS", "4"));
            replicas =
                    Short.parseShort(
                            environment.getOrDefault("FILLSTREAM_REPLICATION_FACTOR", "1"));
        } catch (NumberFormatException e) {
            System.err.println(
                    "FILLSTREAM_PARTITIONS and FILLSTREAM_REPLICATION_FACTOR must be whole numbers");
            return 2;
        }
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", servers))) {
            TopicAdministration topics = new TopicAdministration(admin, partitions, replicas);
            topics.createMissing();
            List<String> problems = topics.problems();
            problems.forEach(System.err::println);
            return problems.isEmpty() ? 0 : 1;
        }
    }
}

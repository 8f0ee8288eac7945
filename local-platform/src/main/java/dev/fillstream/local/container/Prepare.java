package dev.fillstream.local.container;

import dev.fillstream.local.postgres.Databases;
import dev.fillstream.local.process.StartFailed;
import dev.fillstream.local.stack.SampleData;
import dev.fillstream.schemas.TopicAdministration;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;

/**
 * Makes what the services expect to find: keys, the topics of the catalogue, a database for each
 * service that has one, and sample data where there is none. What is there already stays as it is.
 * Exit code 1 when it cannot be made; the last line says why, and what to do.
 */
public final class Prepare {

    private static final Duration BROKERS = Duration.ofSeconds(60);

    private Prepare() {}

    public static void main(String[] arguments) throws InterruptedException {
        try {
            run(System.getenv());
            System.out.println("prepared");
        } catch (StartFailed e) {
            System.err.println("cannot prepare: " + e.getMessage());
            System.exit(1);
        } catch (IOException e) {
            System.err.println("cannot prepare: the keys cannot be written: " + e);
            System.exit(1);
        }
    }

    private static void run(Map<String, String> environment)
            throws IOException, InterruptedException {
        Keys.prepare(Keys.MINT, Keys.SHARED);
        topics(
                environment.getOrDefault("KAFKA_BOOTSTRAP_SERVERS", ""),
                number(environment, "FILLSTREAM_PARTITIONS", 4),
                number(environment, "FILLSTREAM_REPLICATION_FACTOR", 1));
        databases(environment);
    }

    private static void topics(String servers, int partitions, int replicas)
            throws InterruptedException {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", servers))) {
            awaitBrokers(admin, replicas);
            TopicAdministration topics =
                    new TopicAdministration(admin, partitions, (short) replicas);
            topics.createMissing();
            List<String> problems = topics.problems();
            if (!problems.isEmpty()) {
                throw new StartFailed(
                        problems.getFirst()
                                + ": set that number, or remove the volumes (docker-compose down -v)");
            }
        } catch (ExecutionException e) {
            throw new StartFailed("Kafka does not make the topics: " + e.getCause(), e);
        }
        SampleData.publish(servers, partitions);
    }

    private static void awaitBrokers(Admin admin, int wanted)
            throws InterruptedException, ExecutionException {
        long deadline = System.nanoTime() + BROKERS.toNanos();
        int seen = admin.describeCluster().nodes().get().size();
        while (seen < wanted) {
            if (System.nanoTime() > deadline) {
                throw new StartFailed(
                        "%d brokers are wanted and %d are there: see the logs of the kafka containers"
                                .formatted(wanted, seen));
            }
            TimeUnit.MILLISECONDS.sleep(500);
            seen = admin.describeCluster().nodes().get().size();
        }
    }

    private static void databases(Map<String, String> environment) {
        Databases databases =
                new Databases(
                        environment.getOrDefault("FILLSTREAM_POSTGRES_URL", ""),
                        "postgres",
                        environment.getOrDefault("FILLSTREAM_POSTGRES_PASSWORD", ""));
        for (String name : List.of("execution", "notifier")) {
            String variable = "FILLSTREAM_" + name.toUpperCase(Locale.ROOT) + "_PASSWORD";
            databases.create(name, environment.getOrDefault(variable, name));
        }
    }

    private static int number(Map<String, String> environment, String name, int otherwise) {
        String text = environment.getOrDefault(name, Integer.toString(otherwise));
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new StartFailed(name + " must be a whole number but is " + text, e);
        }
    }
}

package dev.fillstream.risk.adapter.streams;

import static dev.fillstream.risk.fixture.Wire.key;

import dev.fillstream.local.kafka.KafkaProcess;
import dev.fillstream.local.kafka.KafkaSettings;
import dev.fillstream.risk.fixture.Wire;
import dev.fillstream.schemas.Topic;
import dev.fillstream.v1.Side;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/**
 * How many commands a second the topology alone decides, exactly once: {@code TopologySpeed
 * [commands]}. They wait on {@code orders} when it starts; the time is that of the second half of
 * the decisions, as a reader of committed records sees them. Run it as {@link OneDecision}.
 */
final class TopologySpeed {

    private static final int ACCOUNTS = 16;

    private TopologySpeed() {}

    public static void main(String[] arguments) throws Exception {
        int commands = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 200_000;
        Path directory = Files.createTempDirectory("topology-speed");
        try (KafkaProcess kafka =
                KafkaProcess.start(KafkaSettings.forTests(directory.resolve("kafka")))) {
            kafka.createTopics(4);
            try (Topics topics = new Topics(kafka.bootstrapServers());
                    Topics.Reader decisions = topics.reader("risk-approved", "risk-rejected")) {
                write(topics, commands);
                Process risk = risk(kafka, directory);
                try {
                    measure(decisions, commands);
                } finally {
                    risk.destroyForcibly().waitFor();
                }
            }
        }
    }

    private static void write(Topics topics, int commands) {
        for (int i = 0; i < ACCOUNTS; i++) {
            topics.send(
                    Topic.RISK_LIMITS.name(),
                    key("acct-" + i),
                    Wire.limits("acct-" + i)
                            .setOpeningCash("999999999999")
                            .setMaxPriceAgeMillis(3_600_000)
                            .build()
                            .toByteArray());
        }
        topics.send("instruments", key("ACME"), Wire.instrument("ACME").build().toByteArray());
        topics.send(
                "prices",
                key("ACME"),
                Wire.price("ACME", "10", Instant.now()).build().toByteArray());
        for (int i = 0; i < commands; i++) {
            String account = "acct-" + i % ACCOUNTS;
            topics.send(
                    "orders",
                    key(account),
                    Wire.command(Wire.order(account, "c-" + i, Side.SIDE_BUY, "100", "10"))
                            .toByteArray());
        }
        topics.flush();
    }

    private static Process risk(KafkaProcess kafka, Path directory) throws Exception {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx512m",
                        "-XX:+UseSerialGC",
                        "-XX:+UseCompactObjectHeaders",
                        "--enable-native-access=ALL-UNNAMED",
                        "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                        "-Drisk.commit=" + Integer.getInteger("risk.commit", 10),
                        "-cp",
                        System.getProperty("java.class.path"),
                        RiskMain.class.getName(),
                        kafka.bootstrapServers(),
                        directory.resolve("state").toString())
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("risk.log").toFile())
                .start();
    }

    private static void measure(Topics.Reader decisions, int commands) {
        int first = 0;
        while (first < commands / 2) {
            first += decisions.next().size();
        }
        long began = System.nanoTime();
        int seen = first;
        while (seen < commands) {
            seen += decisions.next().size();
        }
        double seconds = (System.nanoTime() - began) / 1e9;
        System.out.printf(
                "%d commands in %.1f s: %.0f/s%n", seen - first, seconds, (seen - first) / seconds);
    }
}

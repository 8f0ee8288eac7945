package dev.fillstream.risk.adapter.streams;

import static dev.fillstream.risk.fixture.Wire.key;

import dev.fillstream.local.kafka.KafkaProcess;
import dev.fillstream.local.kafka.KafkaSettings;
import dev.fillstream.risk.fixture.Wire;
import dev.fillstream.schemas.Topic;
import dev.fillstream.v1.Side;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.stream.Stream;

/**
 * How many commands a second the topology alone decides, exactly once: {@code TopologySpeed
 * [commands [accounts]]}. They wait on {@code orders} when it starts; the time is that of the
 * second half of the decisions, as a reader of committed records sees them. No order ends, so how
 * the time of each tenth and the memory go shows what open orders cost: {@code 1000000 1} has them
 * all in one account. Run it as {@link OneDecision}.
 */
final class TopologySpeed {

    private static final int ACCOUNTS = 16;
    private static final int PORTIONS = 10;

    private TopologySpeed() {}

    public static void main(String[] arguments) throws Exception {
        int commands = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 200_000;
        int accounts = arguments.length > 1 ? Integer.parseInt(arguments[1]) : ACCOUNTS;
        Path directory = Files.createTempDirectory("topology-speed");
        try (KafkaProcess kafka =
                KafkaProcess.start(KafkaSettings.forTests(directory.resolve("kafka")))) {
            kafka.createTopics(4);
            try (Topics topics = new Topics(kafka.bootstrapServers());
                    Topics.Reader decisions = topics.reader("risk-approved", "risk-rejected")) {
                write(topics, commands, accounts);
                Process risk = risk(kafka, directory);
                try {
                    measure(decisions, commands, risk);
                } finally {
                    risk.destroyForcibly().waitFor();
                }
            }
        }
    }

    private static void write(Topics topics, int commands, int accounts) {
        for (int i = 0; i < accounts; i++) {
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
            String account = "acct-" + i % accounts;
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
                        "-Drisk.commit=" + Integer.getInteger("risk.commit", 15),
                        "-Drisk.threads=" + Integer.getInteger("risk.threads", 1),
                        "-cp",
                        System.getProperty("java.class.path"),
                        RiskMain.class.getName(),
                        kafka.bootstrapServers(),
                        directory.resolve("state").toString())
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("risk.log").toFile())
                .start();
    }

    private static void measure(Topics.Reader decisions, int commands, Process risk)
            throws IOException {
        long half = 0;
        long refused = 0;
        int seen = 0;
        long began = System.nanoTime();
        for (int portion = 1; portion <= PORTIONS; portion++) {
            int from = seen;
            long start = System.nanoTime();
            while (seen < (long) commands * portion / PORTIONS) {
                var records = decisions.next();
                decisions.forget();
                seen += records.size();
                refused += records.stream().filter(r -> r.topic().equals("risk-rejected")).count();
            }
            System.out.printf(
                    "%d decided: %.0f/s, %d MiB resident%n",
                    seen, rate(seen - from, start), residentMebibytes(risk));
            if (portion == PORTIONS / 2) {
                began = System.nanoTime();
                half = seen;
            }
        }
        System.out.printf(
                "second half: %.0f/s; %d of all refused%n", rate(seen - half, began), refused);
    }

    private static double rate(long commands, long since) {
        return commands / ((System.nanoTime() - since) / 1e9);
    }

    private static long residentMebibytes(Process process) throws IOException {
        try (Stream<String> lines =
                Files.lines(Path.of("/proc", Long.toString(process.pid()), "status"))) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                    .findFirst()
                    .orElse(0);
        }
    }
}

package dev.fillstream.local.testing;

import dev.fillstream.local.postgres.PostgresProcess;
import dev.fillstream.local.postgres.PostgresSettings;
import dev.fillstream.local.process.ScratchDirectory;
import dev.fillstream.local.security.TokenMint;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Supplier;

/**
 * One broker, one database and one token mint per test JVM, in containers or as child processes as
 * {@link TestPlatform} says. Quarkus loads this class more than once, so what was started is
 * written down in system properties; what was started ends with the JVM.
 */
public final class SharedPlatform {

    /** Partitions of every topic. */
    public static final int PARTITIONS = 4;

    private static final String PREFIX = "fillstream.test.";

    private SharedPlatform() {}

    /** The broker's address; it has the topics of the catalogue. */
    public static String bootstrapServers() {
        return once(
                "kafka",
                () -> {
                    TestKafka kafka = TestKafka.start(directory().resolve("kafka"));
                    kafka.createTopics(PARTITIONS);
                    return kafka.bootstrapServers();
                });
    }

    /** The datasource settings for the database {@code name}, which is made when it is missing. */
    public static Map<String, String> datasource(String name) {
        int port = Integer.parseInt(postgresPort());
        String address = "127.0.0.1:" + port + "/" + name;
        once(
                "database." + name,
                () -> {
                    PostgresProcess.createDatabase(port, name);
                    return name;
                });
        return Map.of(
                "quarkus.datasource.reactive.url",
                "postgresql://" + address,
                "quarkus.datasource.jdbc.url",
                "jdbc:postgresql://" + address,
                "quarkus.datasource.username",
                name,
                "quarkus.datasource.password",
                name);
    }

    /** Signs tokens that services under test accept. */
    public static TokenMint tokens() {
        return TokenMint.in(Path.of(once("tokens", () -> mint().toString())));
    }

    private static Path mint() {
        Path directory = directory().resolve("keys");
        TokenMint.in(directory);
        return directory;
    }

    private static String postgresPort() {
        return once(
                "postgres",
                () -> {
                    PostgresSettings settings =
                            PostgresSettings.forTests(directory().resolve("postgres"));
                    switch (TestPlatform.chosen()) {
                        case CONTAINERS -> PostgresInContainer.start(settings);
                        case EMBEDDED -> PostgresProcess.start(settings);
                    }
                    return Integer.toString(settings.port());
                });
    }

    private static Path directory() {
        return Path.of(once("directory", () -> ScratchDirectory.path().toString()));
    }

    static String once(String name, Supplier<String> start) {
        synchronized (Runtime.getRuntime()) {
            String known = System.getProperty(PREFIX + name);
            if (known != null) {
                return known;
            }
            String value = start.get();
            System.setProperty(PREFIX + name, value);
            return value;
        }
    }
}

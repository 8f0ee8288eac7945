package dev.fillstream.local.testing;

import dev.fillstream.local.postgres.PostgresProcess;
import dev.fillstream.local.postgres.PostgresSettings;
import dev.fillstream.local.process.StartFailed;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/**
 * A database server in a container, on a fixed port of this machine, set up as the embedded one.
 */
final class PostgresInContainer {

    private static final Duration START = Duration.ofSeconds(60);
    private static final Duration PAUSE = Duration.ofMillis(100);

    private PostgresInContainer() {}

    /** Starts one and returns when it answers. */
    static void start(PostgresSettings settings) {
        List<String> command = new ArrayList<>(List.of("postgres"));
        settings.parameters()
                .forEach((name, value) -> command.addAll(List.of("-c", name + "=" + value)));
        var _ =
                TestContainer.start(
                        TestPlatform.POSTGRES_IMAGE,
                        settings.port(),
                        5432,
                        Map.of("POSTGRES_PASSWORD", PostgresProcess.password("postgres")),
                        command);
        awaitReady(settings.port());
    }

    /** What listens on the port before the server does is not the server. */
    private static void awaitReady(int port) {
        long deadline = System.nanoTime() + START.toNanos();
        while (true) {
            try (Connection connection = PostgresProcess.connect(port, "postgres", "postgres")) {
                if (connection.isValid(5)) {
                    return;
                }
            } catch (SQLException e) {
                if (System.nanoTime() > deadline) {
                    throw new StartFailed("the database in the container does not answer", e);
                }
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }
}

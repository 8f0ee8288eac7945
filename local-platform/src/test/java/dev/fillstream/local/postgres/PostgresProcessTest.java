package dev.fillstream.local.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresProcessTest {

    @TempDir Path directory;

    @Test
    void keepsRowsThroughKillAndRestart() throws Exception {
        try (PostgresProcess postgres =
                PostgresProcess.start(PostgresSettings.forTests(directory))) {
            postgres.createDatabase("execution");
            postgres.createDatabase("execution");
            try (Connection connection = postgres.connect("execution", "execution");
                    Statement statement = connection.createStatement()) {
                statement.execute("CREATE TABLE kept (n int)");
                statement.execute("INSERT INTO kept VALUES (1)");
            }

            postgres.kill();
            assertThat(postgres.process().isAlive()).isFalse();
            postgres.restart();

            assertThat(kept(postgres)).isEqualTo(1);
        }
    }

    private static int kept(PostgresProcess postgres) throws Exception {
        try (Connection connection = postgres.connect("execution", "execution");
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT count(*) FROM kept")) {
            assertThat(rows.next()).isTrue();
            return rows.getInt(1);
        }
    }
}

package dev.fillstream.local.bench;

import dev.fillstream.local.stack.StackView;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How many transactions PostgreSQL has committed per database, by its own count. */
public final class DatabaseWork {

    private static final List<String> DATABASES = List.of("execution", "notifier");

    private DatabaseWork() {}

    /**
     * The counts now. PostgreSQL publishes them about once a second, so short runs read low.
     *
     * @throws IllegalStateException where the database does not answer
     */
    public static Map<String, Double> commits(StackView stack) {
        Map<String, Double> commits = new LinkedHashMap<>();
        for (String database : DATABASES) {
            try (Connection connection =
                            DriverManager.getConnection(
                                    stack.jdbcUrl(database), database, database);
                    Statement statement = connection.createStatement();
                    ResultSet row =
                            statement.executeQuery(
                                    "select xact_commit from pg_stat_database"
                                            + " where datname = current_database()")) {
                row.next();
                commits.put(database, (double) row.getLong(1));
            } catch (SQLException e) {
                throw new IllegalStateException("database " + database + " does not answer", e);
            }
        }
        return commits;
    }

    /** What was committed between two looks. */
    public static Map<String, Double> since(Map<String, Double> before, Map<String, Double> now) {
        Map<String, Double> difference = new LinkedHashMap<>();
        now.forEach((name, count) -> difference.put(name, count - before.getOrDefault(name, 0.0)));
        return difference;
    }
}

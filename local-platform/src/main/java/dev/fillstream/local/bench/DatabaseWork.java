package dev.fillstream.local.bench;

import dev.fillstream.local.postgres.PostgresProcess;
import dev.fillstream.local.stack.StackView;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What PostgreSQL was asked to do in one database, by its own count: statements that clients sent
 * (transaction control included), and milliseconds spent on them.
 */
public record DatabaseWork(double statements, double millis) {

    private static final String SUPERUSER = "postgres";

    private static final String QUERY =
            """
            select d.datname, sum(s.calls)::float8, sum(s.total_exec_time)
            from pg_stat_statements s join pg_database d on d.oid = s.dbid
            where d.datname in ('execution', 'notifier') group by d.datname""";

    /**
     * The counts now, by database.
     *
     * @throws IllegalStateException where the database does not answer
     */
    public static Map<String, DatabaseWork> look(StackView stack) {
        Map<String, DatabaseWork> work = new LinkedHashMap<>();
        try (Connection connection =
                        DriverManager.getConnection(
                                stack.jdbcUrl(SUPERUSER),
                                SUPERUSER,
                                PostgresProcess.password(SUPERUSER));
                Statement statement = connection.createStatement()) {
            statement.execute("create extension if not exists pg_stat_statements");
            try (ResultSet rows = statement.executeQuery(QUERY)) {
                while (rows.next()) {
                    work.put(
                            rows.getString(1),
                            new DatabaseWork(rows.getDouble(2), rows.getDouble(3)));
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the database does not tell its statements", e);
        }
        return work;
    }

    /** What was done between two looks. */
    public static Map<String, DatabaseWork> since(
            Map<String, DatabaseWork> before, Map<String, DatabaseWork> now) {
        Map<String, DatabaseWork> difference = new LinkedHashMap<>();
        DatabaseWork nothing = new DatabaseWork(0, 0);
        now.forEach(
                (name, work) -> {
                    DatabaseWork earlier = before.getOrDefault(name, nothing);
                    difference.put(
                            name,
                            new DatabaseWork(
                                    work.statements - earlier.statements,
                                    work.millis - earlier.millis));
                });
        return difference;
    }
}

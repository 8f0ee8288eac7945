package dev.fillstream.local.check.adapter;

import dev.fillstream.local.check.CheckResult;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * The double entry of execution-service, as its database shows it: entries cancel out, accounts are
 * what their orders say, and orders what their fills say. Every row of the view is a break.
 */
public final class BooksOfRecord {

    private static final String NAME = "the books of execution-service balance to zero";
    private static final String BREAKS =
            "SELECT break, subject, quantity, cash FROM books_out_of_balance";
    private static final String POSTINGS = "SELECT count(*) FROM postings";

    private BooksOfRecord() {}

    /**
     * The verdict.
     *
     * @param user whose password is the same word
     */
    public static CheckResult check(String jdbcUrl, String user) {
        try (Connection connection = DriverManager.getConnection(jdbcUrl, user, user);
                Statement statement = connection.createStatement()) {
            List<String> breaks = breaks(statement);
            return breaks.isEmpty()
                    ? new CheckResult(NAME, true, postings(statement) + " postings", List.of())
                    : new CheckResult(NAME, false, breaks.getFirst(), breaks);
        } catch (SQLException e) {
            String problem = "the books cannot be read: " + e.getMessage();
            return new CheckResult(NAME, false, problem, List.of(problem));
        }
    }

    private static List<String> breaks(Statement statement) throws SQLException {
        List<String> breaks = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery(BREAKS)) {
            while (rows.next()) {
                breaks.add(
                        "%s: %s by %s, %s"
                                .formatted(
                                        rows.getString(1),
                                        rows.getString(2),
                                        rows.getString(3),
                                        rows.getString(4)));
            }
        }
        return breaks;
    }

    private static long postings(Statement statement) throws SQLException {
        try (ResultSet rows = statement.executeQuery(POSTINGS)) {
            return rows.next() ? rows.getLong(1) : 0;
        }
    }
}

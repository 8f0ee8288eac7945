package dev.fillstream.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fillstream.local.stack.StackView;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** The execution service's double entry, as its database shows it. */
final class BooksOfRecord {

    private static final String DATABASE = "execution";

    private BooksOfRecord() {}

    /** Entries cancel out, accounts are what their orders say, and orders what their fills say. */
    static void assertBalanced(StackView stack) throws SQLException {
        List<String> breaks = new ArrayList<>();
        try (Connection connection =
                        DriverManager.getConnection(stack.jdbcUrl(DATABASE), DATABASE, DATABASE);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT * FROM books_out_of_balance")) {
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
        assertThat(breaks).isEmpty();
    }
}

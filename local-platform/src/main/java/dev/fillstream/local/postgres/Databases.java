package dev.fillstream.local.postgres;

import dev.fillstream.local.process.StartFailed;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;

/**
 * A server's databases, seen by its superuser.
 *
 * @param url JDBC address of the database that every server has
 */
public record Databases(String url, String superuser, String password) {

    /** SQLState of a password that is not the one. */
    private static final String INVALID_PASSWORD = "28P01";

    /**
     * Makes a database and a role that owns it, both called {@code name}, where they are missing,
     * and gives the role that password.
     *
     * @throws StartFailed when the server does not do it; the message says what to do
     */
    public void create(String name, String rolePassword) {
        if (!name.matches("[a-z_]{1,32}")) {
            throw new IllegalArgumentException("not a name for a database: " + name);
        }
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            if (!exists(statement, "SELECT 1 FROM pg_roles WHERE rolname = '" + name + "'")) {
                statement.execute("CREATE ROLE " + name);
            }
            statement.execute(
                    "ALTER ROLE %s LOGIN PASSWORD '%s'"
                            .formatted(name, rolePassword.replace("'", "''")));
            if (!exists(statement, "SELECT 1 FROM pg_database WHERE datname = '" + name + "'")) {
                statement.execute("CREATE DATABASE %s OWNER %s".formatted(name, name));
            }
        } catch (SQLException e) {
            throw failed(name, e);
        }
    }

    private Connection connect() throws SQLException {
        Properties properties = new Properties();
        properties.put("user", superuser);
        properties.put("password", password);
        properties.put("loginTimeout", "5");
        return DriverManager.getConnection(url, properties);
    }

    private static StartFailed failed(String name, SQLException e) {
        return INVALID_PASSWORD.equals(e.getSQLState())
                ? new StartFailed(
                        "PostgreSQL was made with another superuser's password: set that one, or remove its data",
                        e)
                : new StartFailed("the database " + name + " could not be created: " + e, e);
    }

    private static boolean exists(Statement statement, String query) throws SQLException {
        try (ResultSet rows = statement.executeQuery(query)) {
            return rows.next();
        }
    }
}

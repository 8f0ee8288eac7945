package dev.fillstream.local.postgres;

import dev.fillstream.local.process.ChildProcess;
import dev.fillstream.local.process.Command;
import dev.fillstream.local.process.Readiness;
import dev.fillstream.local.process.StartFailed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/**
 * A real PostgreSQL as a child process: started, stopped, killed, paused, and started again on its
 * data. Everybody on this machine may connect as any role, since it listens on loopback only.
 */
public final class PostgresProcess implements AutoCloseable {

    private static final Duration START = Duration.ofSeconds(60);
    private static final Duration STOP = Duration.ofSeconds(10);
    private static final String SUPERUSER = "postgres";

    private final PostgresSettings settings;
    private ChildProcess child;

    private PostgresProcess(PostgresSettings settings, ChildProcess child) {
        this.settings = settings;
        this.child = child;
    }

    /** Starts the server, on new data when there are none, and returns when it answers. */
    public static PostgresProcess start(PostgresSettings settings) {
        PostgresProcess postgres = launch(settings);
        postgres.awaitReady();
        return postgres;
    }

    /** As {@link #start}, but {@link #awaitReady} waits until it answers. */
    public static PostgresProcess launch(PostgresSettings settings) {
        return new PostgresProcess(settings, ChildProcess.start(command(settings)));
    }

    /** A server that somebody else started by {@link #command}. */
    public static PostgresProcess of(PostgresSettings settings, ChildProcess child) {
        return new PostgresProcess(settings, child);
    }

    /** Returns when clients can connect. */
    public void awaitReady() {
        Readiness.await(child, START, this::answers);
    }

    /** Starts it again, on the same port and data, after {@link #kill} or {@link #stop}. */
    public void restart() {
        child = ChildProcess.start(command(settings));
        awaitReady();
    }

    /** A database and a role that owns it, both called {@code name}; nothing when they exist. */
    public void createDatabase(String name) {
        createDatabase(settings.port(), name);
    }

    /** As {@link #createDatabase(String)}, for a server that somebody else started. */
    public static void createDatabase(int port, String name) {
        new Databases(jdbcUrl(port, SUPERUSER), SUPERUSER, password(SUPERUSER))
                .create(name, password(name));
    }

    /** A connection to {@code database} as {@code user}. */
    public Connection connect(String database, String user) throws SQLException {
        return connect(settings.port(), database, user);
    }

    /** A connection to a server that somebody else started. */
    public static Connection connect(int port, String database, String user) throws SQLException {
        Properties properties = new Properties();
        properties.put("user", user);
        properties.put("password", password(user));
        properties.put("loginTimeout", "5");
        return DriverManager.getConnection(jdbcUrl(port, database), properties);
    }

    /** The password of the role {@code user}: no secret, the server listens on loopback only. */
    public static String password(String user) {
        return user;
    }

    public String jdbcUrl(String database) {
        return jdbcUrl(settings.port(), database);
    }

    private static String jdbcUrl(int port, String database) {
        return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(port, database);
    }

    /** For Vert.x' client. */
    public String reactiveUrl(String database) {
        return "postgresql://127.0.0.1:%d/%s".formatted(settings.port(), database);
    }

    public PostgresSettings settings() {
        return settings;
    }

    public ChildProcess process() {
        return child;
    }

    /** A fast shutdown: clients are sent away, nothing is lost. */
    public void stop() {
        child.signal("INT", STOP);
    }

    /** As {@code kill -9}. */
    public void kill() {
        child.kill();
    }

    public void pause() {
        child.pause();
    }

    public void resume() {
        child.resume();
    }

    @Override
    public void close() {
        stop();
    }

    private boolean answers() {
        if (!Readiness.listens(settings.port())) {
            return false;
        }
        try (Connection connection = connect(SUPERUSER, SUPERUSER)) {
            return connection.isValid(5);
        } catch (SQLException e) {
            return false;
        }
    }

    /** The command line that is the server; new data are initialised as a side effect. */
    public static Command command(PostgresSettings settings) {
        Path programs = PostgresBinaries.directory().resolve("bin");
        Path data = settings.directory().resolve("data");
        if (!Files.exists(data.resolve("PG_VERSION"))) {
            initialise(programs, data, settings.log());
        }
        List<String> arguments = new ArrayList<>(Unprivileged.prefix());
        arguments.addAll(
                List.of(
                        programs.resolve("postgres").toString(),
                        "-D",
                        data.toString(),
                        "-p",
                        Integer.toString(settings.port()),
                        "-c",
                        "listen_addresses=127.0.0.1",
                        "-c",
                        "unix_socket_directories="));
        settings.parameters()
                .forEach((name, value) -> arguments.addAll(List.of("-c", name + "=" + value)));
        return new Command(
                "postgres", arguments, Map.of("LC_ALL", "C"), settings.directory(), settings.log());
    }

    private static void initialise(Path programs, Path data, Path log) {
        List<String> arguments = new ArrayList<>(Unprivileged.prefix());
        arguments.addAll(
                List.of(
                        programs.resolve("initdb").toString(),
                        "--pgdata=" + data,
                        "--username=" + SUPERUSER,
                        "--auth=trust",
                        "--encoding=UTF8",
                        "--locale=C",
                        "--no-sync"));
        try {
            Files.createDirectories(data.getParent());
            Files.createDirectories(log.toAbsolutePath().getParent());
            ProcessBuilder builder =
                    new ProcessBuilder(arguments)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
            builder.environment().put("LC_ALL", "C");
            int exit = builder.start().waitFor();
            if (exit != 0) {
                throw new StartFailed(
                        "PostgreSQL could not initialise "
                                + data
                                + " ("
                                + exit
                                + "); its log is "
                                + log);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start initdb", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartFailed("interrupted", e);
        }
    }
}

package dev.fillstream.notifier.process;

import dev.fillstream.local.process.ChildProcess;
import dev.fillstream.local.process.Command;
import dev.fillstream.local.process.FreePort;
import dev.fillstream.local.process.Readiness;
import dev.fillstream.local.security.TokenMint;
import dev.fillstream.local.stack.Home;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The packaged notifier as a child process, so that it can be killed like a real one. */
public final class NotifierProcess implements AutoCloseable {

    private static final Duration START = Duration.ofSeconds(60);
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final Command command;
    private final int port;
    private final int managementPort;
    private ChildProcess child;

    private NotifierProcess(Command command, int port, int managementPort) {
        this.command = command;
        this.port = port;
        this.managementPort = managementPort;
        this.child = ChildProcess.start(command);
    }

    /**
     * Starts one and returns when it is ready.
     *
     * @param datasource as {@code SharedPlatform.datasource} gives it
     * @param settings environment variables that win over ours
     */
    public static NotifierProcess start(
            Path directory,
            String bootstrapServers,
            Map<String, String> datasource,
            TokenMint tokens,
            Map<String, String> settings) {
        int port = FreePort.any();
        int managementPort = FreePort.any();
        Map<String, String> environment = new HashMap<>();
        datasource.forEach(
                (name, value) -> environment.put(name.toUpperCase().replace('.', '_'), value));
        environment.put("KAFKA_BOOTSTRAP_SERVERS", bootstrapServers);
        environment.put("QUARKUS_HTTP_HOST", "127.0.0.1");
        environment.put("QUARKUS_HTTP_PORT", Integer.toString(port));
        environment.put("QUARKUS_MANAGEMENT_HOST", "127.0.0.1");
        environment.put("QUARKUS_MANAGEMENT_PORT", Integer.toString(managementPort));
        environment.put("MP_JWT_VERIFY_PUBLICKEY_LOCATION", tokens.publicKey().toString());
        environment.put("MP_JWT_VERIFY_ISSUER", TokenMint.ISSUER);
        environment.put("FILLSTREAM_NOTIFIER_ALLOW_LOOPBACK", "true");
        environment.put(
                "FILLSTREAM_NOTIFIER_SECRET_KEY", "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=");
        environment.putAll(settings);
        Command command =
                new Command(
                        "notifier",
                        Command.java(
                                List.of(
                                        "-Xms128m",
                                        "-Xmx256m",
                                        "-XX:+UseSerialGC",
                                        "-XX:+UseCompactObjectHeaders",
                                        "-XX:+ExitOnOutOfMemoryError"),
                                List.of("-jar", jar().toString())),
                        environment,
                        directory,
                        directory.resolve("notifier-" + port + ".log"));
        NotifierProcess notifier = new NotifierProcess(command, port, managementPort);
        notifier.awaitReady();
        return notifier;
    }

    public URI base() {
        return URI.create("http://127.0.0.1:" + port);
    }

    public ChildProcess process() {
        return child;
    }

    public Path log() {
        return command.log();
    }

    /** As {@code kill -9}. */
    public void kill() {
        child.kill();
    }

    /** Starts it again after {@link #kill}, on the same ports; returns when it is ready. */
    public void restart() {
        child = ChildProcess.start(command);
        awaitReady();
    }

    /** The sum of all series of that Prometheus name, or 0 where there is none. */
    public double metric(String name) {
        return get(managementPort, "/q/metrics")
                .lines()
                .filter(line -> line.startsWith(name + " ") || line.startsWith(name + "{"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    @Override
    public void close() {
        child.stop(Duration.ofSeconds(10));
    }

    private void awaitReady() {
        Readiness.await(child, START, this::isReady);
    }

    private boolean isReady() {
        if (!Readiness.listens(managementPort)) {
            return false;
        }
        return status(managementPort, "/q/health/ready") == 200;
    }

    private static int status(int port, String path) {
        return send(port, path).statusCode();
    }

    private static String get(int port, String path) {
        return send(port, path).body();
    }

    private static HttpResponse<String> send(int port, String path) {
        try {
            return HTTP.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).build(),
                    HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new AssertionError("the notifier does not answer " + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private static Path jar() {
        Path jar = Home.find().root().resolve("notifier/target/quarkus-app/quarkus-run.jar");
        if (!Files.isRegularFile(jar)) {
            throw new AssertionError("the notifier is not packaged: " + jar);
        }
        return jar;
    }
}

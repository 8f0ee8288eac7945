package dev.fillstream.notifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import dev.fillstream.local.process.ChildProcess;
import dev.fillstream.local.process.Command;
import dev.fillstream.local.process.FreePort;
import dev.fillstream.local.stack.Home;
import dev.fillstream.local.testing.PlatformResource;
import dev.fillstream.local.testing.SharedPlatform;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The samples of docs/webhooks.md verify real deliveries, each with a library or code that is not
 * ours, and refuse what is signed with another secret. Where a language is not installed its sample
 * is skipped and the report says so.
 */
@QuarkusTest
@QuarkusTestResource(
        value = PlatformResource.class,
        initArgs = {@ResourceArg(name = "postgres", value = "notifier")})
class WebhookSamplesTest {

    private static final Duration SOON = Duration.ofSeconds(60);

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrapServers;

    @TestHTTPResource("/")
    String base;

    private final String account = "s-" + UUID.randomUUID().toString().substring(0, 8);
    private final Path samples = Home.find().root().resolve("docs/samples/webhooks");
    private final Path scratch = Path.of("target", "samples").toAbsolutePath();
    private final int port = FreePort.any();
    private Executions executions;
    private EndpointClient client;
    private ChildProcess sample;

    @BeforeEach
    void connect() {
        executions = new Executions(bootstrapServers);
        client =
                new EndpointClient(
                        base.replaceAll("/$", ""), SharedPlatform.tokens().trader(account));
    }

    @AfterEach
    void close() {
        executions.close();
        if (sample != null) {
            sample.kill();
        }
    }

    @Test
    void java() throws Exception {
        Path library =
                Path.of(
                        com.standardwebhooks.Webhook.class
                                .getProtectionDomain()
                                .getCodeSource()
                                .getLocation()
                                .toURI());
        List<String> program =
                Command.java(
                        List.of("-cp", library.toString()),
                        List.of(samples.resolve("Receiver.java").toString()));
        assertVerifies("java", program, true);
    }

    @Test
    void node() {
        assumeThat(runs("node", "--version")).as("node is installed").isTrue();
        copy("package.json");
        copy("receiver.mjs");
        assumeThat(runs("npm", "install", "--no-audit", "--no-fund", "--loglevel=error"))
                .as("npm can install standardwebhooks")
                .isTrue();
        assertVerifies("node", List.of("node", scratch.resolve("receiver.mjs").toString()), true);
    }

    @Test
    void python() {
        assumeThat(runs("python3", "--version")).as("python3 is installed").isTrue();
        assertVerifies(
                "python", List.of("python3", samples.resolve("receiver.py").toString()), false);
    }

    private void assertVerifies(String name, List<String> program, boolean v1a) {
        JsonObject endpoint = client.create("http://127.0.0.1:" + port + "/hook", account);
        List<String> more =
                v1a
                        ? List.of(Integer.toString(port), endpoint.getString("secret"), publicKey())
                        : List.of(Integer.toString(port), endpoint.getString("secret"));
        Path log = start(name, program, more);
        await().atMost(SOON).until(() -> lines(log).contains("listening"));
        executions.report(account, "order-1", 1);
        executions.report(account, "order-1", 2);
        executions.flush();
        String second = Executions.order(account, "order-1").reportId(2).toString();
        await().atMost(SOON)
                .until(() -> lines(log).stream().anyMatch(line -> line.contains(second)));
        assertThat(lines(log)).noneMatch(line -> line.startsWith("refused"));
        assertThat(lines(log)).filteredOn(line -> line.startsWith("verified")).hasSize(2);
        sample.kill();
        assertRefusesAnotherSecret(name, program, endpoint);
    }

    private void assertRefusesAnotherSecret(
            String name, List<String> program, JsonObject endpoint) {
        List<String> wrong =
                List.of(Integer.toString(port), "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
        Path log = start(name + "-wrong", program, wrong);
        await().atMost(SOON).until(() -> lines(log).contains("listening"));
        String path = "/" + endpoint.getString("id") + "/test";
        JsonObject result = new JsonObject(client.call("POST", path, "").body());
        assertThat(result.getInteger("status")).isEqualTo(401);
        assertThat(lines(log)).anyMatch(line -> line.startsWith("refused"));
    }

    private String publicKey() {
        return new JsonObject(client.callAt("GET", "/.well-known/webhook-keys").body())
                .getJsonArray("keys")
                .getJsonObject(0)
                .getString("whpk");
    }

    private Path start(String name, List<String> program, List<String> arguments) {
        Path log = scratch.resolve(name + "-" + account + ".log");
        List<String> all = new ArrayList<>(program);
        all.addAll(arguments);
        sample = ChildProcess.start(new Command(name, all, Map.of(), scratch, log));
        return log;
    }

    private boolean runs(String... command) {
        try {
            Files.createDirectories(scratch);
            Process process =
                    new ProcessBuilder(command)
                            .directory(scratch.toFile())
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start();
            if (!process.waitFor(90, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return false;
            }
            return process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void copy(String file) {
        try {
            Files.createDirectories(scratch);
            Files.write(scratch.resolve(file), Files.readAllBytes(samples.resolve(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> lines(Path log) {
        try {
            return Files.readAllLines(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

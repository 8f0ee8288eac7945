package dev.fillstream.local.cli;

import dev.fillstream.local.process.StartFailed;
import dev.fillstream.local.stack.Home;
import dev.fillstream.local.stack.StackView;
import dev.fillstream.schemas.Topic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * {@code what-if}: which orders of the log other limits would have denied or allowed. The
 * risk-processor's own code answers, in a process of its own that only reads.
 */
@Command(
        name = "what-if",
        description =
                "Plays the log under other limits: which orders would have been denied or allowed,"
                        + " and how far each limit would have been used",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "The file is one JSON object, for instance",
            "  {\"firm\": {\"maxOrderQty\": \"500\"}, \"acct-1\": {\"openingCash\": \"20000\"}}",
            "What a scope leaves out stays as it was."
        })
final class WhatIfCommand implements Callable<Integer> {

    private static final String MAIN = "dev.fillstream.risk.adapter.streams.whatif.WhatIfMain";

    @Option(
            names = "--limits",
            required = true,
            paramLabel = "<file>",
            description = "The limits to try, as JSON")
    private Path limits = Path.of("");

    @Option(
            names = "--from",
            required = true,
            paramLabel = "<time>",
            converter = TimeText.class,
            description = "When they begin to hold, such as 2026-11-26T09:30:00Z or 10m ago")
    private Instant from = Instant.EPOCH;

    @Option(
            names = "--to",
            required = true,
            paramLabel = "<time>",
            converter = TimeText.class,
            description = "Where it ends")
    private Instant to = Instant.EPOCH;

    @Option(names = "--json", description = "One JSON object instead of a table")
    private boolean json;

    @Override
    public Integer call() throws IOException, InterruptedException {
        StackView stack = LocalStack.require();
        Path jar = Home.find().root().resolve("risk-processor/target/quarkus-app/quarkus-run.jar");
        if (!Files.isRegularFile(jar)) {
            throw new StartFailed("the risk-processor is not built: run ./mvnw -Dquick package");
        }
        Screen.out().flush();
        return new ProcessBuilder(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-XX:+UseSerialGC",
                                "--sun-misc-unsafe-memory-access=allow",
                                "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                                "-cp",
                                jar.toString(),
                                MAIN,
                                stack.bootstrapServers(),
                                limits.toAbsolutePath().toString(),
                                from.toString(),
                                to.toString(),
                                json ? "json" : "text",
                                Integer.toString(partitions(stack))))
                .inheritIO()
                .start()
                .waitFor();
    }

    private static int partitions(StackView stack) {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", stack.bootstrapServers()))) {
            String orders = Topic.ORDERS.name();
            return Objects.requireNonNull(
                            admin.describeTopics(List.of(orders)).allTopicNames().get().get(orders))
                    .partitions()
                    .size();
        } catch (ExecutionException e) {
            throw new StartFailed("the broker does not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartFailed("interrupted", e);
        }
    }
}

package dev.fillstream.pipeline;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.standardwebhooks.Webhook;
import dev.fillstream.local.demo.Trial;
import dev.fillstream.local.demo.load.SampleOrder;
import dev.fillstream.local.demo.receiver.WebhookEndpoints;
import dev.fillstream.local.listen.Listener;
import dev.fillstream.local.process.FreePort;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** {@code ./fillstream listen --forward-to}, as a process of its own beside the running stack. */
@Order(9)
class ListenTest {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String SIGNED_WITH = "signed with ";

    private record Forwarded(Map<String, String> headers, byte[] body) {}

    private final RunningPipeline pipeline = RunningPipeline.get();

    @Test
    void showsWhatArrivesForwardsItAsItCameAndSaysWhenNobodyTakesIt() throws Exception {
        ConcurrentLinkedQueue<Forwarded> forwarded = new ConcurrentLinkedQueue<>();
        int port = FreePort.any();
        Path output = Path.of("target", "listen.txt").toAbsolutePath();
        Process listen = listen(port, output);
        try (Trial trial = pipeline.trial("listen", 0)) {
            String secret =
                    Eventually.appears("the secret", SOON, () -> line(output, SIGNED_WITH))
                            .substring(SIGNED_WITH.length());
            List<SampleOrder> plan = trial.plan(2, 5);
            try (Listener target =
                    Listener.start(
                            port,
                            (headers, body) -> {
                                forwarded.add(new Forwarded(headers, body));
                                return 204;
                            })) {
                assertThat(target.url()).hasPort(port);
                trial.load().send(plan.getFirst());
                String first = plan.getFirst().order().getClOrdId();
                Eventually.holds(
                        "a forwarded webhook",
                        SOON,
                        () ->
                                line(output, first)
                                        .filter(each -> each.endsWith("→ 204"))
                                        .isPresent());
                assertThat(line(output, first)).get().asString().contains("genuine execution.");
            }
            assertThat(forwarded)
                    .isNotEmpty()
                    .allSatisfy(each -> new Webhook(secret).verify(text(each), multi(each)));

            trial.load().send(plan.getLast());
            String last = plan.getLast().order().getClOrdId();
            Eventually.holds(
                    "a word about who does not listen",
                    SOON,
                    () ->
                            line(output, last)
                                    .filter(each -> each.contains("→ 502 nobody listens at"))
                                    .isPresent());
        } finally {
            listen.destroy();
            assertThat(listen.waitFor(30, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(endpoints().urls()).noneMatch(url -> url.contains("/fillstream-listen"));
    }

    private WebhookEndpoints endpoints() {
        return new WebhookEndpoints(
                pipeline.http(), pipeline.target().notifiers(), pipeline.target().operatorToken());
    }

    private Process listen(int target, Path output) throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xmx128m",
                                "-XX:TieredStopAtLevel=1",
                                "-Dstdout.encoding=UTF-8",
                                "-cp",
                                System.getProperty("java.class.path"),
                                "dev.fillstream.local.cli.Fillstream",
                                "listen",
                                "--no-color",
                                "--forward-to",
                                "http://127.0.0.1:" + target + "/hooks")
                        .redirectErrorStream(true)
                        .redirectOutput(output.toFile());
        builder.environment()
                .put("FILLSTREAM_DATA_DIR", pipeline.stack().settings().data().toString());
        return builder.start();
    }

    private static Optional<String> line(Path output, String with) {
        try {
            return Files.readAllLines(output).stream()
                    .filter(each -> each.contains(with))
                    .reduce((_, later) -> later);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static String text(Forwarded forwarded) {
        return new String(forwarded.body(), UTF_8);
    }

    private static Map<String, List<String>> multi(Forwarded forwarded) {
        return forwarded.headers().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> List.of(entry.getValue())));
    }
}

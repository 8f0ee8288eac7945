package dev.fillstream.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fillstream.local.demo.DemoTarget;
import dev.fillstream.local.demo.Trial;
import dev.fillstream.local.stack.Part;
import dev.fillstream.local.stack.PartState;
import dev.fillstream.local.stack.Stack;
import dev.fillstream.local.stack.StackListener;
import dev.fillstream.local.stack.StackSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The stack that all pipeline tests share, on free ports; its processes end with this JVM. */
final class RunningPipeline {

    private static final Duration TO_REST = Duration.ofSeconds(90);

    private static final class Holder {
        static final RunningPipeline ONLY = new RunningPipeline();
    }

    private final Stack stack;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    private RunningPipeline() {
        Path data = directory();
        StackSettings settings =
                StackSettings.onFreePorts(data)
                        .with("FILLSTREAM_NOTIFIER_RETRY_SCHEDULE", "0s,1s,2s,5s,10s,30s,5m")
                        .with("FILLSTREAM_EXECUTION_RECONCILIATION_POSITIONS", "1s")
                        .with("FILLSTREAM_FAILPOINT_FILE", failpointFile(data).toString());
        stack = Stack.start(settings, StackListener.SILENT);
        Runtime.getRuntime().addShutdownHook(new Thread(stack::close));
    }

    static RunningPipeline get() {
        return Holder.ONLY;
    }

    Stack stack() {
        return stack;
    }

    HttpClient http() {
        return http;
    }

    DemoTarget target() {
        return DemoTarget.of(stack.view());
    }

    Trial trial(String name, int failingWebhooks) throws InterruptedException {
        return Trial.open(target(), http, name, failingWebhooks);
    }

    /** Waits until nothing moves any more, and then until every promise is seen to be kept. */
    static void assertConserved(Trial trial, int orders) {
        boolean rests = trial.awaitRest(orders, TO_REST);
        List<String> broken =
                trial.check().stream()
                        .filter(result -> !result.passed())
                        .flatMap(result -> result.problems().stream().limit(10))
                        .toList();
        assertThat(broken).as(trial.standing()).isEmpty();
        assertThat(rests).as("came to rest: " + trial.standing()).isTrue();
    }

    /** Returns when the part is ready, after a kill that the supervision has to mend. */
    void awaitReady(Part part, int restarts) {
        Eventually.holds(
                part.label() + " ready again",
                Duration.ofSeconds(60),
                () -> {
                    var status = stack.view().part(part);
                    return status.state() == PartState.READY && status.restarts() >= restarts;
                });
    }

    /**
     * Lets the execution service die at its {@code passes}th pass of a point, after its next start.
     */
    void armFailpoint(String point, int passes) throws IOException {
        Files.writeString(failpointFile(stack.settings().data()), point + " " + passes);
    }

    private static Path failpointFile(Path data) {
        return data.resolve("failpoint");
    }

    /** Makes the simulator misbehave. */
    void orderFault(String json) {
        venueAdmin(
                HttpRequest.newBuilder(faults())
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(json)));
    }

    void clearFaults() {
        venueAdmin(HttpRequest.newBuilder(faults()).DELETE());
    }

    /** The lines of a part's metrics that begin so. */
    List<String> metrics(Part part, String beginning) {
        HttpRequest request = HttpRequest.newBuilder(management(part, "/q/metrics")).build();
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString())
                    .body()
                    .lines()
                    .filter(line -> line.startsWith(beginning))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private URI faults() {
        return management(Part.VENUE_SIMULATOR, "/admin/faults");
    }

    private URI management(Part part, String path) {
        return URI.create("http://127.0.0.1:" + (stack.settings().port(part) + 1000) + path);
    }

    private void venueAdmin(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response =
                    http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            assertThat(response.statusCode()).as(response.body()).isLessThan(300);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Below target, where its logs can be read after a failure; what an earlier run left goes. */
    private static Path directory() {
        Path directory = Path.of("target", "stack").toAbsolutePath();
        try {
            if (Files.exists(directory)) {
                try (Stream<Path> old = Files.walk(directory)) {
                    for (Path path : old.sorted(Comparator.reverseOrder()).toList()) {
                        Files.delete(path);
                    }
                }
            }
            return Files.createDirectories(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package dev.fillstream.notifier.load;

import dev.fillstream.local.bench.Latencies;
import dev.fillstream.local.bench.Pace;
import dev.fillstream.local.testing.SharedPlatform;
import dev.fillstream.notifier.process.NotifierProcess;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerOptions;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Map;

/**
 * What a healthy endpoint notices of 99 that never answer: the packaged notifier, first with the
 * healthy one alone, then with the others wanting the same reports, while they fail and again when
 * they are left in peace. Prints the healthy one's latencies, one line per phase.
 *
 * <p>Arguments: reports per second, seconds per phase, hanging endpoints; else 50, 20 and 99.
 *
 * <pre>
 * ./mvnw -Dquick -pl notifier -am package dependency:build-classpath -Dmdep.outputFile=target/classpath.txt
 * java -cp notifier/target/test-classes:notifier/target/classes:$(cat notifier/target/classpath.txt) \
 *     dev.fillstream.notifier.load.IsolationBenchmark
 * </pre>
 */
public final class IsolationBenchmark {

    private static final Duration TO_DRAIN = Duration.ofSeconds(60);
    private static final int ACCOUNTS = 8;

    private IsolationBenchmark() {}

    public static void main(String[] arguments) throws Exception {
        int rate = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 50;
        int seconds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 20;
        int hanging = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 99;
        Vertx vertx = Vertx.vertx();
        try (CountingReceiver receiver = new CountingReceiver(vertx);
                NotifierProcess notifier =
                        NotifierProcess.start(
                                Files.createTempDirectory("isolation-benchmark"),
                                SharedPlatform.bootstrapServers(),
                                SharedPlatform.datasource("notifier"),
                                SharedPlatform.tokens(),
                                Map.of());
                ReportLoad load = new ReportLoad(SharedPlatform.bootstrapServers(), ACCOUNTS)) {
            var _ = load.registerOne(notifier.base(), receiver.url());
            phase(receiver, load, 500, 10, "warm-up");
            double alone = phase(receiver, load, rate, seconds, "alone");
            String never = neverAnswers(vertx);
            for (int i = 0; i < hanging; i++) {
                var _ = load.registerOne(notifier.base(), never);
            }
            double failing = phase(receiver, load, rate, seconds, "while the others fail");
            double apart = phase(receiver, load, rate, seconds, "with the others left in peace");
            System.out.printf(
                    "p99 of the healthy one: %+.0f %% while %d others fail, %+.0f %% later%n",
                    100 * (failing / alone - 1), hanging, 100 * (apart / alone - 1));
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().join();
        }
        System.exit(0);
    }

    /** Answers with the 99th percentile in milliseconds. */
    private static double phase(
            CountingReceiver receiver, ReportLoad load, int rate, int seconds, String name)
            throws InterruptedException {
        receiver.reset();
        int reports = rate * seconds;
        load.send(new Pace(System.nanoTime(), rate), reports);
        receiver.await(reports, TO_DRAIN);
        Latencies latencies = receiver.latencies();
        System.out.printf(
                "%s: %d of %d reports at %d/s, p50 %.1f ms, p99 %.1f ms, max %.1f ms%n",
                name,
                receiver.distinct(),
                reports,
                rate,
                latencies.millisAt(50),
                latencies.millisAt(99),
                latencies.maxMillis());
        return latencies.millisAt(99);
    }

    /** A receiver that takes requests and says nothing. */
    private static String neverAnswers(Vertx vertx) {
        int port =
                vertx.createHttpServer(new HttpServerOptions().setHost("127.0.0.1").setPort(0))
                        .requestHandler(_ -> {})
                        .listen()
                        .toCompletionStage()
                        .toCompletableFuture()
                        .join()
                        .actualPort();
        return "http://127.0.0.1:" + port + "/never";
    }
}

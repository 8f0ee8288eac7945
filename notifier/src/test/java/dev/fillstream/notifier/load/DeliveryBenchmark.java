package dev.fillstream.notifier.load;

import dev.fillstream.local.bench.Latencies;
import dev.fillstream.local.bench.Pace;
import dev.fillstream.local.testing.SharedPlatform;
import dev.fillstream.notifier.process.NotifierProcess;
import io.vertx.core.Vertx;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/**
 * How fast the packaged notifier delivers: a real broker and database, 100 endpoints, and a
 * receiver that answers at once, all on this machine. Each order has two reports.
 *
 * <p>Arguments: reports per second, seconds, endpoints. Without any: 500/s for latency, then
 * 6,000/s for throughput. Prints one line per run.
 *
 * <pre>
 * ./mvnw -Dquick -pl notifier -am package dependency:build-classpath -Dmdep.outputFile=target/classpath.txt
 * java -cp notifier/target/test-classes:notifier/target/classes:$(cat notifier/target/classpath.txt) \
 *     dev.fillstream.notifier.load.DeliveryBenchmark
 * </pre>
 */
public final class DeliveryBenchmark {

    private static final Duration TO_DRAIN = Duration.ofSeconds(60);

    private DeliveryBenchmark() {}

    public static void main(String[] arguments) throws Exception {
        Path directory = Files.createTempDirectory("delivery-benchmark");
        int endpoints = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 100;
        Vertx vertx = Vertx.vertx();
        try (CountingReceiver receiver = new CountingReceiver(vertx);
                NotifierProcess notifier =
                        NotifierProcess.start(
                                directory,
                                SharedPlatform.bootstrapServers(),
                                SharedPlatform.datasource("notifier"),
                                SharedPlatform.tokens(),
                                Map.of());
                ReportLoad load = new ReportLoad(SharedPlatform.bootstrapServers(), endpoints)) {
            load.register(notifier.base(), receiver.url());
            run(notifier, receiver, load, 2_000, 5, "warm-up");
            if (arguments.length > 1) {
                int rate = Integer.parseInt(arguments[0]);
                run(notifier, receiver, load, rate, Integer.parseInt(arguments[1]), "chosen");
            } else {
                run(notifier, receiver, load, 500, 15, "latency");
                run(notifier, receiver, load, 6_000, 15, "throughput");
            }
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().join();
        }
        System.exit(0);
    }

    private static void run(
            NotifierProcess notifier,
            CountingReceiver receiver,
            ReportLoad load,
            int rate,
            int seconds,
            String name)
            throws InterruptedException {
        receiver.reset();
        Duration cpuBefore = cpu(notifier);
        double parkedBefore = parked(notifier);
        long start = System.nanoTime();
        int reports = rate * seconds;
        load.send(new Pace(start, rate), reports);
        long sent = System.nanoTime();
        receiver.await(reports, TO_DRAIN);
        double took = (System.nanoTime() - start) / 1e9;
        Latencies latencies = receiver.latencies();
        System.out.printf(
                "%s: offered %d/s for %d s, sent in %.1f s, received %d (%d twice) in %.1f s ="
                        + " %.0f/s; report to receipt p50 %.1f ms, p99 %.1f ms, max %.1f ms; parked"
                        + " %.0f; notifier CPU %.2f cores%n",
                name,
                rate,
                seconds,
                (sent - start) / 1e9,
                receiver.distinct(),
                receiver.twice(),
                took,
                receiver.distinct() / took,
                latencies.millisAt(50),
                latencies.millisAt(99),
                latencies.maxMillis(),
                parked(notifier) - parkedBefore,
                (cpu(notifier).toNanos() - cpuBefore.toNanos()) / 1e9 / took);
    }

    private static Duration cpu(NotifierProcess notifier) {
        return ProcessHandle.of(notifier.process().pid())
                .flatMap(handle -> handle.info().totalCpuDuration())
                .orElse(Duration.ZERO);
    }

    private static double parked(NotifierProcess notifier) {
        return notifier.metric("fillstream_notifier_written_down_total");
    }
}

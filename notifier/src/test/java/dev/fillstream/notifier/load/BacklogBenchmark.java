package dev.fillstream.notifier.load;

import dev.fillstream.local.bench.Pace;
import dev.fillstream.local.bench.ProcessProbe;
import dev.fillstream.local.testing.SharedPlatform;
import dev.fillstream.notifier.process.NotifierProcess;
import io.vertx.core.Vertx;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Map;

/**
 * What a long outage costs the packaged notifier: its only receiver goes away, reports are parked,
 * it comes back, and all of them are delivered. Prints the process's memory at each tenth of both,
 * and fails where a report is missing, came twice, or came before one of its order that precedes
 * it.
 *
 * <p>Arguments: reports, reports per second; else 1,000,000 and 4,000. Run like {@link
 * DeliveryBenchmark}, with {@code -Xmx3g} for what the receiver remembers.
 */
public final class BacklogBenchmark {

    private static final Duration STEP = Duration.ofMinutes(10);
    private static final int ACCOUNTS = 8;
    private static final int TENTHS = 10;
    private static final double MIB = 1024 * 1024;

    private BacklogBenchmark() {}

    public static void main(String[] arguments) throws Exception {
        int reports = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 1_000_000;
        int rate = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 4_000;
        Vertx vertx = Vertx.vertx();
        try (CountingReceiver receiver = new CountingReceiver(vertx);
                NotifierProcess notifier =
                        NotifierProcess.start(
                                Files.createTempDirectory("backlog-benchmark"),
                                SharedPlatform.bootstrapServers(),
                                SharedPlatform.datasource("notifier"),
                                SharedPlatform.tokens(),
                                Map.of());
                ProcessProbe memory =
                        new ProcessProbe("notifier", notifier.process().pid(), false);
                ReportLoad load = new ReportLoad(SharedPlatform.bootstrapServers(), ACCOUNTS)) {
            var _ = load.registerOne(notifier.base(), receiver.url());
            receiver.goAway();
            for (int tenth = 1; tenth <= TENTHS; tenth++) {
                load.send(new Pace(System.nanoTime(), rate), reports / TENTHS);
                say("sent", tenth, notifier, memory);
            }
            long back = System.nanoTime();
            receiver.comeBack();
            for (int tenth = 1; tenth <= TENTHS; tenth++) {
                receiver.await(reports / TENTHS * tenth, STEP);
                say("received " + receiver.distinct(), tenth, notifier, memory);
            }
            double took = (System.nanoTime() - back) / 1e9;
            System.out.printf(
                    "%d of %d reports delivered in %.0f s = %.0f/s; %d twice, %d out of order%n",
                    receiver.distinct(),
                    reports,
                    took,
                    receiver.distinct() / took,
                    receiver.twice(),
                    receiver.outOfOrder());
            if (receiver.distinct() != reports || receiver.outOfOrder() > 0) {
                throw new AssertionError("the backlog did not come out whole and in order");
            }
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().join();
        }
        System.exit(0);
    }

    private static void say(String what, int tenth, NotifierProcess notifier, ProcessProbe memory) {
        System.out.printf(
                "%s, tenth %d: %.0f parked, notifier %.0f MiB resident%n",
                what,
                tenth,
                notifier.metric("fillstream_notifier_endpoint_parked"),
                memory.look().residentBytes() / MIB);
    }
}

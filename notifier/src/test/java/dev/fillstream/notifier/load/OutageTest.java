package dev.fillstream.notifier.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.fillstream.local.bench.Latencies;
import dev.fillstream.local.bench.Pace;
import dev.fillstream.local.testing.PlatformResource;
import dev.fillstream.local.testing.SharedPlatform;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * One receiver goes down while reports go on, and the others do not notice. Five seconds with every
 * build; {@code -Doutage.seconds=120 -Doutage.rate=500} by hand. Prints what the others' latencies
 * were, for people to judge. {@link BacklogBenchmark} parks a million.
 */
@QuarkusTest
@QuarkusTestResource(
        value = PlatformResource.class,
        initArgs = {@ResourceArg(name = "postgres", value = "notifier")})
class OutageTest {

    private static final int SECONDS = Integer.getInteger("outage.seconds", 5);
    private static final int AROUND_SECONDS = Math.max(1, SECONDS / 4);
    private static final int WARM_UP_SECONDS = Math.max(2, SECONDS / 4);
    private static final int RATE = Integer.getInteger("outage.rate", 500);
    private static final int ACCOUNTS = 8;
    private static final Duration SOON = Duration.ofSeconds(60L + 2L * SECONDS);

    /** The setting of the tests, and what is in flight or waits in memory. */
    private static final double MOST_HELD = 200 + 64 + 512 + SharedPlatform.PARTITIONS;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrapServers;

    @TestHTTPResource("/")
    URI base;

    @Inject MeterRegistry meters;

    private final Vertx vertx = Vertx.vertx();
    private final CountingReceiver goesDown = new CountingReceiver(vertx);
    private final List<CountingReceiver> others =
            List.of(new CountingReceiver(vertx), new CountingReceiver(vertx));
    private ReportLoad load;
    private int sent;

    @BeforeEach
    void open() {
        load = new ReportLoad(bootstrapServers, ACCOUNTS);
    }

    @AfterEach
    void close() {
        load.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void theOthersHearEverythingMeanwhileAndTheOneThatWasDownHearsItAfterwards() throws Exception {
        URI notifier = URI.create(base.toString().replaceAll("/$", ""));
        String id = load.registerOne(notifier, goesDown.url());
        for (CountingReceiver other : others) {
            load.registerOne(notifier, other.url());
        }
        send(WARM_UP_SECONDS);
        othersHaveAll("warm-up");
        send(AROUND_SECONDS);
        othersHaveAll("before");
        goesDown.await(sent, SOON);

        goesDown.goAway();
        send(SECONDS);
        othersHaveAll("during");
        await().atMost(SOON).until(() -> endpoint("parked", id) > 0);
        assertThat(endpoint("held", id)).isLessThanOrEqualTo(MOST_HELD);
        double parked = endpoint("parked", id);

        goesDown.comeBack();
        long back = System.nanoTime();
        send(AROUND_SECONDS);
        othersHaveAll("after");
        goesDown.await(sent, SOON);
        System.out.printf(
                "outage: %.0f parked, up to date %.1f s after it was back, %d came twice%n",
                parked, (System.nanoTime() - back) / 1e9, goesDown.twice());

        assertThat(goesDown.distinct()).isEqualTo(sent);
        assertThat(goesDown.outOfOrder()).isZero();
        assertThat(others).allSatisfy(other -> assertThat(other.outOfOrder()).isZero());
        await().atMost(SOON).until(() -> endpoint("parked", id) == 0);
        await().atMost(SOON)
                .until(() -> meters.get("fillstream.notifier.conservation").gauge().value() == 0);
    }

    private void send(int seconds) {
        int reports = RATE * seconds;
        load.send(new Pace(System.nanoTime(), RATE), reports);
        sent += reports;
    }

    private void othersHaveAll(String phase) throws InterruptedException {
        for (CountingReceiver other : others) {
            other.await(sent, SOON);
            assertThat(other.distinct()).isEqualTo(sent);
            Latencies latencies = other.takeLatencies();
            System.out.printf(
                    "outage: %s, %d reports at %d/s, another receiver: p50 %.1f ms, p99 %.1f ms%n",
                    phase, latencies.count(), RATE, latencies.millisAt(50), latencies.millisAt(99));
        }
    }

    private double endpoint(String name, String id) {
        return meters.get("fillstream.notifier.endpoint." + name)
                .tag("endpoint", id)
                .gauge()
                .value();
    }
}

package dev.fillstream.notifier.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.fillstream.notifier.endpoint.Endpoint;
import dev.fillstream.notifier.endpoint.EndpointRegistry;
import dev.fillstream.notifier.endpoint.EndpointStore;
import dev.fillstream.notifier.endpoint.EndpointUrl;
import dev.fillstream.notifier.lane.Delivery;
import dev.fillstream.notifier.lane.LaneLimits;
import dev.fillstream.notifier.lane.Receipt;
import dev.fillstream.notifier.lane.WebhookEvent;
import dev.fillstream.notifier.signature.SigningSecret;
import dev.fillstream.notifier.signature.WebhookSecret;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One healthy endpoint among 99 that never answer. */
class IsolationTest {

    private static final int HANGING = 99;
    private static final int REPORTS = 300;
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final LaneLimits LIMITS =
            new LaneLimits(
                    8,
                    16,
                    10,
                    Duration.ofHours(1),
                    Duration.ofHours(1),
                    new LaneLimits.Breaking(10, Duration.ofSeconds(1), Duration.ofSeconds(8)));

    private final Vertx vertx = Vertx.vertx();
    private final List<Endpoint> endpoints = endpoints();
    private final UUID healthy = endpoints.getFirst().id();
    private final ConcurrentLinkedQueue<UUID> delivered = new ConcurrentLinkedQueue<>();
    private final AtomicInteger hanging = new AtomicInteger();
    private final AtomicInteger written = new AtomicInteger();
    private final AtomicInteger writtenOfHealthy = new AtomicInteger();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private DeliveryEngine engine;
    private Lanes lanes;

    @BeforeEach
    void start() {
        DeliverySettings settings =
                new DeliverySettings(
                        LIMITS,
                        new RetrySchedule(List.of(Duration.ZERO), 0),
                        1_000_000,
                        Duration.ofSeconds(1),
                        Duration.ofDays(1),
                        Clock.systemUTC());
        EndpointStore store = new FixedEndpoints(endpoints);
        EndpointRegistry registry = new EndpointRegistry(store);
        registry.refresh().await().indefinitely();
        DeliveryMeters numbers = new DeliveryMeters(meters);
        lanes = new Lanes(registry, settings, numbers, Clock.systemUTC());
        EventLoop loop = new EventLoop(vertx);
        OutcomeReporter outcomes =
                new OutcomeReporter((_, whenDurable) -> whenDurable.run(), numbers, loop);
        ParkedDeliveries parked = new CountedParking();
        ParkingLot lot = new ParkingLot(parked, lanes, loop, Clock.systemUTC());
        Courier courier =
                new Courier(
                        new OneAnswers(),
                        outcomes,
                        new EndpointStanding(store, registry, outcomes, settings),
                        lot,
                        new Attempts(),
                        settings);
        ParkedClaims claims = new ParkedClaims(parked, lanes, courier, loop, settings);
        engine = new DeliveryEngine(registry, lanes, courier, claims, loop, settings);
        engine.start();
    }

    @AfterEach
    void stop() {
        engine.stop();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void theHealthyOneGetsEverythingAtOnceAndNobodyHoldsMoreThanItsShare() {
        AtomicInteger settled = new AtomicInteger();
        for (int i = 0; i < REPORTS; i++) {
            Matches matches = engine.matches();
            matches.add(draft(i));
            Receipt receipt = new Receipt(settled::incrementAndGet);
            engine.accept(matches, receipt).await().atMost(SOON);
            receipt.settle();
        }
        await().atMost(SOON).until(() -> delivered.size() == REPORTS);
        assertThat(hanging.get()).isEqualTo(HANGING * LIMITS.window());
        await().atMost(SOON)
                .until(
                        () ->
                                written.get()
                                        == HANGING * (REPORTS - LIMITS.window() - LIMITS.queue()));
        assertThat(lanes.all())
                .allSatisfy(
                        lane -> {
                            int most = LIMITS.window() + LIMITS.queue() + LIMITS.parkedOrders() + 4;
                            assertThat(lane.lane().size()).isLessThanOrEqualTo(most);
                        });
        await().atMost(SOON)
                .until(() -> meters.get("fillstream.notifier.parked").gauge().value() > 0);
        assertThat(meters.get("fillstream.notifier.conservation").gauge().value()).isZero();
        assertThat(writtenOfHealthy).as("rows for what succeeds at first").hasValue(0);
    }

    /** The first endpoint answers at once, the others never. */
    private final class OneAnswers implements WebhookSender {

        @Override
        public void send(Endpoint endpoint, Outbound outbound, Consumer<Reply> whenDone) {
            if (endpoint.id().equals(healthy)) {
                delivered.add(outbound.webhookId());
                vertx.runOnContext(_ -> whenDone.accept(new Reply.Made(204, Duration.ZERO, "")));
            } else {
                hanging.incrementAndGet();
            }
        }

        @Override
        public void forget(UUID endpointId) {}
    }

    /** Rows that are never due. */
    private final class CountedParking implements ParkedDeliveries {

        @Override
        public Uni<List<Delivery>> write(ParkingBatch batch, Instant now) {
            written.addAndGet(batch.parks().size());
            batch.parks().stream()
                    .filter(park -> park.delivery().endpointId().equals(healthy))
                    .forEach(_ -> writtenOfHealthy.incrementAndGet());
            return Uni.createFrom().item(List.of());
        }

        @Override
        public Uni<List<Delivery>> claim(
                List<Room> rooms, Collection<Integer> partitions, Instant now, Instant until) {
            return Uni.createFrom().item(List.of());
        }

        @Override
        public Uni<List<ParkedOrder>> load(Collection<Integer> partitions, int mostOrders) {
            return Uni.createFrom().item(List.of());
        }
    }

    private record FixedEndpoints(List<Endpoint> endpoints) implements EndpointStore {

        @Override
        public Uni<List<Endpoint>> all() {
            return Uni.createFrom().item(endpoints);
        }

        @Override
        public Uni<Long> fingerprint() {
            return Uni.createFrom().item(1L);
        }

        @Override
        public Uni<Endpoint> add(Endpoint endpoint) {
            return Uni.createFrom().failure(new UnsupportedOperationException());
        }

        @Override
        public Uni<Optional<Endpoint>> update(UUID id, UnaryOperator<Endpoint> change) {
            return Uni.createFrom().failure(new UnsupportedOperationException());
        }

        @Override
        public Uni<Boolean> remove(UUID id) {
            return Uni.createFrom().failure(new UnsupportedOperationException());
        }
    }

    private static Draft draft(int order) {
        UUID id = new UUID(5, order);
        UUID orderId = new UUID(6, order);
        return new Draft(
                id,
                "a",
                "execution.new",
                orderId,
                1,
                () ->
                        new WebhookEvent(
                                id,
                                "execution.new",
                                "a",
                                orderId,
                                1,
                                0,
                                new byte[] {'{', '}'},
                                null,
                                null));
    }

    private static List<Endpoint> endpoints() {
        List<Endpoint> endpoints = new ArrayList<>();
        for (int i = 0; i <= HANGING; i++) {
            endpoints.add(
                    new Endpoint(
                            new UUID(7, i),
                            EndpointUrl.parse("https://hooks.example.com/" + i),
                            Set.of("a"),
                            Set.of("*"),
                            null,
                            Map.of(),
                            List.of(new SigningSecret(WebhookSecret.generate(), null)),
                            null,
                            null,
                            Instant.EPOCH,
                            Instant.EPOCH,
                            1));
        }
        return endpoints;
    }
}

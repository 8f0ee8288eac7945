package dev.fillstream.notifier.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fillstream.notifier.endpoint.Endpoint;
import dev.fillstream.notifier.endpoint.EndpointRegistry;
import dev.fillstream.notifier.endpoint.EndpointStore;
import dev.fillstream.notifier.endpoint.EndpointUrl;
import dev.fillstream.notifier.lane.Delivery;
import dev.fillstream.notifier.lane.Lane;
import dev.fillstream.notifier.lane.LaneLimits;
import dev.fillstream.notifier.lane.Place;
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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EndpointStandingTest {

    private static final Instant NOW = Instant.parse("2026-11-24T00:00:00Z");
    private static final Reply.Failed TIMEOUT =
            new Reply.Failed(0, Duration.ZERO, "", DeliveryCode.TIMEOUT, null);
    private static final Duration DAYS = Duration.ofDays(5);
    private static final LaneLimits LIMITS =
            new LaneLimits(
                    4,
                    4,
                    4,
                    Duration.ofSeconds(1),
                    Duration.ofSeconds(60),
                    new LaneLimits.Breaking(2, Duration.ofSeconds(1), Duration.ofSeconds(8)));

    /** One endpoint, and how often it was written. */
    private static final class OneEndpoint implements EndpointStore {

        private Endpoint endpoint;
        private int writes;

        OneEndpoint(Endpoint endpoint) {
            this.endpoint = endpoint;
        }

        @Override
        public Uni<List<Endpoint>> all() {
            return Uni.createFrom().item(List.of(endpoint));
        }

        @Override
        public Uni<Long> fingerprint() {
            return Uni.createFrom().item((long) writes);
        }

        @Override
        public Uni<Endpoint> add(Endpoint added) {
            return Uni.createFrom().failure(new UnsupportedOperationException());
        }

        @Override
        public Uni<Optional<Endpoint>> update(UUID id, UnaryOperator<Endpoint> change) {
            writes++;
            endpoint = change.apply(endpoint);
            return Uni.createFrom().item(Optional.of(endpoint));
        }

        @Override
        public Uni<Boolean> remove(UUID id) {
            return Uni.createFrom().failure(new UnsupportedOperationException());
        }
    }

    private final Vertx vertx = Vertx.vertx();
    private final List<Outcome> told = new ArrayList<>();
    private final OneEndpoint store = new OneEndpoint(endpoint());
    private final EndpointRegistry registry = new EndpointRegistry(store);
    private final EndpointLane lane = new EndpointLane(new Lane(LIMITS), store.endpoint);
    private EndpointStanding standing;

    @BeforeEach
    void make() {
        OutcomeReporter outcomes =
                new OutcomeReporter(
                        (outcome, whenDurable) -> {
                            told.add(outcome);
                            whenDurable.run();
                        },
                        new DeliveryMeters(new SimpleMeterRegistry()),
                        new EventLoop(vertx));
        DeliverySettings settings =
                new DeliverySettings(
                        LIMITS,
                        new RetrySchedule(List.of(Duration.ZERO), 0),
                        1,
                        Duration.ofSeconds(1),
                        DAYS,
                        Clock.systemUTC());
        standing = new EndpointStanding(store, registry, outcomes, settings);
        registry.onChange(table -> table.find(store.endpoint.id()).ifPresent(lane::show));
    }

    @AfterEach
    void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void writesNothingForAnEndpointThatWorksOrFailsOnce() {
        assertThat(fails(NOW)).isFalse();
        succeeds();
        assertThat(fails(NOW)).isFalse();
        assertThat(store.writes).isZero();
    }

    @Test
    void keepsSinceWhenItFailsAndForgetsItWhenItIsWell() {
        fails(NOW);
        fails(NOW.plusSeconds(1));
        fails(NOW.plusSeconds(2));
        assertThat(store.endpoint.failingSince()).isEqualTo(NOW);
        assertThat(store.writes).isEqualTo(1);
        succeeds();
        assertThat(store.endpoint.failingSince()).isNull();
        assertThat(store.writes).isEqualTo(2);
    }

    @Test
    void disablesAfterDaysOfNothingButFailures() {
        fails(NOW);
        assertThat(fails(NOW.plus(DAYS).minusSeconds(1))).isFalse();
        assertThat(store.endpoint.isEnabled()).isTrue();
        assertThat(fails(NOW.plus(DAYS))).isTrue();
        assertThat(store.endpoint.disabledCode()).isEqualTo("FAILING_TOO_LONG");
        assertThat(told)
                .singleElement()
                .satisfies(
                        outcome -> {
                            assertThat(outcome.kind()).isEqualTo(Outcome.Kind.ENDPOINT_DISABLED);
                            assertThat(outcome.code()).isEqualTo("FAILING_TOO_LONG");
                        });
    }

    @Test
    void aSuccessInBetweenBeginsTheDaysAnew() {
        fails(NOW);
        succeeds();
        assertThat(fails(NOW.plus(DAYS))).isFalse();
        assertThat(fails(NOW.plus(DAYS).plusSeconds(1))).isFalse();
    }

    @Test
    void knowsAfterARestartSinceWhenItFails() {
        store.endpoint = store.endpoint.failing(NOW);
        EndpointLane restarted = new EndpointLane(new Lane(LIMITS), store.endpoint);
        assertThat(restarted.failingSince()).isEqualTo(NOW);
    }

    @Test
    void disablesAtOnceWhenTheReceiverIsGone() {
        Reply.Failed gone =
                new Reply.Failed(410, Duration.ZERO, "", DeliveryCode.STATUS_GONE, null);
        assertThat(standing.failed(lane, delivery(), gone, NOW)).isTrue();
        assertThat(store.endpoint.disabledCode()).isEqualTo("STATUS_GONE");
    }

    private boolean fails(Instant at) {
        Delivery delivery = delivery();
        lane.lane().offer(delivery, at);
        if (!delivery.isParked()) {
            lane.lane().failed(delivery, at.plusSeconds(5), at);
        } else {
            lane.lane().admission().release(lane.lane().reserve(at), true);
            Delivery row = Delivery.fromRow(delivery.event(), delivery.endpointId(), 1);
            lane.lane().offerParked(row, at);
            lane.lane().failed(row, at.plusSeconds(5), at);
        }
        return standing.failed(lane, delivery, TIMEOUT, at);
    }

    private void succeeds() {
        Delivery row = Delivery.fromRow(delivery().event(), store.endpoint.id(), 1);
        lane.lane().offerParked(row, NOW);
        lane.lane().delivered(row, NOW);
        standing.succeeded(lane);
    }

    private Delivery delivery() {
        UUID order = UUID.randomUUID();
        WebhookEvent event =
                new WebhookEvent(
                        UUID.randomUUID(),
                        "execution.new",
                        "a",
                        order,
                        1,
                        0,
                        new byte[] {'{', '}'},
                        null,
                        null);
        return Delivery.fresh(
                event, store.endpoint.id(), new Place(0, 1, 0), new Receipt(() -> {}));
    }

    private static Endpoint endpoint() {
        return new Endpoint(
                new UUID(1, 1),
                EndpointUrl.parse("https://hooks.example.com/"),
                Set.of("a"),
                Set.of("*"),
                null,
                Map.of(),
                List.of(new SigningSecret(WebhookSecret.generate(), null)),
                null,
                null,
                Instant.EPOCH,
                Instant.EPOCH,
                1);
    }
}

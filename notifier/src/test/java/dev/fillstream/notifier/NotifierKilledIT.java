package dev.fillstream.notifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.fillstream.local.bench.Pace;
import dev.fillstream.local.kafka.KafkaProcess;
import dev.fillstream.local.kafka.KafkaSettings;
import dev.fillstream.local.postgres.PostgresProcess;
import dev.fillstream.local.postgres.PostgresSettings;
import dev.fillstream.local.process.ScratchDirectory;
import dev.fillstream.local.testing.SharedPlatform;
import dev.fillstream.notifier.Receiver.Received;
import dev.fillstream.notifier.process.NotifierProcess;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The packaged notifier is killed, or loses what it depends on, in the middle: nothing is lost,
 * what comes twice is the same byte for byte, and each order stays in its order.
 */
class NotifierKilledIT {

    private static final Duration SOON = Duration.ofSeconds(120);
    private static final int ORDERS = 20;
    private static final int REPORTS = 10;
    private static final int RATE = 200;
    private static final String HOOK = "/hook";

    private static Path directory;
    private static KafkaProcess kafka;
    private static PostgresProcess postgres;

    private final String account = "k-" + UUID.randomUUID().toString().substring(0, 8);
    private final List<NotifierProcess> notifiers = new ArrayList<>();
    private Receiver receiver;
    private Executions executions;

    @BeforeAll
    static void startWhatItNeeds() {
        directory = ScratchDirectory.path().resolve("killed");
        kafka = KafkaProcess.start(KafkaSettings.forTests(directory.resolve("kafka")));
        kafka.createTopics(SharedPlatform.PARTITIONS);
        postgres = PostgresProcess.start(PostgresSettings.forTests(directory.resolve("postgres")));
        postgres.createDatabase("notifier");
    }

    @AfterAll
    static void stopWhatItNeeded() {
        kafka.close();
        postgres.close();
    }

    @BeforeEach
    void connect() {
        receiver = new Receiver();
        executions = new Executions(kafka.bootstrapServers());
    }

    @AfterEach
    void close() {
        notifiers.forEach(NotifierProcess::close);
        executions.close();
        receiver.close();
    }

    @Test
    void killedDuringAPost() {
        NotifierProcess notifier = start();
        receiver.answer(HOOK, (request, _) -> request == 50 ? 0 : 200);
        register(notifier);
        Thread load = load();
        await().atMost(SOON).until(() -> receiver.at(HOOK).size() > 60);
        notifier.kill();
        notifier.restart();
        join(load);
        assertComplete();
    }

    @Test
    void killedBeforeTheOffsetIsCommittedAgainAndAgain() {
        NotifierProcess notifier = start();
        register(notifier);
        Thread load = load();
        for (int kill = 1; kill <= 3; kill++) {
            int enough = receiver.at(HOOK).size() + 30;
            await().atMost(SOON).until(() -> receiver.at(HOOK).size() >= enough || !load.isAlive());
            notifier.kill();
            notifier.restart();
        }
        join(load);
        assertComplete();
        assertNoGaps();
    }

    @Test
    void killedWhileAnotherOneTakesOver() {
        NotifierProcess first = start();
        register(first);
        Thread load = load();
        await().atMost(SOON).until(() -> receiver.at(HOOK).size() > 20);
        start();
        await().atMost(SOON).until(() -> receiver.at(HOOK).size() > 60);
        first.kill();
        join(load);
        assertComplete();
    }

    @Test
    void deliversOnWhileTheDatabaseIsAway() {
        NotifierProcess notifier = start();
        register(notifier);
        postgres.kill();
        join(load());
        await().atMost(SOON).until(() -> received().size() == ORDERS * REPORTS);
        postgres.restart();
        assertComplete();
    }

    @Test
    void parksWhatFailsOnceTheDatabaseIsBack() {
        NotifierProcess notifier = start();
        receiver.answer(HOOK, (request, _) -> request % 7 == 0 ? 500 : 200);
        register(notifier);
        Thread load = load();
        await().atMost(SOON).until(() -> receiver.at(HOOK).size() > 20);
        postgres.kill();
        join(load);
        postgres.restart();
        assertComplete();
        await().atMost(SOON)
                .until(() -> notifier.metric("fillstream_notifier_conservation") == 0.0);
        await().atMost(SOON).until(() -> notifier.metric("fillstream_notifier_parked") == 0.0);
    }

    @Test
    void goesOnWhenTheBrokerIsBack() {
        NotifierProcess notifier = start();
        register(notifier);
        Thread load = load();
        await().atMost(SOON).until(() -> receiver.at(HOOK).size() > 20);
        kafka.kill();
        kafka.restart();
        join(load);
        assertComplete();
    }

    private NotifierProcess start() {
        Map<String, String> datasource =
                Map.of(
                        "quarkus.datasource.reactive.url", postgres.reactiveUrl("notifier"),
                        "quarkus.datasource.jdbc.url", postgres.jdbcUrl("notifier"),
                        "quarkus.datasource.username", "notifier",
                        "quarkus.datasource.password", PostgresProcess.password("notifier"));
        NotifierProcess notifier =
                NotifierProcess.start(
                        directory,
                        kafka.bootstrapServers(),
                        datasource,
                        SharedPlatform.tokens(),
                        Map.of(
                                "FILLSTREAM_NOTIFIER_RETRY_SCHEDULE",
                                "0s,200ms,400ms,1s,2s,5s,10s,30s",
                                "FILLSTREAM_NOTIFIER_TIMEOUT",
                                "3s",
                                "FILLSTREAM_NOTIFIER_LEASE",
                                "5s"));
        notifiers.add(notifier);
        return notifier;
    }

    private void register(NotifierProcess notifier) {
        String token = SharedPlatform.tokens().trader(account);
        var _ =
                new EndpointClient(notifier.base().toString(), token)
                        .create(receiver.url(HOOK), account);
    }

    /** Each order's reports in their order, the orders taking turns. */
    private Thread load() {
        return Thread.ofVirtual()
                .start(
                        () -> {
                            Pace pace = new Pace(System.nanoTime(), RATE);
                            for (int i = 0; i < ORDERS * REPORTS; i++) {
                                pace.await(i);
                                executions.report(account, "o-" + i % ORDERS, 1 + i / ORDERS);
                            }
                            executions.flush();
                        });
    }

    private static void join(Thread load) {
        try {
            load.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** The first that was taken of each report, in the order of their answers. */
    private List<Received> received() {
        Map<String, Received> first = new LinkedHashMap<>();
        receiver.acceptedAt(HOOK).forEach(got -> first.putIfAbsent(got.id(), got));
        return List.copyOf(first.values());
    }

    private void assertComplete() {
        await().atMost(SOON).until(() -> received().size() == ORDERS * REPORTS);
        Map<String, List<Long>> orders =
                received().stream()
                        .collect(
                                Collectors.groupingBy(
                                        got -> got.data().getString("clOrdId"),
                                        Collectors.mapping(
                                                Received::reportSeq, Collectors.toList())));
        assertThat(orders).hasSize(ORDERS);
        assertThat(orders.values())
                .allSatisfy(seqs -> assertThat(seqs).isSorted().hasSize(REPORTS));
        Map<String, String> bodies = new HashMap<>();
        for (Received got : receiver.at(HOOK)) {
            String known = bodies.putIfAbsent(got.id(), got.body());
            assertThat(known == null || known.equals(got.body())).as(got.id()).isTrue();
        }
        int twice = receiver.acceptedAt(HOOK).size() - received().size();
        System.out.printf("%d reports, %d came twice%n", received().size(), twice);
    }

    /** Each partition's numbers are 1, 2, 3 …: a kill neither skips nor repeats one. */
    private void assertNoGaps() {
        Map<Integer, Set<Long>> numbers =
                received().stream()
                        .map(got -> new JsonObject(got.body()).getJsonObject("delivery"))
                        .collect(
                                Collectors.groupingBy(
                                        delivery -> delivery.getInteger("partition"),
                                        Collectors.mapping(
                                                delivery -> delivery.getLong("endpointSeq"),
                                                Collectors.toSet())));
        assertThat(numbers).hasSize(1);
        long last = ORDERS * REPORTS;
        assertThat(numbers.values())
                .allSatisfy(got -> assertThat(got).hasSize(ORDERS * REPORTS).contains(1L, last));
    }
}

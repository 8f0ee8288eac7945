package dev.fillstream.intake.adapter.rest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.fillstream.intake.adapter.rest.EventReader.Event;
import dev.fillstream.local.testing.SharedPlatform;
import dev.fillstream.schemas.Topic;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.LongStream;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = FollowedPlatform.class, restrictToAnnotatedClass = true)
class AccountEventsTest {

    private static final String EARLIEST = "earliest";

    @TestHTTPResource("/")
    URI service;

    @TestHTTPResource(value = "/", management = true)
    URI management;

    private final String account = "events-" + UUID.randomUUID().toString().substring(0, 8);
    private PipelineTopics topics;
    private String token;

    @BeforeEach
    void connect() {
        topics = new PipelineTopics(SharedPlatform.bootstrapServers());
        token = SharedPlatform.tokens().trader(account);
        await().atMost(Duration.ofSeconds(20))
                .until(
                        () ->
                                new IntakeClient(management).get("/q/health/ready", "").status()
                                        == 200);
    }

    @AfterEach
    void disconnect() {
        topics.close();
    }

    @Test
    void tellsEveryReportAsItHappens() throws IOException {
        try (EventReader reader = follow("")) {
            assertThat(reader.status()).isEqualTo(200);
            topics.reports("another-account", 1, 3);
            topics.reports(account, 1, 3);

            List<Event> events = reader.next(3);

            assertThat(reportSeqs(events)).containsExactly(1L, 2L, 3L);
            assertThat(events).extracting(Event::type).containsOnly("execution.trade");
            assertThat(events.getFirst().id()).matches(partition() + "-\\d+");
            JsonObject data = json(events.getFirst());
            assertThat(data.getString("account")).isEqualTo(account);
            assertThat(data.getString("ordStatus")).isEqualTo("partially_filled");
            assertThat(data.getString("execType")).isEqualTo("trade");
            assertThat(data.getString("lastPx")).isEqualTo("12.34");
        }
    }

    @Test
    void replaysWhatWasAndGoesOnWithoutGapOrDouble() throws Exception {
        int reports = 2_000;
        CompletableFuture<Void> writing =
                CompletableFuture.runAsync(() -> topics.reports(account, 1, reports));
        List<EventReader> readers = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            readers.add(follow(EARLIEST));
        }

        for (EventReader reader : readers) {
            assertThat(reportSeqs(reader.next(reports)))
                    .containsExactlyElementsOf(LongStream.rangeClosed(1, reports).boxed().toList());
        }
        writing.join();
        topics.reports(account, reports + 1, 1);
        for (EventReader reader : readers) {
            assertThat(reportSeqs(reader.next(1))).containsExactly(reports + 1L);
            reader.close();
        }
    }

    @Test
    void resumesAfterTheEventThatWasLast() throws IOException {
        topics.reports(account, 1, 5);
        String last;
        try (EventReader reader = follow(EARLIEST)) {
            reader.next(3);
            last = reader.lastId();
        }

        try (EventReader reader = follow(last)) {
            assertThat(reportSeqs(reader.next(2))).containsExactly(4L, 5L);
            topics.reports(account, 6, 1);
            assertThat(reportSeqs(reader.next(1))).containsExactly(6L);
        }
    }

    @Test
    void movesTheIdOnWhileOnlyOthersAreReportedOn() throws IOException {
        topics.reports(account, 1, 1);
        String neighbour = neighbour();
        try (EventReader reader = follow(EARLIEST)) {
            String own = reader.next().id();
            topics.reports(neighbour, 1, 3);
            while (reader.lastId().equals(own)) {
                reader.nextSign();
            }
            assertThat(offset(reader.lastId())).isGreaterThan(offset(own));
            topics.reports(account, 2, 1);
            try (EventReader resumed = follow(reader.lastId())) {
                assertThat(reportSeqs(resumed.next(1))).containsExactly(2L);
            }
        }
    }

    @Test
    void showsThatItLivesWhileNothingHappens() throws IOException {
        try (EventReader reader = follow("")) {
            for (int i = 0; i < 3; i++) {
                assertThat(reader.nextSign().type()).isEmpty();
            }
        }
    }

    @Test
    void cutsOffWhoDoesNotReadAndLetsItResume() throws IOException {
        long seq = 0;
        String last;
        try (EventReader slow = EventReader.narrow(service, account, token)) {
            while (!isCut()) {
                topics.reports(account, seq + 1, 500);
                seq += 500;
                assertThat(seq).as("reports that nobody read").isLessThan(200_000);
            }
            List<Event> events = new ArrayList<>();
            Event event = slow.next();
            while (!event.type().equals("end")) {
                events.add(event);
                event = slow.next();
            }
            assertThat(json(event).getString("code")).isEqualTo("SUBSCRIBER_TOO_SLOW");
            List<Long> seen = reportSeqs(events);
            assertThat(seen)
                    .containsExactlyElementsOf(
                            LongStream.rangeClosed(1, seen.size()).boxed().toList());
            last = events.getLast().id();
            try (EventReader resumed = follow(last)) {
                assertThat(reportSeqs(resumed.next(10)).getFirst()).isEqualTo(seen.size() + 1L);
            }
        }
    }

    @Test
    void endsWithTheToken() throws IOException {
        String shortLived =
                SharedPlatform.tokens()
                        .token("t", List.of(account), List.of("viewer"), Duration.ofSeconds(3));
        try (EventReader reader = new EventReader(service, account, shortLived, "")) {
            Event end = reader.next();

            assertThat(end.type()).isEqualTo("end");
            assertThat(json(end).getString("code")).isEqualTo("TOKEN_INVALID");
        }
    }

    @Test
    void hidesAnotherAccountAsIfItWereNone() throws IOException {
        String stranger = SharedPlatform.tokens().trader("acct-2");
        IntakeClient client = new IntakeClient(service);

        client.get("/v1/accounts/" + account + "/events", stranger)
                .isProblem(404, "ACCOUNT_UNKNOWN");
        client.get("/v1/accounts/a%20b/events", stranger).isProblem(404, "ACCOUNT_UNKNOWN");
        client.get("/v1/accounts/" + account + "/events", "nonsense")
                .isProblem(401, "TOKEN_INVALID");
    }

    @Test
    void refusesAnIdThatIsNoneOfTheAccounts() {
        topics.reports(account, 1, 1);
        int partition = Integer.parseInt(partition());
        refuses("nonsense");
        refuses("-1-0");
        refuses("2024-11-24T10:00:00Z");
        refuses((partition + 1) % SharedPlatform.PARTITIONS + "-0");
        refuses(partition + "-999999999");
        refuses(partition + "-99999999999999999999");
    }

    @Test
    void saysWhenWhatCameAfterAnIdIsNotKeptAnyMore() throws Exception {
        topics.reports(account, 1, 5);
        String first;
        try (EventReader reader = follow(EARLIEST)) {
            first = reader.next().id();
        }
        topics.forget(Topic.EXECUTIONS.name(), Integer.parseInt(partition()), offset(first) + 3);

        send(first).isProblem(410, "EVENTS_EXPIRED");
        try (EventReader reader = follow(EARLIEST)) {
            assertThat(reportSeqs(reader.next(2))).containsExactly(4L, 5L);
        }
    }

    @Test
    void refusesMoreSubscribersThanItCanServe() throws IOException {
        List<EventReader> readers = new ArrayList<>();
        try {
            for (int i = 0; i < 50; i++) {
                readers.add(follow(""));
            }
            assertThat(readers).extracting(EventReader::status).containsOnly(200);
            send("").isProblem(503, "SUBSCRIBERS_TOO_MANY");
        } finally {
            for (EventReader reader : readers) {
                reader.close();
            }
        }
        await().until(
                        () -> {
                            try (EventReader reader = follow("")) {
                                return reader.status() == 200;
                            }
                        });
    }

    @Test
    void passesOverWhatIsNoReport() throws IOException {
        try (EventReader reader = follow("")) {
            topics.write(Topic.EXECUTIONS.name(), account, "garbage".getBytes(UTF_8));
            topics.write(Topic.EXECUTIONS.name(), account, new byte[0]);
            topics.reports(account, 1, 1);

            assertThat(reportSeqs(reader.next(1))).containsExactly(1L);
        }
    }

    private EventReader follow(String lastEventId) throws IOException {
        return new EventReader(service, account, token, lastEventId);
    }

    private IntakeClient.Answer send(String lastEventId) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(service.resolve("/v1/accounts/" + account + "/events"))
                        .timeout(Duration.ofSeconds(20))
                        .header("Authorization", "Bearer " + token);
        if (!lastEventId.isEmpty()) {
            request.header("Last-Event-ID", lastEventId);
        }
        return new IntakeClient(service).send(request.build());
    }

    private void refuses(String lastEventId) {
        send(lastEventId).isProblem(400, "LAST_EVENT_ID_INVALID");
    }

    private String metrics() {
        return new IntakeClient(management).get("/q/metrics", "").response().body();
    }

    private boolean isCut() {
        return metrics()
                .contains("fillstream_events_ended_total{code=\"SUBSCRIBER_TOO_SLOW\"} 1.0");
    }

    private String partition() {
        return Integer.toString(partition(account));
    }

    private static int partition(String account) {
        return BuiltInPartitioner.partitionForKey(
                account.getBytes(UTF_8), SharedPlatform.PARTITIONS);
    }

    private String neighbour() {
        for (int i = 0; ; i++) {
            String candidate = "neighbour-" + i;
            if (partition(candidate) == partition(account)) {
                return candidate;
            }
        }
    }

    private static long offset(String id) {
        return Long.parseLong(id.substring(id.indexOf('-') + 1));
    }

    private static List<Long> reportSeqs(List<Event> events) {
        return events.stream()
                .map(event -> json(event).getJsonNumber("reportSeq").longValue())
                .toList();
    }

    private static JsonObject json(Event event) {
        try (var reader = Json.createReader(new StringReader(event.data()))) {
            return reader.readObject();
        }
    }
}

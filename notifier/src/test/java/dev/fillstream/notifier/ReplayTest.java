package dev.fillstream.notifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.fillstream.local.testing.PlatformResource;
import dev.fillstream.local.testing.SharedPlatform;
import dev.fillstream.notifier.Receiver.Received;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What was told once can be had again: pulled, recovered, or sent again one by one. */
@QuarkusTest
@QuarkusTestResource(
        value = PlatformResource.class,
        initArgs = {@ResourceArg(name = "postgres", value = "notifier")})
class ReplayTest {

    private static final Duration SOON = Duration.ofSeconds(60);

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrapServers;

    @TestHTTPResource("/")
    String base;

    private final String account = "r-" + UUID.randomUUID().toString().substring(0, 8);
    private final Receiver receiver = new Receiver();
    private Executions executions;
    private EndpointClient client;
    private EndpointClient stranger;

    @BeforeEach
    void connect() {
        executions = new Executions(bootstrapServers);
        String root = base.replaceAll("/$", "");
        client = new EndpointClient(root, SharedPlatform.tokens().trader(account));
        stranger = new EndpointClient(root, SharedPlatform.tokens().trader("stranger-2"));
    }

    @AfterEach
    void close() {
        executions.close();
        receiver.close();
    }

    @Test
    void pullsTheSameFeedWithTheSameIds() {
        String id = client.create(receiver.url("/hook"), account).getString("id");
        reports("order-1", 1, 3);
        await().atMost(SOON).until(() -> receiver.at("/hook").size() == 3);
        List<JsonObject> pulled = new ArrayList<>();
        String next = pullAll(id, "", pulled);
        assertThat(pulled)
                .extracting(event -> event.getString("webhookId"))
                .containsExactlyElementsOf(
                        receiver.at("/hook").stream().map(Received::id).toList());
        JsonObject pushed = new JsonObject(receiver.at("/hook").getFirst().body());
        pushed.remove("delivery");
        assertThat(pulled.getFirst().getJsonObject("event")).isEqualTo(pushed);
        reports("order-1", 4, 4);
        List<JsonObject> later = new ArrayList<>();
        await().atMost(SOON)
                .until(
                        () -> {
                            later.clear();
                            pullAll(id, next, later);
                            return later.size() == 1;
                        });
        assertThat(data(later.getFirst()).getLong("reportSeq")).isEqualTo(4);
    }

    @Test
    void pullsWithoutBeingDisturbedByAReceiverThatIsDown() {
        receiver.answer("/hook", (_, _) -> 500);
        String id = client.create(receiver.url("/hook"), account).getString("id");
        reports("order-1", 1, 5);
        List<JsonObject> pulled = new ArrayList<>();
        await().atMost(SOON)
                .until(
                        () -> {
                            pulled.clear();
                            pullAll(id, "", pulled);
                            return pulled.size() == 5;
                        });
        assertThat(pulled)
                .extracting(event -> data(event).getLong("reportSeq"))
                .containsExactly(1L, 2L, 3L, 4L, 5L);
    }

    @Test
    void recoversWhatWasDeliveredBeforeInTheOrderOfEachOrder() {
        // Given
        String id = client.create(receiver.url("/hook"), account).getString("id");
        Instant before = Instant.now().minusSeconds(5);
        for (int order = 0; order < 30; order++) {
            reports("order-" + order, 1, 3);
        }
        await().atMost(SOON).until(() -> receiver.at("/hook").size() == 90);
        // When
        JsonObject begun = recover(id, new JsonObject().put("since", before.toString()));
        // Then
        assertThat(begun.getString("state")).isEqualTo("running");
        await().atMost(SOON).until(() -> state(id).getString("state").equals("done"));
        assertThat(state(id).getLong("delivered")).isEqualTo(90);
        List<Received> again = receiver.at("/hook").subList(90, 180);
        assertThat(again.stream().map(Received::id).distinct()).hasSize(90);
        for (int order = 0; order < 30; order++) {
            String clOrdId = "order-" + order;
            assertThat(again)
                    .filteredOn(got -> got.data().getString("clOrdId").equals(clOrdId))
                    .extracting(Received::reportSeq)
                    .containsExactly(1L, 2L, 3L);
        }
    }

    @Test
    void recoversOneOrderFromASequenceOn() {
        String id = client.create(receiver.url("/hook"), account).getString("id");
        reports("order-1", 1, 5);
        reports("order-2", 1, 2);
        await().atMost(SOON).until(() -> receiver.at("/hook").size() == 7);
        String orderId = Executions.order(account, "order-1").toString();
        recover(id, new JsonObject().put("orderId", orderId).put("fromSeq", 3));
        await().atMost(SOON).until(() -> state(id).getString("state").equals("done"));
        assertThat(receiver.at("/hook").subList(7, receiver.at("/hook").size()))
                .extracting(Received::reportSeq)
                .containsExactly(3L, 4L, 5L);
    }

    @Test
    void aRecoveryGoesOnWhenTheReceiverFailsNowAndThen() {
        String id = client.create(receiver.url("/hook"), account).getString("id");
        reports("order-1", 1, 4);
        await().atMost(SOON).until(() -> receiver.at("/hook").size() == 4);
        receiver.answer("/hook", (request, _) -> request == 6 ? 500 : 200);
        recover(
                id,
                new JsonObject().put("orderId", Executions.order(account, "order-1").toString()));
        await().atMost(SOON).until(() -> state(id).getString("state").equals("done"));
        List<Received> all = receiver.acceptedAt("/hook");
        assertThat(all.subList(4, all.size()))
                .extracting(Received::reportSeq)
                .containsExactly(1L, 2L, 3L, 4L);
    }

    @Test
    void resendsASingleReport() {
        String id = client.create(receiver.url("/hook"), account).getString("id");
        reports("order-1", 1, 3);
        await().atMost(SOON).until(() -> receiver.at("/hook").size() == 3);
        String webhookId = receiver.at("/hook").get(1).id();
        HttpResponse<String> response =
                client.callAt("POST", "/v1/deliveries/" + webhookId + "/resend?endpointId=" + id);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        JsonObject result = new JsonArray(response.body()).getJsonObject(0);
        assertThat(result.getJsonObject("result").getBoolean("delivered")).isTrue();
        assertThat(receiver.at("/hook")).hasSize(4);
        assertThat(receiver.at("/hook").getLast().id()).isEqualTo(webhookId);
        String foreign = "/v1/deliveries/" + webhookId + "/resend";
        assertThat(stranger.callAt("POST", foreign).statusCode()).isEqualTo(404);
        String unknown = "/v1/deliveries/" + UUID.randomUUID() + "/resend";
        assertThat(client.callAt("POST", unknown).statusCode()).isEqualTo(404);
    }

    @Test
    void isAsIfItWereNotThereForAnotherAccount() {
        String id = client.create(receiver.url("/hook"), account).getString("id");
        for (String path : List.of("/events", "/recoveries")) {
            assertThat(stranger.call("GET", "/" + id + path, "").statusCode()).isEqualTo(404);
        }
        String body = new JsonObject().put("since", "2026-11-24T00:00:00Z").encode();
        assertThat(stranger.call("POST", "/" + id + "/recover", body).statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "{\"since\":1}",
                "{\"since\":\"yesterday\"}",
                "{\"orderId\":\"x\"}",
                "{\"fromSeq\":2}",
                "{\"since\":\"2026-11-24T00:00:00Z\",\"fromSeq\":2}",
                "{\"orderId\":\"00000000-0000-0000-0000-000000000000\",\"fromSeq\":0}",
                "{\"since\":\"2026-11-24T00:00:00Z\",\"until\":1}"
            })
    void refusesARecoveryThatDoesNotSayWhat(String body) {
        String id = client.create(receiver.url("/hook"), account).getString("id");
        HttpResponse<String> response = client.call("POST", "/" + id + "/recover", body);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"after=x", "after=MTox!", "limit=0", "limit=1001", "limit=many"})
    void refusesAPullThatDoesNotSayWhere(String query) {
        String id = client.create(receiver.url("/hook"), account).getString("id");
        HttpResponse<String> response = client.call("GET", "/" + id + "/events?" + query, "");
        assertThat(response.statusCode()).as(response.body()).isEqualTo(400);
    }

    private String pullAll(String id, String after, List<JsonObject> events) {
        String next = after;
        boolean atEnd = false;
        while (!atEnd) {
            HttpResponse<String> response =
                    client.call("GET", "/" + id + "/events?limit=2&after=" + next, "");
            assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
            JsonObject page = new JsonObject(response.body());
            page.getJsonArray("events").forEach(event -> events.add((JsonObject) event));
            next = page.getString("next");
            atEnd = page.getBoolean("atEnd");
        }
        return next;
    }

    private JsonObject recover(String id, JsonObject from) {
        HttpResponse<String> response = client.call("POST", "/" + id + "/recover", from.encode());
        assertThat(response.statusCode()).as(response.body()).isEqualTo(202);
        return new JsonObject(response.body());
    }

    private JsonObject state(String id) {
        return new JsonArray(client.call("GET", "/" + id + "/recoveries", "").body())
                .getJsonObject(0);
    }

    private static JsonObject data(JsonObject pulled) {
        return pulled.getJsonObject("event").getJsonObject("data");
    }

    private void reports(String clOrdId, int from, int to) {
        LongStream.rangeClosed(from, to)
                .forEach(reportSeq -> executions.report(account, clOrdId, reportSeq));
        executions.flush();
    }
}

package dev.fillstream.venue;

import static dev.fillstream.venue.VenueClient.order;
import static dev.fillstream.venue.VenueClient.resting;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Trades that are taken back, changed, too large or too late; all of it outlives a restart. */
class CorrectionsTest {

    @TempDir Path folder;

    private Venue venue;
    private VenueClient client;

    @BeforeEach
    void start() throws Exception {
        venue = Venue.start(VenueClient.config(folder.resolve("journal"), Map.of()));
        client = new VenueClient(venue);
    }

    @AfterEach
    void stop() {
        venue.close();
    }

    @Test
    void aTradeThatIsTakenBackLeavesTheOrderCanceledWithLess() throws Exception {
        try (Updates updates = client.updates("")) {
            client.accepted(order("c-1"));
            assertThat(client.admin("POST", "/admin/busts", about("c-1")).statusCode())
                    .isEqualTo(204);
            assertThat(updates.eventsUntil("canceled")).endsWith("fill", "trade_bust", "canceled");
        }
        JsonObject before = client.byClientOrderId("c-1");
        assertThat(before.getString("status")).isEqualTo("canceled");
        assertThat(before.getString("filled_qty")).isNotEqualTo("100");
        restart();
        assertThat(client.byClientOrderId("c-1")).isEqualTo(before);
    }

    @Test
    void aCorrectedTradeChangesTheAveragePriceAndTheFills() throws Exception {
        client.accepted(order("c-1", "qty", "1"));
        assertThat(
                        client.admin(
                                        "POST",
                                        "/admin/corrections",
                                        "{\"clientOrderId\":\"c-1\",\"price\":\"7.00\"}")
                                .statusCode())
                .isEqualTo(204);
        assertThat(client.byClientOrderId("c-1").getString("filled_avg_price")).isEqualTo("7");
        restart();
        assertThat(client.byClientOrderId("c-1").getString("filled_avg_price")).isEqualTo("7");
        assertThat(client.list("/v2/account/activities/FILL").getJsonObject(0).getString("price"))
                .isEqualTo("7");
    }

    @Test
    void tellsAgainWhatBecameOfTrades() throws Exception {
        Instant before = Instant.now().minusSeconds(1);
        String traded = execution(client.accepted(order("c-1", "qty", "1")));
        client.admin(
                "POST", "/admin/corrections", "{\"clientOrderId\":\"c-1\",\"price\":\"7.00\"}");
        client.admin("POST", "/admin/busts", about("c-1"));
        List<JsonObject> events = activities(before, Instant.now().plusSeconds(1));
        assertThat(events)
                .extracting(event -> event.getJsonObject("details").getString("execution_type"))
                .containsExactly("fill", "trade_correct", "trade_bust");
        assertThat(events.get(0).getString("ref_id")).isEqualTo(traded);
        assertThat(events.get(1).getString("previous_id")).isEqualTo(traded);
        assertThat(events.get(1).getString("price")).isEqualTo("7");
        assertThat(events.get(2).getString("previous_id"))
                .isEqualTo(events.get(1).getString("ref_id"));
        restart();
        assertThat(activities(before, Instant.now().plusSeconds(1))).isEqualTo(events);
        assertThat(activities(before, before)).isEmpty();
    }

    @Test
    void whatIsToComeIsNoPartOfTheActivities() {
        assertThat(client.send("GET", "/v2beta1/events/activities", "").statusCode())
                .isEqualTo(422);
        assertThat(
                        client.send(
                                        "GET",
                                        "/v2beta1/events/activities?since=yesterday&until=today",
                                        "")
                                .statusCode())
                .isEqualTo(422);
    }

    @Test
    void whatStillWorksHasNoTradeThatCouldBeTakenBack() {
        client.accepted(resting("c-1"));
        assertThat(client.admin("POST", "/admin/busts", about("c-1")).statusCode()).isEqualTo(404);
        assertThat(client.admin("POST", "/admin/busts", about("nobody")).statusCode())
                .isEqualTo(404);
        assertThat(client.admin("POST", "/admin/busts", "{}").statusCode()).isEqualTo(422);
    }

    @Test
    void tradesMoreThanWasAskedFor() {
        inject("{\"kind\":\"overfill\"}");
        client.accepted(resting("c-1"));
        JsonObject order = client.byClientOrderId("c-1");
        assertThat(order.getString("status")).isEqualTo("filled");
        assertThat(order.getString("filled_qty")).isEqualTo("110");
    }

    @Test
    void tellsOfATradeAfterTheCancel() {
        inject("{\"kind\":\"trade-after-cancel\",\"target\":\"cancel\"}");
        try (Updates updates = client.updates("")) {
            String id = client.accepted(resting("c-1")).getString("id");
            client.send("DELETE", "/v2/orders/" + id, "");
            assertThat(updates.eventsUntil("fill")).isEqualTo(List.of("new", "canceled", "fill"));
        }
        assertThat(client.byClientOrderId("c-1").getString("status")).isEqualTo("canceled");
    }

    @Test
    void aFaultMayStrikeOneOrderOnly() {
        inject("{\"kind\":\"status-500\",\"clientOrderId\":\"c-2\"}");
        assertThat(client.submit(resting("c-1")).statusCode()).isEqualTo(200);
        assertThat(client.submit(resting("c-2")).statusCode()).isEqualTo(500);
        assertThat(client.submit(resting("c-2")).statusCode()).isEqualTo(200);
    }

    private List<JsonObject> activities(Instant since, Instant until) {
        String path = "/v2beta1/events/activities?since=%s&until=%s".formatted(since, until);
        return client.send("GET", path, "")
                .body()
                .lines()
                .filter(line -> line.startsWith("data: "))
                .map(line -> new JsonObject(line.substring("data: ".length())))
                .toList();
    }

    /** What the venue calls the only trade of the order. */
    private String execution(JsonObject order) {
        String id =
                client.list("/v2/account/activities/FILL").stream()
                        .map(JsonObject.class::cast)
                        .filter(fill -> fill.getString("order_id").equals(order.getString("id")))
                        .findFirst()
                        .orElseThrow()
                        .getString("id");
        return id.substring(id.indexOf("::") + 2);
    }

    private static String about(String clientOrderId) {
        return "{\"clientOrderId\":\"" + clientOrderId + "\"}";
    }

    private void inject(String fault) {
        assertThat(client.admin("POST", "/admin/faults", fault).statusCode()).isEqualTo(200);
    }

    private void restart() throws Exception {
        venue.close();
        start();
    }
}

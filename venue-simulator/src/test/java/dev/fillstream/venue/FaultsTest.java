package dev.fillstream.venue;

import static dev.fillstream.venue.VenueClient.order;
import static dev.fillstream.venue.VenueClient.resting;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.net.http.HttpTimeoutException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FaultsTest {

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
    void answers500AndBooksNothing() {
        inject("{\"kind\":\"status-500\",\"count\":2}");

        assertThat(client.submit(resting("c-1")).statusCode()).isEqualTo(500);
        assertThat(client.submit(resting("c-1")).statusCode()).isEqualTo(500);
        assertThat(client.submit(resting("c-1")).statusCode()).isEqualTo(200);
    }

    @Test
    void answers429AndBooksNothing() {
        inject("{\"kind\":\"status-429\"}");

        assertThat(client.submit(resting("c-1")).statusCode()).isEqualTo(429);
        assertThat(client.list("/v2/orders")).isEmpty();
    }

    @Test
    void booksAndHangsUp() {
        inject("{\"kind\":\"drop-after-booking\"}");

        assertThatThrownBy(() -> client.submit(resting("c-1")))
                .isInstanceOf(UncheckedIOException.class);

        assertThat(client.byClientOrderId("c-1").getString("status")).isEqualTo("new");
    }

    @Test
    void neverAnswersAndBooksNothing() {
        inject("{\"kind\":\"no-reply\"}");
        String body = resting("c-1").toString();

        assertThatThrownBy(
                        () ->
                                client.send(
                                        client.request(venue.port(), "POST", "/v2/orders", body)
                                                .timeout(Duration.ofMillis(300))))
                .hasCauseInstanceOf(HttpTimeoutException.class);

        assertThat(client.list("/v2/orders?status=all")).isEmpty();
    }

    @Test
    void holdsARequestAndBooksItLate() {
        inject("{\"kind\":\"delay\",\"delayMillis\":300}");
        long begin = System.nanoTime();

        assertThat(client.submit(resting("c-1")).statusCode()).isEqualTo(200);

        assertThat(Duration.ofNanos(System.nanoTime() - begin))
                .isGreaterThanOrEqualTo(Duration.ofMillis(290));
    }

    @Test
    void acceptsAndThenRejects() {
        inject("{\"kind\":\"reject\"}");
        try (Updates updates = client.updates("")) {
            client.accepted(order("c-1"));

            assertThat(updates.eventsUntil("rejected")).isEqualTo(List.of("new", "rejected"));
            assertThat(client.byClientOrderId("c-1").getString("status")).isEqualTo("rejected");
        }
    }

    @Test
    void strikesOnlyTheSymbolThatItIsMeantFor() {
        inject("{\"kind\":\"status-500\",\"symbol\":\"GLOBEX\"}");

        assertThat(client.submit(order("c-1")).statusCode()).isEqualTo(200);
        assertThat(client.submit(order("c-2", "symbol", "GLOBEX")).statusCode()).isEqualTo(500);
    }

    @Test
    void tellsTwiceWhatHappenedOnce() {
        inject("{\"kind\":\"tell-twice\"}");
        try (Updates updates = client.updates("")) {
            client.accepted(resting("c-1"));

            assertThat(updates.next()).isEqualTo(updates.next());
        }
    }

    @Test
    void tellsTheLastThingFirst() {
        inject("{\"kind\":\"tell-reversed\"}");
        try (Updates updates = client.updates("")) {
            client.accepted(order("c-1"));

            assertThat(updates.nextData().getString("event")).isEqualTo("fill");
            assertThat(updates.nextData().getString("event")).isEqualTo("new");
        }
    }

    @Test
    void deniesForAWhileToHaveAnOrder() {
        inject("{\"kind\":\"deny\",\"delayMillis\":500}");
        client.accepted(resting("c-1"));

        assertThat(status("c-1")).isEqualTo(404);
        int tries = 0;
        while (status("c-1") != 200) {
            assertThat(++tries).isLessThan(100_000);
        }
    }

    @Test
    void strikesRequestsAboutOrders() {
        String id = client.accepted(resting("c-1")).getString("id");
        inject("{\"kind\":\"status-500\",\"target\":\"cancel\"}");
        inject("{\"kind\":\"reject\",\"target\":\"replace\"}");
        String path = "/v2/orders/" + id;

        assertThat(client.send("DELETE", path, "").statusCode()).isEqualTo(500);
        assertThat(client.send("PATCH", path, "{\"qty\":\"5\"}").statusCode()).isEqualTo(422);
        assertThat(client.send("DELETE", path, "").statusCode()).isEqualTo(204);
    }

    @Test
    void refusesATargetThatItDoesNotKnow() {
        String fault = "{\"kind\":\"delay\",\"target\":\"me\"}";
        assertThat(client.admin("POST", "/admin/faults", fault).statusCode()).isEqualTo(422);
    }

    private int status(String clientOrderId) {
        String path = "/v2/orders:by_client_order_id?client_order_id=" + clientOrderId;
        return client.send("GET", path, "").statusCode();
    }

    @Test
    void closesStreamsAndLetsThemComeBack() {
        try (Updates updates = client.updates("")) {
            inject("{\"kind\":\"disconnect-stream\"}");

            assertThat(updates.next()).startsWith("closed");
        }
        try (Updates again = client.updates("")) {
            client.accepted(resting("c-1"));
            assertThat(again.nextData().getString("event")).isEqualTo("new");
        }
    }

    @Test
    void keepsStreamsOutForAWhile() {
        inject("{\"kind\":\"disconnect-stream\",\"delayMillis\":60000}");
        assertThatThrownBy(() -> client.updates("")).hasMessageContaining("WebSocketHandshake");

        client.admin("DELETE", "/admin/faults", "");
        try (Updates again = client.updates("")) {
            assertThat(again).isNotNull();
        }
    }

    @Test
    void listsAndForgetsWhatWasOrdered() {
        inject("{\"kind\":\"status-500\",\"count\":3,\"symbol\":\"ACME\"}");
        assertThat(client.admin("GET", "/admin/faults", "").body())
                .isEqualTo(
                        "[{\"kind\":\"status-500\",\"count\":3,\"delayMillis\":0,"
                                + "\"symbol\":\"ACME\",\"clientOrderId\":null,\"target\":\"order\"}]");

        assertThat(client.admin("DELETE", "/admin/faults", "").statusCode()).isEqualTo(204);

        assertThat(client.submit(resting("c-1")).statusCode()).isEqualTo(200);
    }

    @Test
    void refusesFaultsItDoesNotKnow() {
        assertThat(client.admin("POST", "/admin/faults", "{\"kind\":\"nonsense\"}").statusCode())
                .isEqualTo(422);
        assertThat(
                        client.admin(
                                        "POST",
                                        "/admin/faults",
                                        "{\"kind\":\"delay\",\"delayMillis\":\"x\"}")
                                .statusCode())
                .isEqualTo(422);
    }

    private void inject(String fault) {
        var response = client.admin("POST", "/admin/faults", fault);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    }
}

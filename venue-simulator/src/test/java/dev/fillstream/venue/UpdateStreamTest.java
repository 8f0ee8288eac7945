package dev.fillstream.venue;

import static dev.fillstream.venue.VenueClient.order;
import static dev.fillstream.venue.VenueClient.resting;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UpdateStreamTest {

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
    void tellsEveryStepOfAnOrderInTurn() {
        try (Updates updates = client.updates("")) {
            client.accepted(order("c-1", "qty", "10000"));

            JsonObject first = updates.nextData();
            assertThat(first.getString("event")).isEqualTo("new");
            assertThat(first.getJsonObject("order").getString("status")).isEqualTo("new");
            Set<String> execIds = new HashSet<>();
            int filled = 0;
            JsonObject update;
            do {
                update = updates.nextData();
                assertThat(execIds.add(update.getString("execution_id"))).isTrue();
                filled += Integer.parseInt(update.getString("qty"));
                JsonObject order = update.getJsonObject("order");
                assertThat(order.getString("filled_qty")).isEqualTo(String.valueOf(filled));
                assertThat(update.getString("position_qty")).isEqualTo(String.valueOf(filled));
            } while (update.getString("event").equals("partial_fill"));
            assertThat(update.getString("event")).isEqualTo("fill");
            assertThat(filled).isEqualTo(10_000);
        }
    }

    @Test
    void tellsOfCancelsAndReplacements() {
        try (Updates updates = client.updates("")) {
            String id = client.accepted(resting("c-1")).getString("id");
            String patch = "{\"qty\":\"50\",\"client_order_id\":\"c-2\"}";
            String next =
                    new JsonObject(client.send("PATCH", "/v2/orders/" + id, patch).body())
                            .getString("id");
            client.send("DELETE", "/v2/orders/" + next, "");

            assertThat(updates.eventsUntil("canceled"))
                    .isEqualTo(List.of("new", "replaced", "new", "canceled"));
        }
    }

    @Test
    void hasNoWordForAStopThatIsSetOff() {
        try (Updates updates = client.updates("")) {
            client.accepted(order("c-1", "type", "stop", "stop_price", "1"));

            assertThat(updates.eventsUntil("fill")).isEqualTo(List.of("new", "fill"));
        }
    }

    @Test
    void speaksBinaryUnlessAskedForText() {
        try (Updates binary = client.updates("");
                Updates text = client.updates("?frames=text")) {
            client.accepted(resting("c-1"));

            String message = binary.next();
            assertThat(message).startsWith("binary {\"stream\":\"trade_updates\"");
            assertThat(text.next()).isEqualTo(message.replace("binary", "text"));
        }
    }

    @Test
    void tellsNothingToStrangers() {
        try (Updates stranger = Updates.connect(client.http(), client.port(), "")) {
            stranger.say(Updates.LISTEN);
            assertThat(stranger.next()).contains("\"unauthorized\"").contains("\"listen\"");
            stranger.say(Updates.authentication("wrong"));
            assertThat(stranger.next()).contains("\"unauthorized\"").contains("\"authenticate\"");
            stranger.say("{nonsense");
            assertThat(stranger.next()).contains("\"error\"");
        }
    }

    @Test
    void stopsTellingWhoListensToNothing() {
        try (Updates updates = client.updates("")) {
            updates.say("{\"action\":\"listen\",\"data\":{\"streams\":[]}}");
            assertThat(updates.next()).contains("\"streams\":[]");
            client.accepted(resting("c-1"));
            updates.say(Updates.LISTEN);
            assertThat(updates.next()).contains("listening");
        }
    }
}

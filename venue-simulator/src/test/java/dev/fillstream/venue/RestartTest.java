package dev.fillstream.venue;

import static dev.fillstream.venue.VenueClient.order;
import static dev.fillstream.venue.VenueClient.resting;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RestartTest {

    @TempDir Path folder;

    private Path journal;

    @BeforeEach
    void name() {
        journal = folder.resolve("journal.ndjson");
    }

    @Test
    void knowsAfterACrashWhatItAcknowledged() throws Exception {
        JsonObject resting;
        JsonObject filled;
        Path afterCrash = folder.resolve("after-crash.ndjson");
        try (Venue venue = Venue.start(VenueClient.config(journal, Map.of()))) {
            VenueClient client = new VenueClient(venue);
            client.accepted(resting("c-1"));
            client.accepted(order("c-2"));
            resting = client.byClientOrderId("c-1");
            filled = client.byClientOrderId("c-2");
            // What a kill at this very moment would leave behind.
            Files.copy(journal, afterCrash);
        }

        try (Venue venue = Venue.start(VenueClient.config(afterCrash, Map.of()))) {
            VenueClient client = new VenueClient(venue);
            assertThat(client.byClientOrderId("c-1")).isEqualTo(resting);
            assertThat(client.byClientOrderId("c-2")).isEqualTo(filled);
            assertThat(client.submit(order("c-2")).statusCode()).isEqualTo(422);
            assertThat(client.list("/v2/account/activities/FILL")).isNotEmpty();
            String id = resting.getString("id");
            assertThat(client.send("DELETE", "/v2/orders/" + id, "").statusCode()).isEqualTo(204);
        }
    }

    @Test
    void keepsReplacementsAndTheirFills() throws Exception {
        JsonObject before;
        try (Venue venue = Venue.start(VenueClient.config(journal, Map.of()))) {
            VenueClient client = new VenueClient(venue);
            String id = client.accepted(resting("c-1")).getString("id");
            client.send("PATCH", "/v2/orders/" + id, "{\"qty\":\"7\",\"client_order_id\":\"c-2\"}");
            before = client.byClientOrderId("c-2");
        }

        try (Venue venue = Venue.start(VenueClient.config(journal, Map.of()))) {
            VenueClient client = new VenueClient(venue);
            assertThat(client.byClientOrderId("c-2")).isEqualTo(before);
            assertThat(client.byClientOrderId("c-1").getString("status")).isEqualTo("replaced");
            assertThat(client.submit(order("c-1")).statusCode()).isEqualTo(422);
        }
    }

    @Test
    void stopsGoOnWaitingAndThoseThatWereSetOffRest() throws Exception {
        JsonObject waiting;
        JsonObject setOff;
        try (Venue venue = Venue.start(VenueClient.config(journal, Map.of()))) {
            VenueClient client = new VenueClient(venue);
            client.accepted(stop("c-1", "stop_price", "99"));
            client.accepted(
                    stop("c-2", "type", "stop_limit", "limit_price", "9", "stop_price", "9"));
            waiting = client.byClientOrderId("c-1");
            setOff = client.byClientOrderId("c-2");
        }
        assertThat(Files.readString(journal)).contains("\"kind\":\"triggered\"");

        try (Venue venue = Venue.start(VenueClient.config(journal, Map.of()))) {
            VenueClient client = new VenueClient(venue);
            assertThat(client.byClientOrderId("c-1")).isEqualTo(waiting);
            assertThat(client.byClientOrderId("c-2")).isEqualTo(setOff);
            assertThat(waiting.getString("status")).isEqualTo("new");
            String id = setOff.getString("id");
            assertThat(client.send("DELETE", "/v2/orders/" + id, "").statusCode()).isEqualTo(204);
        }
    }

    private static JsonObject stop(String clientOrderId, String... pairs) {
        JsonObject stop = order(clientOrderId, "type", "stop", "time_in_force", "gtc");
        for (int i = 0; i < pairs.length; i += 2) {
            stop.put(pairs[i], pairs[i + 1]);
        }
        return stop;
    }

    @Test
    void forgetsALineThatWasNeverFinished() throws Exception {
        try (Venue venue = Venue.start(VenueClient.config(journal, Map.of()))) {
            new VenueClient(venue).accepted(resting("c-1"));
        }
        List<String> whole = Files.readAllLines(journal);
        Files.writeString(journal, "{\"kind\":\"order\",\"ti", StandardOpenOption.APPEND);

        try (Venue venue = Venue.start(VenueClient.config(journal, Map.of()))) {
            assertThat(new VenueClient(venue).list("/v2/orders")).hasSize(1);
        }
        assertThat(Files.readAllLines(journal)).isEqualTo(whole);
    }

    @Test
    void answersForOrdersThatOnlyTheJournalRemembers() throws Exception {
        Map<String, String> small = Map.of("FILLSTREAM_VENUE_CLOSED_ORDERS", "2");
        try (Venue venue = Venue.start(VenueClient.config(journal, small))) {
            VenueClient client = new VenueClient(venue);
            String id = client.accepted(order("c-1")).getString("id");
            List.of("c-2", "c-3", "c-4").forEach(next -> client.accepted(order(next)));

            JsonObject old = client.byClientOrderId("c-1");

            assertThat(old.getString("status")).isEqualTo("filled");
            assertThat(new JsonObject(client.send("GET", "/v2/orders/" + id, "").body()))
                    .isEqualTo(old);
            assertThat(client.submit(order("c-1")).statusCode()).isEqualTo(422);
        }
    }

    @Test
    void refusesAJournalThatMakesNoSense() throws Exception {
        Files.writeString(journal, "{\"kind\":\"order\"}\n");

        assertThatThrownBy(() -> Venue.start(VenueClient.config(journal, Map.of())))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("line 1");
    }

    @Test
    void leavesAnotherVenuesJournalAlone() throws Exception {
        try (Venue venue = Venue.start(VenueClient.config(journal, Map.of()))) {
            assertThat(venue.port()).isPositive();
            assertThatThrownBy(() -> Venue.start(VenueClient.config(journal, Map.of())))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("in use by another venue");
        }
    }
}

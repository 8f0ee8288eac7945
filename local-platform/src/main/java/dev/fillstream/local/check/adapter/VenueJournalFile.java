package dev.fillstream.local.check.adapter;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.fillstream.local.check.VenueEntry;
import dev.fillstream.local.check.VenueEntry.Ending;
import dev.fillstream.model.value.Price;
import dev.fillstream.model.value.Quantity;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Reads the journal that the venue keeps for itself: one JSON object per line. */
public final class VenueJournalFile {

    private static final ObjectMapper JSON = new ObjectMapper();

    private VenueJournalFile() {}

    /** What the venue booked so far; nothing where there is no journal. */
    public static List<VenueEntry> read(Path file) {
        if (!Files.exists(file)) {
            return List.of();
        }
        try {
            return parse(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException("the venue's journal cannot be read", e);
        }
    }

    /** The entries in the text of a journal. */
    static List<VenueEntry> parse(String text) throws IOException {
        List<VenueEntry> entries = new ArrayList<>();
        // A line without its end is just being written, or was when the venue was killed.
        String written = text.substring(0, text.lastIndexOf('\n') + 1);
        for (String line : written.lines().toList()) {
            entries.add(entry(JSON.readTree(line)));
        }
        return entries;
    }

    private static VenueEntry entry(JsonNode line) {
        String kind = line.path("kind").asText();
        String venueOrderId = line.path("venueOrderId").asText();
        Instant time = Instant.parse(line.path("time").asText());
        return switch (kind) {
            case "order" -> order(line, venueOrderId, time);
            case "trade_canceled" ->
                    new VenueEntry.TradeCanceled(
                            venueOrderId,
                            line.path("execId").asText(),
                            line.path("execRefId").asText(),
                            Quantity.of(line.path("qty").asText()),
                            time);
            case "trade_corrected" ->
                    new VenueEntry.TradeCorrected(
                            venueOrderId,
                            line.path("execId").asText(),
                            line.path("execRefId").asText(),
                            Quantity.of(line.path("qty").asText()),
                            Price.of(line.path("correctedPrice").asText()),
                            time);
            case "triggered" -> new VenueEntry.Triggered(venueOrderId, time);
            case "trade" ->
                    new VenueEntry.Traded(
                            venueOrderId,
                            line.path("execId").asText(),
                            Quantity.of(line.path("qty").asText()),
                            Price.of(line.path("price").asText()),
                            time);
            default ->
                    new VenueEntry.Closed(
                            venueOrderId, Ending.valueOf(kind.toUpperCase(Locale.ROOT)), time);
        };
    }

    private static VenueEntry order(JsonNode line, String venueOrderId, Instant time) {
        String clientOrderId = line.path("clientOrderId").asText();
        Quantity orderQty = Quantity.of(line.path("qty").asText());
        return line.has("replaces")
                ? new VenueEntry.Replacing(
                        venueOrderId, clientOrderId, line.path("replaces").asText(), orderQty, time)
                : new VenueEntry.Accepted(venueOrderId, clientOrderId, orderQty, time);
    }
}

package dev.fillstream.local.check.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fillstream.local.check.VenueEntry;
import dev.fillstream.model.value.Price;
import dev.fillstream.model.value.Quantity;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VenueJournalFileTest {

    private static final Instant TIME = Instant.parse("2026-11-24T10:00:00Z");

    @TempDir Path directory;

    @Test
    void readsWhatTheVenueBooked() throws Exception {
        Path journal = directory.resolve("journal.ndjson");
        Files.writeString(
                journal,
                """
                {"kind":"order","time":"2026-11-24T10:00:00Z","clientOrderId":"c","venueOrderId":"v","qty":"100"}
                {"kind":"triggered","time":"2026-11-24T10:00:00Z","clientOrderId":"c","venueOrderId":"v","execId":"t"}
                {"kind":"trade","time":"2026-11-24T10:00:00Z","clientOrderId":"c","venueOrderId":"v","execId":"x","qty":"40","price":"12.3"}
                {"kind":"canceled","time":"2026-11-24T10:00:00Z","clientOrderId":"c","venueOrderId":"v","execId":"y"}
                {"kind":"order","time":"2026-11-24T10:00:00Z","clientOrderId":"d","venueOrderId":"w","qty":"70","replaces":"v","filledQty":"40"}
                {"kind":"trade","time":"20\
                """);
        assertThat(VenueJournalFile.read(journal))
                .containsExactly(
                        new VenueEntry.Accepted("v", "c", Quantity.of(100), TIME),
                        new VenueEntry.Triggered("v", TIME),
                        new VenueEntry.Traded("v", "x", Quantity.of(40), Price.of("12.30"), TIME),
                        new VenueEntry.Closed("v", VenueEntry.Ending.CANCELED, TIME),
                        new VenueEntry.Replacing("w", "d", "v", Quantity.of(70), TIME));
    }

    @Test
    void venueThatBookedNothingHasNoJournal() {
        assertThat(VenueJournalFile.read(directory.resolve("none"))).isEmpty();
    }
}

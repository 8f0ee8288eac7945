package dev.fillstream.local.check.adapter;

import dev.fillstream.local.check.VenueEntry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;

/** Reads the venue's journal from a venue whose files are out of reach. */
public final class VenueJournalPage {

    private VenueJournalPage() {}

    /** What the venue booked so far, as its admin port below {@code venue} shows it. */
    public static List<VenueEntry> read(HttpClient http, URI venue) {
        HttpRequest request =
                HttpRequest.newBuilder(venue.resolve("/admin/journal"))
                        .timeout(Duration.ofSeconds(30))
                        .build();
        try {
            HttpResponse<String> response =
                    http.send(request, HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() != 200) {
                throw new IOException("it answered " + response.statusCode());
            }
            return VenueJournalFile.parse(response.body());
        } catch (IOException e) {
            throw new UncheckedIOException("the venue's journal cannot be read", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new IOException("interrupted", e));
        }
    }
}

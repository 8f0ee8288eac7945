package dev.fillstream.venue.adapter.file;

import dev.fillstream.venue.exchange.ClientOrderId;
import dev.fillstream.venue.exchange.Ledger;
import dev.fillstream.venue.exchange.OrderArchive;
import dev.fillstream.venue.exchange.VenueOrder;
import dev.fillstream.venue.exchange.VenueOrderId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;

/** Finds old orders by reading the journal from its start. */
public final class JournalArchive implements OrderArchive {

    private final JournalReader reader;

    public JournalArchive(Path file) {
        this.reader = new JournalReader(file);
    }

    @Override
    public Optional<VenueOrder> find(ClientOrderId id) {
        return replayed("\"clientOrderId\":\"" + id + "\"").find(id);
    }

    @Override
    public Optional<VenueOrder> find(VenueOrderId id) {
        return replayed("\"venueOrderId\":\"" + id + "\"").find(id);
    }

    /** A ledger of nothing but the bookings of one order. */
    private Ledger replayed(String mark) {
        Ledger ledger = new Ledger(1, Clock.systemUTC());
        try {
            reader.replay(ledger::book, line -> line.contains(mark));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return ledger;
    }
}

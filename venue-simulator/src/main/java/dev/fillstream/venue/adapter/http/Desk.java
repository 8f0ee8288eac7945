package dev.fillstream.venue.adapter.http;

import dev.fillstream.venue.exchange.Booking;
import dev.fillstream.venue.exchange.ClientOrderId;
import dev.fillstream.venue.exchange.Exchange;
import dev.fillstream.venue.exchange.Journal;
import dev.fillstream.venue.exchange.Ledger;
import dev.fillstream.venue.exchange.Outcome;
import dev.fillstream.venue.exchange.Update;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The way into the exchange and out of it. What comes of a request is in the journal before the
 * request is answered or any update is sent, and even an answer that books nothing waits for what
 * was booked before it, since it may tell of that.
 */
public final class Desk {

    private final Exchange exchange;
    private final Journal journal;
    private final UpdateStream stream;
    private final Tally tally = new Tally();
    private final Set<ClientOrderId> denied = new HashSet<>();

    public Desk(Exchange exchange, Journal journal, Credentials credentials) {
        this.exchange = exchange;
        this.journal = journal;
        this.stream = new UpdateStream(credentials);
    }

    Exchange exchange() {
        return exchange;
    }

    Ledger ledger() {
        return exchange.ledger();
    }

    /** Questions after this client order id are answered as if there were no such order. */
    void deny(ClientOrderId id) {
        denied.add(id);
    }

    void admit(ClientOrderId id) {
        denied.remove(id);
    }

    boolean isDenied(ClientOrderId id) {
        return denied.contains(id);
    }

    UpdateStream stream() {
        return stream;
    }

    Tally tally() {
        return tally;
    }

    /** Settles an outcome: journal, then {@code answer}, then the updates. */
    void settle(Outcome outcome, Runnable answer) {
        settle(outcome, answer, Telling.PLAIN);
    }

    /** The same, with the updates told as a fault will have it. */
    void settle(Outcome outcome, Runnable answer, Telling telling) {
        switch (outcome) {
            case Outcome.Booked(_, var updates) -> settle(updates, answer, telling);
            case Outcome.Refused(_) -> {
                tally.refused++;
                answer(answer);
            }
        }
    }

    /** Answers what books nothing. */
    void answer(Runnable answer) {
        journal.append(List.of(), answer);
    }

    /** Journals and tells what happened without a request. */
    public void publish(List<Update> updates) {
        if (!updates.isEmpty()) {
            settle(updates, () -> {});
        }
    }

    void settle(List<Update> updates, Runnable answer) {
        settle(updates, answer, Telling.PLAIN);
    }

    private void settle(List<Update> updates, Runnable answer, Telling telling) {
        updates.forEach(tally::count);
        journal.append(
                updates,
                () -> {
                    answer.run();
                    if (stream.listeners() > 0) {
                        stream.tell(telling.of(updates.stream().filter(Desk::isTold).toList()));
                    }
                });
    }

    /** This API's stream has no word for a stop that was set off; its trades tell. */
    private static boolean isTold(Update update) {
        return !(update.booking() instanceof Booking.Triggered);
    }

    /** What happened since the start. */
    static final class Tally {

        long accepted;
        long triggered;
        long trades;
        long canceled;
        long expired;
        long rejected;
        long replaced;
        long refused;

        private void count(Update update) {
            switch (update.booking()) {
                case Booking.Accepted booked -> accepted++;
                case Booking.Triggered booked -> triggered++;
                case Booking.Traded booked -> trades++;
                case Booking.Canceled booked -> canceled++;
                case Booking.Expired booked -> expired++;
                case Booking.Rejected booked -> rejected++;
                case Booking.Replaced booked -> replaced++;
            }
        }
    }
}

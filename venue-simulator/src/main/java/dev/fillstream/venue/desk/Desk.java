package dev.fillstream.venue.desk;

import dev.fillstream.venue.exchange.Booking;
import dev.fillstream.venue.exchange.Channel;
import dev.fillstream.venue.exchange.ClientOrderId;
import dev.fillstream.venue.exchange.Exchange;
import dev.fillstream.venue.exchange.Journal;
import dev.fillstream.venue.exchange.Ledger;
import dev.fillstream.venue.exchange.Outcome;
import dev.fillstream.venue.exchange.Update;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The way into the exchange and out of it. What comes of a request is in the journal before the
 * request is answered or any update is sent, and even an answer that books nothing waits for what
 * was booked before it, since it may tell of that. One thread at a time.
 */
public final class Desk {

    private final Exchange exchange;
    private final Journal journal;
    private final Map<Channel, Audience> audiences = new EnumMap<>(Channel.class);
    private final Tally tally = new Tally();
    private final Set<ClientOrderId> denied = new HashSet<>();

    public Desk(Exchange exchange, Journal journal) {
        this.exchange = exchange;
        this.journal = journal;
    }

    /** From now on the clients of that channel hear of their orders. */
    public void admit(Channel channel, Audience audience) {
        audiences.put(channel, audience);
    }

    public Exchange exchange() {
        return exchange;
    }

    public Ledger ledger() {
        return exchange.ledger();
    }

    /** Questions after this client order id are answered as if there were no such order. */
    public void deny(ClientOrderId id) {
        denied.add(id);
    }

    public void admit(ClientOrderId id) {
        denied.remove(id);
    }

    public boolean isDenied(ClientOrderId id) {
        return denied.contains(id);
    }

    /** Cuts all clients off, and lets nobody in until {@link #welcome}. */
    public void refuse() {
        audiences.values().forEach(Audience::refuse);
    }

    public void welcome() {
        audiences.values().forEach(Audience::welcome);
    }

    public Tally tally() {
        return tally;
    }

    /** Settles an outcome: journal, then {@code answer}, then the updates. */
    public void settle(Outcome outcome, Runnable answer) {
        settle(outcome, answer, Telling.PLAIN);
    }

    /** The same, with the updates told as a fault will have it. */
    public void settle(Outcome outcome, Runnable answer, Telling telling) {
        switch (outcome) {
            case Outcome.Booked(_, var updates) -> settle(updates, answer, telling);
            case Outcome.Refused(_) -> {
                tally.refused++;
                answer(answer);
            }
        }
    }

    /** Answers what books nothing. */
    public void answer(Runnable answer) {
        journal.append(List.of(), answer);
    }

    /** Journals and tells what happened without a request. */
    public void publish(List<Update> updates) {
        if (!updates.isEmpty()) {
            settle(updates, () -> {});
        }
    }

    public void settle(List<Update> updates, Runnable answer) {
        settle(updates, answer, Telling.PLAIN);
    }

    private void settle(List<Update> updates, Runnable answer, Telling telling) {
        updates.forEach(tally::count);
        journal.append(
                updates,
                () -> {
                    answer.run();
                    tell(telling.of(updates));
                });
    }

    private void tell(List<Update> updates) {
        audiences.forEach(
                (channel, audience) -> {
                    List<Update> own =
                            updates.stream()
                                    .filter(one -> one.order().terms().channel() == channel)
                                    .toList();
                    if (!own.isEmpty()) {
                        audience.tell(own);
                    }
                });
    }

    /** What happened since the start. */
    public static final class Tally {

        public long accepted;
        public long triggered;
        public long trades;
        public long tradesCanceled;
        public long tradesCorrected;
        public long canceled;
        public long expired;
        public long rejected;
        public long replaced;
        public long refused;

        private void count(Update update) {
            switch (update.booking()) {
                case Booking.Accepted booked -> accepted++;
                case Booking.Triggered booked -> triggered++;
                case Booking.Traded booked -> trades++;
                case Booking.TradeCanceled booked -> tradesCanceled++;
                case Booking.TradeCorrected booked -> tradesCorrected++;
                case Booking.Canceled booked -> canceled++;
                case Booking.Expired booked -> expired++;
                case Booking.Rejected booked -> rejected++;
                case Booking.Replaced booked -> replaced++;
            }
        }
    }
}

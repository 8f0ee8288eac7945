package dev.fillstream.venue.exchange;

import dev.fillstream.venue.exchange.Booking.Traded;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SequencedCollection;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;

/** The orders, fills and account that all bookings so far add up to. */
public final class Ledger {

    private final OrderRecords records;
    private final RecentList<Fill> fills;
    private final RecentList<Update> tradeNews;
    private final Account account = new Account();
    private final VenueClock clock;
    private long bookings;

    /**
     * @param closedLimit how many closed orders, how many fills, and how many times that something
     *     became of a trade stay in memory
     */
    public Ledger(int closedLimit, Clock clock) {
        this.records = new OrderRecords(closedLimit);
        this.fills = new RecentList<>(closedLimit);
        this.tradeNews = new RecentList<>(closedLimit);
        this.clock = new VenueClock(clock);
    }

    /** Books what happened, or what a journal says happened. */
    public Update book(Booking booking) {
        clock.notBefore(booking.time());
        VenueOrder before =
                booking instanceof Booking.Accepted(var order)
                        ? order
                        : records.find(booking.orderId()).orElseThrow();
        VenueOrder after = before.after(booking);
        records.put(after);
        switch (booking) {
            case Traded trade -> {
                account.book(after.terms(), trade);
                fills.add(new Fill(trade, after));
            }
            case Booking.TradeCanceled bust -> {
                account.unbook(after.terms(), bust.trade());
                replace(bust.trade(), Optional.empty());
            }
            case Booking.TradeCorrected correction -> {
                account.unbook(after.terms(), correction.trade());
                account.book(after.terms(), correction.corrected());
                replace(correction.trade(), Optional.of(new Fill(correction.corrected(), after)));
            }
            case Booking.Accepted _,
                    Booking.Triggered _,
                    Booking.Canceled _,
                    Booking.Expired _,
                    Booking.Rejected _,
                    Booking.Replaced _ -> {
                // Nothing was traded.
            }
        }
        bookings++;
        Update update = new Update(booking, after, account.position(after.terms().symbol()));
        if (isAboutTrade(booking)) {
            tradeNews.add(update);
        }
        return update;
    }

    private static boolean isAboutTrade(Booking booking) {
        return switch (booking) {
            case Traded _, Booking.TradeCanceled _, Booking.TradeCorrected _ -> true;
            case Booking.Accepted _,
                    Booking.Triggered _,
                    Booking.Canceled _,
                    Booking.Expired _,
                    Booking.Rejected _,
                    Booking.Replaced _ ->
                    false;
        };
    }

    /** The last trade of the order that stands and is in memory. */
    public Optional<Traded> lastTrade(VenueOrderId id) {
        for (int i = fills.size() - 1; i >= 0; i--) {
            if (fills.get(i).trade().orderId().equals(id)) {
                return Optional.of(fills.get(i).trade());
            }
        }
        return Optional.empty();
    }

    private void replace(Traded trade, Optional<Fill> by) {
        fills.replace(fill -> fill.trade().execId().equals(trade.execId()), by);
    }

    public Optional<VenueOrder> find(VenueOrderId id) {
        return records.find(id);
    }

    public Optional<VenueOrder> find(ClientOrderId id) {
        return records.find(id);
    }

    /** Whether an order ever had that id, even one that is no longer in memory. */
    public boolean isKnown(ClientOrderId id) {
        return records.isKnown(id);
    }

    /** Whether there are orders that are no longer in memory. */
    public boolean hasForgotten() {
        return records.hasForgotten();
    }

    /** All orders in memory, earliest first. */
    public SequencedCollection<VenueOrder> orders() {
        return records.all();
    }

    /** The open ones of them, earliest first. */
    public SequencedCollection<VenueOrder> openOrders() {
        return records.openInSequence();
    }

    /**
     * Trades, and what became of trades, from {@code since} to before {@code until}, as each was
     * told then; earliest first, as far as they are in memory.
     */
    public List<Update> tradeNews(Instant since, Instant until) {
        List<Update> found = new ArrayList<>();
        for (int i = firstAfter(tradeNews, news -> news.booking().time(), since.minusNanos(1));
                i < tradeNews.size() && tradeNews.get(i).booking().time().isBefore(until);
                i++) {
            found.add(tradeNews.get(i));
        }
        return found;
    }

    /** The fills in memory that happened after {@code time}, earliest first, at most so many. */
    public List<Fill> fillsAfter(Instant time, int limit) {
        int from = firstFillAfter(time);
        int to = Math.min(fills.size(), from + limit);
        List<Fill> found = new ArrayList<>();
        for (int i = from; i < to; i++) {
            found.add(fills.get(i));
        }
        return found;
    }

    /** The fills in memory that happened before {@code time}, latest first, at most so many. */
    public List<Fill> fillsBefore(Instant time, int limit) {
        int from = firstFillAfter(time.minusNanos(1)) - 1;
        List<Fill> found = new ArrayList<>();
        for (int i = from; i >= 0 && found.size() < limit; i--) {
            found.add(fills.get(i));
        }
        return found;
    }

    public Account account() {
        return account;
    }

    /** How many bookings there were, those before the last restart included. */
    public long bookings() {
        return bookings;
    }

    Instant now() {
        return clock.next();
    }

    VenueOrderId newOrderId() {
        return new VenueOrderId(randomUuid());
    }

    ExecId newExecId() {
        return new ExecId(randomUuid());
    }

    /** Ids need to be unique, not hard to guess, so the quick generator does. */
    private static UUID randomUuid() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        long high = (random.nextLong() & ~0xF000L) | 0x4000L;
        long low = (random.nextLong() >>> 2) | Long.MIN_VALUE;
        return new UUID(high, low);
    }

    private int firstFillAfter(Instant time) {
        return firstAfter(fills, fill -> fill.trade().time(), time);
    }

    private static <T> int firstAfter(
            RecentList<T> list, Function<T, Instant> timeOf, Instant time) {
        int low = 0;
        int high = list.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (timeOf.apply(list.get(middle)).isAfter(time)) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }
}

package dev.fillstream.venue.market;

import dev.fillstream.model.order.OrdType;
import dev.fillstream.model.order.Side;
import dev.fillstream.model.order.TimeInForce;
import dev.fillstream.model.value.Price;
import dev.fillstream.model.value.Quantity;
import dev.fillstream.venue.book.BookCommand;
import dev.fillstream.venue.book.BookEvent;
import dev.fillstream.venue.book.BookOrderId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Supplier;

/**
 * Keeps a ladder of quotes on both sides of the mid. A quote that was traded away is replaced at
 * once, so market orders always find someone; one that was traded in part stays as it is, so that
 * larger orders fill in several trades.
 */
final class MarketMaker {

    /** Price levels on each side. */
    private static final int LEVELS = 8;

    private static final int SMALLEST_QUOTE = 2_000;
    private static final int LARGEST_QUOTE = 8_000;

    private final MidWalk mid;
    private final SplittableRandom random;
    private final Supplier<BookOrderId> ids;
    private final Map<Price, BookOrderId> bids = new HashMap<>();
    private final Map<Price, BookOrderId> asks = new HashMap<>();
    private final Map<BookOrderId, Quote> quotes = new HashMap<>();
    private boolean complete;

    /** A quote in the book, with what is left of it. */
    private record Quote(Side side, Price price, Quantity leavesQty) {}

    MarketMaker(MidWalk mid, SplittableRandom random, Supplier<BookOrderId> ids) {
        this.mid = mid;
        this.random = random;
        this.ids = ids;
    }

    boolean isOwn(BookOrderId id) {
        return quotes.containsKey(id);
    }

    /** Moves the mid by one step; the ladder follows with the next commands. */
    void move() {
        mid.step();
        complete = false;
    }

    /** Takes note of what happened to its own quotes. */
    void observe(BookEvent event) {
        if (event instanceof BookEvent.Traded(var resting, var incoming, _, var quantity)) {
            traded(resting, quantity);
            traded(incoming, quantity);
        }
    }

    /**
     * What makes the ladder whole again: first the quotes to take away, then those to enter, so
     * that it never trades with itself. Nothing when it is whole.
     */
    List<BookCommand> repair() {
        if (complete) {
            return List.of();
        }
        complete = true;
        List<BookCommand> commands = new ArrayList<>();
        Set<Price> bidPrices = ladder(-1);
        Set<Price> askPrices = ladder(1);
        withdraw(bids, bidPrices, commands);
        withdraw(asks, askPrices, commands);
        quote(Side.BUY, bids, bidPrices, commands);
        quote(Side.SELL, asks, askPrices, commands);
        return commands;
    }

    private void traded(BookOrderId id, Quantity quantity) {
        Quote quote = quotes.get(id);
        if (quote == null) {
            return;
        }
        Quantity leavesQty = quote.leavesQty().minus(quantity);
        if (leavesQty.isZero()) {
            forget(id, quote);
            complete = false;
        } else {
            quotes.put(id, new Quote(quote.side(), quote.price(), leavesQty));
        }
    }

    private void forget(BookOrderId id, Quote quote) {
        quotes.remove(id);
        side(quote.side()).remove(quote.price());
    }

    private Set<Price> ladder(int direction) {
        Set<Price> prices = HashSet.newHashSet(LEVELS);
        for (int level = 1; level <= LEVELS; level++) {
            prices.add(mid.ticksFromMid(direction * level));
        }
        return prices;
    }

    private void withdraw(
            Map<Price, BookOrderId> side, Set<Price> wanted, List<BookCommand> commands) {
        for (var entry : List.copyOf(side.entrySet())) {
            if (!wanted.contains(entry.getKey())) {
                side.remove(entry.getKey());
                quotes.remove(entry.getValue());
                commands.add(new BookCommand.Cancel(entry.getValue()));
            }
        }
    }

    private void quote(
            Side side,
            Map<Price, BookOrderId> present,
            Set<Price> wanted,
            List<BookCommand> commands) {
        for (Price price : wanted) {
            if (!present.containsKey(price)) {
                BookOrderId id = ids.get();
                Quantity quantity = Quantity.of(random.nextInt(SMALLEST_QUOTE, LARGEST_QUOTE));
                present.put(price, id);
                quotes.put(id, new Quote(side, price, quantity));
                commands.add(
                        new BookCommand.Enter(
                                id, side, new OrdType.Limit(price), TimeInForce.GTC, quantity));
            }
        }
    }

    private Map<Price, BookOrderId> side(Side side) {
        return side.isBuy() ? bids : asks;
    }
}

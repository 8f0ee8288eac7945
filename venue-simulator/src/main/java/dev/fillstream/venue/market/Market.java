package dev.fillstream.venue.market;

import dev.fillstream.model.value.Price;
import dev.fillstream.venue.book.BookCommand;
import dev.fillstream.venue.book.BookEvent;
import dev.fillstream.venue.book.BookOrderId;
import dev.fillstream.venue.book.OrderBook;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.SplittableRandom;

/** One listing's book and the market maker in it. One thread at a time. */
public final class Market {

    private final Listing listing;
    private final OrderBook book = new OrderBook();
    private final MarketMaker maker;
    private long lastBookOrderId;
    private Price lastPrice;

    public Market(Listing listing, long seed) {
        this.listing = listing;
        this.lastPrice = listing.openingPrice();
        SplittableRandom random = new SplittableRandom(seed ^ listing.symbol().value().hashCode());
        MidWalk mid = new MidWalk(listing, random.split());
        this.maker = new MarketMaker(mid, random.split(), this::nextBookOrderId);
    }

    public Listing listing() {
        return listing;
    }

    public BookOrderId nextBookOrderId() {
        return new BookOrderId(++lastBookOrderId);
    }

    /** Does what a client asks; then the market maker mends its ladder. */
    public List<BookEvent> handle(BookCommand command) {
        List<BookEvent> events = new ArrayList<>(apply(command));
        events.addAll(settle());
        return events;
    }

    /** Puts back what rested before a restart, while the market maker is not there yet. */
    public List<BookEvent> restore(BookCommand.Enter order) {
        return apply(order);
    }

    /** The mid takes a step, and the quotes follow; which may fill orders that rest. */
    public List<BookEvent> move() {
        maker.move();
        return settle();
    }

    /** Both sides are quoted whenever nobody is at work here. */
    public TopOfBook top() {
        Price bid = book.bestBid().orElse(lastPrice);
        Price ask = book.bestAsk().orElse(lastPrice);
        return new TopOfBook(listing.symbol(), bid, ask, lastPrice);
    }

    /** The market maker's commands can trade quotes away that it must then replace, and so on. */
    private List<BookEvent> settle() {
        List<BookEvent> events = new ArrayList<>();
        Deque<BookCommand> commands = new ArrayDeque<>(maker.repair());
        while (!commands.isEmpty()) {
            events.addAll(apply(commands.remove()));
            if (commands.isEmpty()) {
                commands.addAll(maker.repair());
            }
        }
        return events;
    }

    private List<BookEvent> apply(BookCommand command) {
        List<BookEvent> events = book.handle(command);
        for (BookEvent event : events) {
            if (event instanceof BookEvent.Traded(_, _, var price, _)) {
                lastPrice = price;
            }
            maker.observe(event);
        }
        return events;
    }
}

package dev.fillstream.venue.exchange;

import dev.fillstream.model.order.Side;
import dev.fillstream.model.value.Price;
import dev.fillstream.model.value.Quantity;
import dev.fillstream.venue.book.BookCommand;
import dev.fillstream.venue.book.BookEvent;
import dev.fillstream.venue.book.BookOrderId;
import dev.fillstream.venue.exchange.Booking.Liquidity;
import dev.fillstream.venue.market.Listing;
import dev.fillstream.venue.market.Market;
import dev.fillstream.venue.market.TopOfBook;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A market as clients see it: knows whose each order in the book is, and books what happens to it.
 */
final class ClientMarket {

    private final Market market;
    private final Ledger ledger;
    private final StopOrders stops = new StopOrders();
    private final Map<BookOrderId, VenueOrderId> owners = new HashMap<>();
    private final Map<VenueOrderId, BookOrderId> places = new HashMap<>();

    ClientMarket(Market market, Ledger ledger) {
        this.market = market;
        this.ledger = ledger;
    }

    Listing listing() {
        return market.listing();
    }

    TopOfBook top() {
        return market.top();
    }

    void enter(VenueOrder order, List<Update> updates) {
        if (order.isWaiting()) {
            stops.add(order);
        } else {
            book(market.handle(entering(order)), updates);
        }
        setOff(updates);
    }

    void restore(VenueOrder order, List<Update> updates) {
        if (order.isWaiting()) {
            stops.add(order);
        } else {
            book(market.restore(entering(order)), updates);
        }
    }

    void cancel(VenueOrder order, List<Update> updates) {
        if (order.isWaiting()) {
            stops.remove(order);
            updates.add(
                    ledger.book(
                            new Booking.Canceled(order.id(), ledger.newExecId(), ledger.now())));
        } else {
            book(market.handle(new BookCommand.Cancel(place(order))), updates);
            setOff(updates);
        }
    }

    /**
     * Takes the order out of the book without a word to anybody, and books that its time is over.
     */
    void expire(VenueOrder order, List<Update> updates) {
        Booking expired = new Booking.Expired(order.id(), ledger.newExecId(), ledger.now());
        if (order.isWaiting()) {
            stops.remove(order);
            updates.add(ledger.book(expired));
            return;
        }
        BookOrderId place = place(order);
        release(place);
        updates.add(ledger.book(expired));
        book(market.handle(new BookCommand.Cancel(place)), updates);
        setOff(updates);
    }

    /** Takes the order out of the book without a word to anybody. */
    void withdraw(VenueOrder order, List<Update> updates) {
        if (order.isWaiting()) {
            stops.remove(order);
            return;
        }
        BookOrderId place = place(order);
        release(place);
        book(market.handle(new BookCommand.Cancel(place)), updates);
        setOff(updates);
    }

    void replace(VenueOrder order, VenueOrder successor, List<Update> updates) {
        if (order.isWaiting()) {
            stops.remove(order);
            stops.add(successor);
        } else {
            BookOrderId place = place(order);
            release(place);
            occupy(place, successor);
            Price price = successor.working().limitPrice().orElseThrow();
            book(
                    market.handle(new BookCommand.Replace(place, price, successor.leavesQty())),
                    updates);
        }
        setOff(updates);
    }

    void move(List<Update> updates) {
        book(market.move(), updates);
        setOff(updates);
    }

    /** One after the other: what one trades may bring the market to the next. */
    private void setOff(List<Update> updates) {
        for (Optional<VenueOrder> stop = stops.takeReached(top());
                stop.isPresent();
                stop = stops.takeReached(top())) {
            Update update =
                    ledger.book(
                            new Booking.Triggered(
                                    stop.get().id(), ledger.newExecId(), ledger.now()));
            updates.add(update);
            book(market.handle(entering(update.order())), updates);
        }
    }

    private BookCommand.Enter entering(VenueOrder order) {
        BookOrderId place = market.nextBookOrderId();
        occupy(place, order);
        Side side = order.terms().side();
        return new BookCommand.Enter(
                place, side, order.working(), order.terms().timeInForce(), order.leavesQty());
    }

    private void book(List<BookEvent> events, List<Update> updates) {
        for (BookEvent event : events) {
            switch (event) {
                case BookEvent.Traded(var resting, var incoming, var price, var quantity) -> {
                    bookTrade(resting, price, quantity, Liquidity.MAKER, updates);
                    bookTrade(incoming, price, quantity, Liquidity.TAKER, updates);
                }
                case BookEvent.Canceled(var place, _, _) -> bookCancel(place, updates);
                case BookEvent.Refused(var place, var refusal) -> {
                    if (owners.containsKey(place)) {
                        throw new IllegalStateException("the book refused: " + refusal);
                    }
                }
                case BookEvent.Rested _, BookEvent.Replaced _ -> {
                    // The client's order stands as it did.
                }
            }
        }
    }

    private void bookTrade(
            BookOrderId place,
            Price price,
            Quantity quantity,
            Liquidity liquidity,
            List<Update> updates) {
        VenueOrderId owner = owners.get(place);
        if (owner == null) {
            return;
        }
        Update update =
                ledger.book(
                        new Booking.Traded(
                                owner,
                                ledger.newExecId(),
                                quantity,
                                price,
                                liquidity,
                                ledger.now()));
        if (!update.order().isOpen()) {
            release(place);
        }
        updates.add(update);
    }

    private void bookCancel(BookOrderId place, List<Update> updates) {
        VenueOrderId owner = owners.get(place);
        if (owner != null) {
            release(place);
            updates.add(ledger.book(new Booking.Canceled(owner, ledger.newExecId(), ledger.now())));
        }
    }

    private BookOrderId place(VenueOrder order) {
        @Nullable BookOrderId place = places.get(order.id());
        if (place == null) {
            throw new IllegalStateException("an open order without a place in the book");
        }
        return place;
    }

    private void occupy(BookOrderId place, VenueOrder order) {
        owners.put(place, order.id());
        places.put(order.id(), place);
    }

    private void release(BookOrderId place) {
        VenueOrderId owner = owners.remove(place);
        if (owner != null) {
            places.remove(owner);
        }
    }
}

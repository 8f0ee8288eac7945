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
import org.jspecify.annotations.Nullable;

/**
 * A market as clients see it: knows whose each order in the book is, and books what happens to it.
 */
final class ClientMarket {

    private final Market market;
    private final Ledger ledger;
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
        book(market.handle(entering(order)), updates);
    }

    void restore(VenueOrder order, List<Update> updates) {
        book(market.restore(entering(order)), updates);
    }

    void cancel(VenueOrder order, List<Update> updates) {
        book(market.handle(new BookCommand.Cancel(place(order))), updates);
    }

    /**
     * Takes the order out of the book without a word to anybody, and books that its day is over.
     */
    void expire(VenueOrder order, List<Update> updates) {
        BookOrderId place = place(order);
        release(place);
        updates.add(ledger.book(new Booking.Expired(order.id(), ledger.newExecId(), ledger.now())));
        book(market.handle(new BookCommand.Cancel(place)), updates);
    }

    void replace(VenueOrder order, VenueOrder successor, List<Update> updates) {
        BookOrderId place = place(order);
        release(place);
        occupy(place, successor);
        Price price = successor.terms().ordType().limitPrice().orElseThrow();
        book(market.handle(new BookCommand.Replace(place, price, successor.leavesQty())), updates);
    }

    void move(List<Update> updates) {
        book(market.move(), updates);
    }

    private BookCommand.Enter entering(VenueOrder order) {
        BookOrderId place = market.nextBookOrderId();
        occupy(place, order);
        Side side = order.terms().side();
        return new BookCommand.Enter(
                place,
                side,
                order.terms().ordType(),
                order.terms().timeInForce(),
                order.leavesQty());
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

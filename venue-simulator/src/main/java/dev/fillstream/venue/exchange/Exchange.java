package dev.fillstream.venue.exchange;

import dev.fillstream.model.order.OrdType;
import dev.fillstream.model.order.TimeInForce;
import dev.fillstream.model.value.Price;
import dev.fillstream.model.value.Quantity;
import dev.fillstream.model.value.Symbol;
import dev.fillstream.venue.exchange.Booking.Accepted;
import dev.fillstream.venue.exchange.Booking.Replaced;
import dev.fillstream.venue.market.Listing;
import dev.fillstream.venue.market.Market;
import dev.fillstream.venue.market.TopOfBook;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All markets and all clients' orders in them. One thread at a time; whoever calls it journals the
 * updates that come back before telling anybody.
 */
public final class Exchange {

    private static final Quantity OVERFILL = Quantity.of(10);
    private static final Quantity LATE_TRADE = Quantity.of(10);

    private final Map<Symbol, ClientMarket> markets = new LinkedHashMap<>();
    private final Ledger ledger;

    public Exchange(List<Listing> listings, long seed, Ledger ledger) {
        this.ledger = ledger;
        for (Listing listing : listings) {
            markets.put(listing.symbol(), new ClientMarket(new Market(listing, seed), ledger));
        }
    }

    public Ledger ledger() {
        return ledger;
    }

    /**
     * Lets trading begin: orders that the ledger knows as open go back to their places, then the
     * market makers come. Orders that cannot rest, or whose symbol is gone, are canceled.
     */
    public List<Update> open() {
        List<Update> updates = new ArrayList<>();
        for (VenueOrder order : List.copyOf(ledger.openOrders())) {
            ClientMarket market = markets.get(order.terms().symbol());
            if (market != null && canRest(order)) {
                market.restore(order, updates);
            } else {
                updates.add(ledger.book(canceled(order)));
            }
        }
        updates.addAll(moveMarkets());
        return updates;
    }

    public Outcome submit(OrderTerms terms) {
        Optional<Refusal> refusal = refusal(terms);
        if (refusal.isPresent()) {
            return new Outcome.Refused(refusal.get());
        }
        List<Update> updates = new ArrayList<>();
        VenueOrder order = VenueOrder.accepted(ledger.newOrderId(), terms, ledger.now());
        updates.add(ledger.book(new Accepted(order)));
        market(order).enter(order, updates);
        return new Outcome.Booked(order, updates);
    }

    /** Takes an order in and turns it down at once, as venues sometimes do. */
    public Outcome submitAndReject(OrderTerms terms) {
        Optional<Refusal> refusal = refusal(terms);
        if (refusal.isPresent()) {
            return new Outcome.Refused(refusal.get());
        }
        VenueOrder order = VenueOrder.accepted(ledger.newOrderId(), terms, ledger.now());
        Update accepted = ledger.book(new Accepted(order));
        Update rejected =
                ledger.book(new Booking.Rejected(order.id(), ledger.newExecId(), ledger.now()));
        return new Outcome.Booked(order, List.of(accepted, rejected));
    }

    /** Takes an order in and trades more of it than was asked for. */
    public Outcome submitAndOverfill(OrderTerms terms) {
        Outcome outcome = submit(terms);
        if (!(outcome instanceof Outcome.Booked(var order, var booked))) {
            return outcome;
        }
        List<Update> updates = new ArrayList<>(booked);
        VenueOrder now = ledger.find(order.id()).orElse(order);
        ClientMarket market = market(now);
        Quantity quantity = now.leavesQty().plus(OVERFILL);
        if (now.isOpen()) {
            market.withdraw(now, updates);
        }
        updates.add(ledger.book(trade(now, quantity)));
        return new Outcome.Booked(order, updates);
    }

    /** Adds a trade of what a cancel left, as if it had been on its way when the cancel came. */
    public Outcome tradeLate(Outcome cancel) {
        if (!(cancel instanceof Outcome.Booked(var order, var booked))) {
            return cancel;
        }
        List<Update> updates = new ArrayList<>(booked);
        Quantity left = order.terms().orderQty().minusOrZero(order.filledQty());
        Quantity late = left.compareTo(LATE_TRADE) < 0 ? left : LATE_TRADE;
        updates.add(ledger.book(trade(order, late)));
        return new Outcome.Booked(order, updates);
    }

    /** A trade that the book knows nothing of. */
    private Booking trade(VenueOrder order, Quantity quantity) {
        Price price =
                order.terms().ordType().limitPrice().orElseGet(() -> market(order).top().last());
        return new Booking.Traded(
                order.id(),
                ledger.newExecId(),
                quantity,
                price,
                Booking.Liquidity.TAKER,
                ledger.now());
    }

    /**
     * Takes the order's last trade back. What it traded is not put into the book again: the order
     * must be over, and one that was filled is canceled.
     */
    public Outcome bust(ClientOrderId id) {
        Optional<VenueOrder> found = ledger.find(id);
        Optional<Booking.Traded> trade = found.flatMap(order -> ledger.lastTrade(order.id()));
        if (found.isEmpty() || trade.isEmpty()) {
            return new Outcome.Refused(Refusal.ORDER_UNKNOWN);
        }
        if (found.get().isOpen()) {
            return new Outcome.Refused(Refusal.ORDER_OPEN);
        }
        VenueOrder order = found.get();
        List<Update> updates = new ArrayList<>();
        updates.add(
                ledger.book(
                        new Booking.TradeCanceled(
                                order.id(), ledger.newExecId(), trade.get(), ledger.now())));
        if (order.status() == OrderStatus.FILLED) {
            updates.add(ledger.book(canceled(order)));
        }
        return new Outcome.Booked(order, updates);
    }

    /** Changes the price of the order's last trade. */
    public Outcome correct(ClientOrderId id, Price price) {
        Optional<VenueOrder> found = ledger.find(id);
        Optional<Booking.Traded> trade = found.flatMap(order -> ledger.lastTrade(order.id()));
        if (found.isEmpty() || trade.isEmpty()) {
            return new Outcome.Refused(Refusal.ORDER_UNKNOWN);
        }
        Update update =
                ledger.book(
                        new Booking.TradeCorrected(
                                found.get().id(),
                                ledger.newExecId(),
                                trade.get(),
                                price,
                                ledger.now()));
        return new Outcome.Booked(found.get(), List.of(update));
    }

    public Outcome cancel(VenueOrderId id) {
        Optional<VenueOrder> order = ledger.find(id);
        if (order.isEmpty()) {
            return new Outcome.Refused(Refusal.ORDER_UNKNOWN);
        }
        if (!order.get().isOpen()) {
            return new Outcome.Refused(Refusal.ORDER_NOT_OPEN);
        }
        List<Update> updates = new ArrayList<>();
        market(order.get()).cancel(order.get(), updates);
        return new Outcome.Booked(order.get(), updates);
    }

    /**
     * The order becomes another order, with the place in the queue that the book's rules give it.
     */
    public Outcome replace(VenueOrderId id, Changes changes) {
        Optional<VenueOrder> found = ledger.find(id);
        if (found.isEmpty()) {
            return new Outcome.Refused(Refusal.ORDER_UNKNOWN);
        }
        VenueOrder order = found.get();
        Optional<Refusal> refusal = refusal(order, changes);
        if (refusal.isPresent()) {
            return new Outcome.Refused(refusal.get());
        }
        VenueOrder successor =
                order.successor(ledger.newOrderId(), changed(order.terms(), changes), ledger.now());
        List<Update> updates = new ArrayList<>();
        updates.add(
                ledger.book(
                        new Replaced(
                                id, ledger.newExecId(), successor.id(), successor.submittedAt())));
        updates.add(ledger.book(new Accepted(successor)));
        market(order).replace(order, successor, updates);
        return new Outcome.Booked(successor, updates);
    }

    /** Every mid takes a step, which may fill orders that rest. */
    public List<Update> moveMarkets() {
        List<Update> updates = new ArrayList<>();
        markets.values().forEach(market -> market.move(updates));
        return updates;
    }

    /** Ends what is over its time: day orders of days before {@code now}'s, by UTC, and dates. */
    public List<Update> expire(Instant now) {
        List<Update> updates = new ArrayList<>();
        for (VenueOrder order : List.copyOf(ledger.openOrders())) {
            // What another one set off may have ended it meanwhile.
            VenueOrder current = ledger.find(order.id()).orElse(order);
            if (current.isOpen() && isOver(current, now)) {
                market(current).expire(current, updates);
            }
        }
        return updates;
    }

    private static boolean isOver(VenueOrder order, Instant now) {
        return switch (order.terms().timeInForce()) {
            case TimeInForce.Day() ->
                    LocalDate.ofInstant(order.submittedAt(), ZoneOffset.UTC)
                            .isBefore(LocalDate.ofInstant(now, ZoneOffset.UTC));
            case TimeInForce.GoodTillDate(var expireTime) -> !now.isBefore(expireTime);
            case TimeInForce.GoodTillCancel(),
                    TimeInForce.ImmediateOrCancel(),
                    TimeInForce.FillOrKill() ->
                    false;
        };
    }

    public List<TopOfBook> tops() {
        return markets.values().stream().map(ClientMarket::top).toList();
    }

    private ClientMarket market(VenueOrder order) {
        ClientMarket market = markets.get(order.terms().symbol());
        if (market == null) {
            throw new IllegalStateException("an open order of a symbol that is not listed");
        }
        return market;
    }

    private Optional<Refusal> refusal(OrderTerms terms) {
        ClientMarket market = markets.get(terms.symbol());
        if (ledger.isKnown(terms.clientOrderId())) {
            return Optional.of(Refusal.CLIENT_ORDER_ID_IN_USE);
        }
        if (market == null) {
            return Optional.of(Refusal.SYMBOL_UNKNOWN);
        }
        if (terms.ordType().stopPrice().isPresent() && !mayWait(terms.timeInForce())) {
            return Optional.of(Refusal.STOP_MUST_WAIT);
        }
        return offTick(terms.ordType().limitPrice(), market)
                .or(() -> offTick(terms.ordType().stopPrice(), market));
    }

    private Optional<Refusal> refusal(VenueOrder order, Changes changes) {
        if (!order.isOpen()) {
            return Optional.of(Refusal.ORDER_NOT_OPEN);
        }
        if (ledger.isKnown(changes.clientOrderId())) {
            return Optional.of(Refusal.CLIENT_ORDER_ID_IN_USE);
        }
        Quantity orderQty = changes.orderQty().orElse(order.terms().orderQty());
        if (!hasPricesToChange(order, changes) || orderQty.compareTo(order.filledQty()) <= 0) {
            return Optional.of(Refusal.REPLACEMENT_IMPOSSIBLE);
        }
        return offTick(changes.price(), market(order))
                .or(() -> offTick(changes.stopPrice(), market(order)));
    }

    /** A stop that waits may be moved; what works in the book needs a limit. */
    private static boolean hasPricesToChange(VenueOrder order, Changes changes) {
        boolean hasLimit = order.terms().ordType().limitPrice().isPresent();
        return order.isWaiting()
                ? hasLimit || changes.price().isEmpty()
                : hasLimit && changes.stopPrice().isEmpty();
    }

    private static Optional<Refusal> offTick(Optional<Price> price, ClientMarket market) {
        Price tickSize = market.listing().tickSize();
        return price.filter(p -> !p.isMultipleOf(tickSize)).map(p -> Refusal.PRICE_OFF_TICK);
    }

    private static OrderTerms changed(OrderTerms terms, Changes changes) {
        return new OrderTerms(
                changes.clientOrderId(),
                terms.symbol(),
                terms.side(),
                changed(terms.ordType(), changes),
                changes.timeInForce().orElse(terms.timeInForce()),
                changes.orderQty().orElse(terms.orderQty()),
                terms.channel());
    }

    private static OrdType changed(OrdType ordType, Changes changes) {
        return switch (ordType) {
            case OrdType.Market market -> market;
            case OrdType.Limit(var price) -> new OrdType.Limit(changes.price().orElse(price));
            case OrdType.Stop(var stopPx) -> new OrdType.Stop(changes.stopPrice().orElse(stopPx));
            case OrdType.StopLimit(var price, var stopPx) ->
                    new OrdType.StopLimit(
                            changes.price().orElse(price), changes.stopPrice().orElse(stopPx));
        };
    }

    private static boolean canRest(VenueOrder order) {
        return (order.isWaiting() || order.working().limitPrice().isPresent())
                && mayWait(order.terms().timeInForce());
    }

    private static boolean mayWait(TimeInForce timeInForce) {
        return switch (timeInForce) {
            case TimeInForce.Day(), TimeInForce.GoodTillCancel(), TimeInForce.GoodTillDate(_) ->
                    true;
            case TimeInForce.ImmediateOrCancel(), TimeInForce.FillOrKill() -> false;
        };
    }

    private Booking canceled(VenueOrder order) {
        return new Booking.Canceled(order.id(), ledger.newExecId(), ledger.now());
    }
}

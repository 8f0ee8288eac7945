package dev.fillstream.execution.report;

import dev.fillstream.execution.report.OrderBook.Changes;
import dev.fillstream.execution.report.OrderBook.PositionChange;
import dev.fillstream.execution.report.OrderBook.ReplaceIntent;
import dev.fillstream.execution.report.OrderBook.TradeChange;
import dev.fillstream.model.order.LiveTerms;
import dev.fillstream.model.order.OrderEvent;
import dev.fillstream.model.order.OrderLifecycle;
import dev.fillstream.model.order.OrderState;
import dev.fillstream.model.order.Report;
import dev.fillstream.model.order.Side;
import dev.fillstream.model.order.Trade;
import dev.fillstream.model.order.Transition;
import dev.fillstream.model.value.OrderId;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is gathered for one transaction: changed orders, their trades, what is to be told, and what
 * must be kept aside. {@link OrderLifecycle} decides each event.
 */
final class Booking {

    /** A report and the order that it is about. */
    record Told(BookedOrder order, Report report) {}

    /** An event that no book may be changed by. */
    record Aside(String venue, String reason, String message) {}

    private static final int MOST_LOOKS = 20;

    private final Map<OrderId, BookedOrder> changed = new LinkedHashMap<>();
    private final List<TradeChange> trades = new ArrayList<>();
    private final List<Told> told = new ArrayList<>();
    private final List<Aside> aside = new ArrayList<>();
    private final List<ReplaceIntent> replaces = new ArrayList<>();
    private final List<PositionChange> positions = new ArrayList<>();
    private final List<Change.Waiting> waiting = new ArrayList<>();
    private int looks;

    /** The order as changed so far in this transaction; null where it was not. */
    @Nullable BookedOrder changed(OrderId orderId) {
        return changed.get(orderId);
    }

    List<BookedOrder> orders() {
        return List.copyOf(changed.values());
    }

    List<Told> told() {
        return told;
    }

    List<Aside> aside() {
        return aside;
    }

    Changes changes(ReportBatch reports) {
        return new Changes(orders(), trades, positions, replaces, reports);
    }

    List<ReplaceIntent> replaces() {
        return replaces;
    }

    void keepAside(String venue, String reason, String message) {
        aside.add(new Aside(venue, reason, message));
    }

    /** Applies the change; says whether its last event changed the order. */
    boolean apply(BookedOrder order, Change change) {
        return switch (change) {
            case Change.Happened(_, List<OrderEvent> events) -> apply(order, events);
            case Change.Asked(_, Change.Decision decision) -> apply(order, decision.about(order));
            case Change.Reported(String venue, _, List<VenueReport> reports) ->
                    applyReports(venue, order, reports);
            case Change.Waiting(_, OrderEvent event, int looks) -> {
                this.looks = looks;
                boolean applied = apply(order, List.of(event));
                this.looks = 0;
                yield applied;
            }
            case Change.Adopted _ -> false;
        };
    }

    /** Events that make sense only after something that has not come yet. */
    List<Change.Waiting> waiting() {
        return waiting;
    }

    private boolean applyReports(String venue, BookedOrder order, List<VenueReport> reports) {
        boolean applied = false;
        for (VenueReport report : reports) {
            BookedOrder current = changed.getOrDefault(order.orderId(), order);
            List<OrderEvent> events = ReportedEvents.of(current, report);
            if (!venue.equals(order.venue())) {
                keepAside(venue, Quarantine.Reason.VENUE_DIFFERS.name(), report.toString());
            } else if (!report.agreesWith(current)) {
                keepAside(order.venue(), Quarantine.Reason.ORDER_DIFFERS.name(), report.toString());
            } else if (events == null) {
                keepAside(
                        order.venue(),
                        Quarantine.Reason.CLIENT_ORDER_ID_UNKNOWN.name(),
                        report.toString());
            } else {
                applied = apply(current, events);
                noteMissing(changed.getOrDefault(order.orderId(), order), report);
            }
        }
        return applied;
    }

    /** The venue tells of more than ever was reported: trades got lost on their way. */
    private void noteMissing(BookedOrder order, VenueReport report) {
        boolean lacks =
                report.terms()
                        .cumQty()
                        .filter(cumQty -> cumQty.compareTo(order.order().cumQty()) > 0)
                        .isPresent();
        if (lacks) {
            keepAside(order.venue(), Quarantine.Reason.TRADES_MISSING.name(), report.toString());
        }
    }

    /** Applies the events in order; says whether the last one changed the order. */
    boolean apply(BookedOrder order, List<OrderEvent> events) {
        BookedOrder current = order;
        boolean applied = false;
        for (OrderEvent event : events) {
            switch (OrderLifecycle.apply(current.order(), event, current.past())) {
                case Transition.Applied next -> {
                    current = apply(current, event, next);
                    applied = true;
                }
                case Transition.Duplicate(), Transition.Ignored(_) -> applied = false;
                case Transition.Parked(var reason) -> {
                    park(order, event, reason.name());
                    applied = false;
                }
                case Transition.Broken(var reason, String detail) -> {
                    keepAside(order.venue(), reason.name(), detail + ", " + order.orderId());
                    applied = false;
                }
            }
        }
        return applied;
    }

    private void park(BookedOrder order, OrderEvent event, String reason) {
        if (looks < MOST_LOOKS) {
            waiting.add(new Change.Waiting(order.orderId(), event, looks + 1));
        } else {
            keepAside(order.venue(), reason, event + " for " + order.orderId());
        }
    }

    private BookedOrder apply(BookedOrder before, OrderEvent event, Transition.Applied applied) {
        for (Trade trade : applied.trades()) {
            boolean isNew = before.past().trade(trade.execId()) == null;
            trades.add(new TradeChange(before, trade, isNew, event.transactTime()));
        }
        BookedOrder after = before.with(applied.next(), before.past().and(event, applied.trades()));
        for (Report report : applied.reports()) {
            told.add(new Told(after, report));
        }
        changed.put(after.orderId(), after);
        if (!applied.trades().isEmpty()) {
            noteTrade(before, after);
        }
        noteReplace(after, event);
        return after;
    }

    private void noteTrade(BookedOrder before, BookedOrder after) {
        Side side = after.order().terms().side();
        BigDecimal quantity =
                after.order().cumQty().value().subtract(before.order().cumQty().value());
        BigDecimal paid =
                after.order().cumNotional().value().subtract(before.order().cumNotional().value());
        positions.add(
                new PositionChange(
                        after,
                        quantity.multiply(side.sign()),
                        paid.multiply(side.sign()).negate()));
        if (after.order().overfillQty().compareTo(before.order().overfillQty()) > 0) {
            keepAside(
                    after.venue(),
                    Quarantine.Reason.OVERFILL.name(),
                    after.orderId() + " traded " + after.order().overfillQty() + " too much");
        }
    }

    private void noteReplace(BookedOrder order, OrderEvent event) {
        if (event instanceof OrderEvent.ReplaceRequested(LiveTerms wanted, _)
                && order.order().state() instanceof OrderState.Pending pending
                && pending.find(wanted.clOrdId()) != null) {
            replaces.add(new ReplaceIntent(order, wanted.clOrdId()));
        }
    }
}

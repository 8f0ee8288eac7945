package dev.fillstream.execution.report;

import dev.fillstream.execution.report.OrderBook.ReplaceIntent;
import dev.fillstream.execution.report.OrderBook.TradeChange;
import dev.fillstream.model.order.LiveTerms;
import dev.fillstream.model.order.OrderEvent;
import dev.fillstream.model.order.OrderLifecycle;
import dev.fillstream.model.order.OrderState;
import dev.fillstream.model.order.Report;
import dev.fillstream.model.order.Trade;
import dev.fillstream.model.order.Transition;
import dev.fillstream.model.value.OrderId;
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

    private final Map<OrderId, BookedOrder> changed = new LinkedHashMap<>();
    private final List<TradeChange> trades = new ArrayList<>();
    private final List<Told> told = new ArrayList<>();
    private final List<Aside> aside = new ArrayList<>();
    private final List<ReplaceIntent> replaces = new ArrayList<>();

    /** The order as changed so far in this transaction; null where it was not. */
    @Nullable BookedOrder changed(OrderId orderId) {
        return changed.get(orderId);
    }

    List<BookedOrder> orders() {
        return List.copyOf(changed.values());
    }

    List<TradeChange> trades() {
        return trades;
    }

    List<Told> told() {
        return told;
    }

    List<Aside> aside() {
        return aside;
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
            case Change.Reported(_, List<VenueReport> reports) -> applyReports(order, reports);
            case Change.Adopted _ -> false;
        };
    }

    private boolean applyReports(BookedOrder order, List<VenueReport> reports) {
        boolean applied = false;
        for (VenueReport report : reports) {
            BookedOrder current = changed.getOrDefault(order.orderId(), order);
            List<OrderEvent> events = ReportedEvents.of(current, report);
            if (events == null) {
                keepAside(order.venue(), "CLIENT_ORDER_ID_UNKNOWN", report.toString());
            } else {
                applied = apply(current, events);
            }
        }
        return applied;
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
                    keepAside(order.venue(), reason.name(), event + " for " + order.orderId());
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

    private BookedOrder apply(BookedOrder before, OrderEvent event, Transition.Applied applied) {
        for (Trade trade : applied.trades()) {
            boolean isNew = !before.past().hasSeen(trade.execId());
            trades.add(new TradeChange(before, trade, isNew, event.transactTime()));
        }
        BookedOrder after = before.with(applied.next(), before.past().and(event, applied.trades()));
        for (Report report : applied.reports()) {
            told.add(new Told(after, report));
        }
        changed.put(after.orderId(), after);
        noteReplace(after, event);
        return after;
    }

    private void noteReplace(BookedOrder order, OrderEvent event) {
        if (event instanceof OrderEvent.ReplaceRequested(LiveTerms wanted, _)
                && order.order().state() instanceof OrderState.Pending pending
                && pending.find(wanted.clOrdId()) != null) {
            replaces.add(new ReplaceIntent(order, wanted.clOrdId()));
        }
    }
}

package dev.fillstream.model.order;

/**
 * The one place where orders move on: {@code apply(order, event)} gives the order after it, the
 * reports that the client gets and the trades to book. Pure and total: it decides every pair of
 * state and event, and throws for none.
 *
 * <ul>
 *   <li>Evidence from the venue counts whatever we believed: a trade is real money in every state;
 *       an answer may come before we know that we asked.
 *   <li>Nothing is reported before the venue's first word, but for a refusal by risk and an outcome
 *       that is unknown. A trade that overtakes the acknowledgement stands in for it; the late
 *       acknowledgement then brings the venue's id and no report.
 *   <li>Every cancel or replace request gets exactly one final answer, also when the order ends
 *       while it waits.
 *   <li>What was applied before changes nothing: by state for what can happen once, by {@link
 *       OrderHistory} for what carries an id.
 * </ul>
 */
public final class OrderLifecycle {

    private OrderLifecycle() {}

    /** For a caller that has taken repetitions out already. */
    public static Transition apply(Order order, OrderEvent event) {
        return apply(order, event, OrderHistory.NONE);
    }

    /** What {@code event} does to {@code order}, given what was booked of it before. */
    public static Transition apply(Order order, OrderEvent event, OrderHistory history) {
        return switch (event) {
            case OrderEvent.RiskRejected e -> Entry.riskRejected(order, e);
            case OrderEvent.RoutedToVenue e -> Entry.routed(order, e);
            case OrderEvent.Acknowledged e -> Entry.acknowledged(order, e);
            case OrderEvent.VenueRejected e -> Entry.venueRejected(order, e);
            case OrderEvent.OutcomeUnknown e -> Entry.outcomeUnknown(order, e);
            case OrderEvent.NotFoundAtVenue e -> Entry.notFound(order, e);
            case OrderEvent.Traded e -> Trading.traded(order, e, history);
            case OrderEvent.TradeCanceled e -> Trading.canceled(order, e, history);
            case OrderEvent.TradeCorrected e -> Trading.corrected(order, e, history);
            case OrderEvent.Canceled e -> Ending.canceled(order, e);
            case OrderEvent.Expired e -> Ending.expired(order, e);
            case OrderEvent.DoneForDay e -> Holding.doneForDay(order, e, history);
            case OrderEvent.Suspended e -> Holding.suspended(order, e, history);
            case OrderEvent.Resumed e -> Holding.resumed(order, e, history);
            case OrderEvent.Triggered e -> Holding.triggered(order, e, history);
            case OrderEvent.Restated e -> Holding.restated(order, e, history);
            case OrderEvent.CancelRequested e -> Requests.cancelRequested(order, e, history);
            case OrderEvent.ReplaceRequested e -> Requests.replaceRequested(order, e, history);
            case OrderEvent.RequestRefused e -> Requests.refused(order, e, history);
            case OrderEvent.RequestRejected e -> Requests.rejected(order, e);
            case OrderEvent.Replaced e -> Requests.replaced(order, e, history);
        };
    }
}

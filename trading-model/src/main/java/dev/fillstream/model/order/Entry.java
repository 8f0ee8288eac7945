package dev.fillstream.model.order;

import static dev.fillstream.model.order.Transition.DUPLICATE;

import dev.fillstream.model.Refusal;
import dev.fillstream.model.order.OrderState.Ended;
import dev.fillstream.model.order.OrderState.Filled;
import dev.fillstream.model.order.OrderState.FilledAfterEnd;
import dev.fillstream.model.order.OrderState.Open;
import dev.fillstream.model.order.OrderState.Pending;
import dev.fillstream.model.order.OrderState.Received;
import dev.fillstream.model.order.OrderState.Rejected;
import dev.fillstream.model.order.OrderState.Routed;
import dev.fillstream.model.order.OrderState.Terminal;
import dev.fillstream.model.order.OrderState.Unanswered;
import dev.fillstream.model.order.OrderState.Working;
import dev.fillstream.model.order.Transition.Broken;
import dev.fillstream.model.order.Transition.Ignored;
import dev.fillstream.model.value.VenueOrderId;
import java.time.Instant;

/** How an order gets to the venue, or does not. */
final class Entry {

    private Entry() {}

    static Transition riskRejected(Order order, OrderEvent.RiskRejected event) {
        return switch (order.state()) {
            case Received _ -> rejected(order, event.refusal(), event.transactTime());
            case Rejected _ -> DUPLICATE;
            case Open _, Pending _, Terminal _ ->
                    new Broken(
                            Broken.Reason.REFUSED_AFTER_ROUTING,
                            "refused with " + event.refusal().code() + ", is " + standing(order));
        };
    }

    static Transition routed(Order order, OrderEvent.RoutedToVenue event) {
        return switch (order.state()) {
            case Received _ ->
                    Reports.about(order.withState(OrderStates.ROUTED), event.transactTime())
                            .applied();
            case Open _, Pending _, Filled _, FilledAfterEnd _ -> DUPLICATE;
            case Ended _ -> new Ignored(Ignored.Reason.ORDER_ENDED);
        };
    }

    static Transition acknowledged(Order order, OrderEvent.Acknowledged event) {
        VenueOrderId id = event.venueOrderId();
        return switch (order.state()) {
            case Received _ -> nowNew(order, OrderStates.NEW, event);
            case Unanswered state -> nowNew(order, state.working(order.cumQty()), event);
            case Pending pending when pending.before() instanceof Unanswered before ->
                    nowNew(order, pending.over(before.working(order.cumQty())), event);
            case Rejected _ when id.isKnown() && id.equals(order.venueOrderId()) -> DUPLICATE;
            case Rejected _ ->
                    new Broken(
                            Broken.Reason.ACKNOWLEDGED_AFTER_REJECT,
                            "acknowledged as " + id + ", is " + standing(order));
            case Working _, Pending _, Terminal _ -> late(order, event);
        };
    }

    static Transition venueRejected(Order order, OrderEvent.VenueRejected event) {
        if (!order.cumQty().isZero()) {
            return new Broken(
                    Broken.Reason.REJECTED_AFTER_TRADE,
                    "rejected with " + event.refusal().code() + ", is " + standing(order));
        }
        return switch (order.state()) {
            case Received _, Open _ -> rejected(order, event.refusal(), event.transactTime());
            case Pending pending -> rejected(order, pending, event);
            case Rejected _ -> DUPLICATE;
            case Terminal _ -> new Ignored(Ignored.Reason.ORDER_ENDED);
        };
    }

    static Transition outcomeUnknown(Order order, OrderEvent.OutcomeUnknown event) {
        return switch (order.state()) {
            case Received _ -> new Ignored(Ignored.Reason.NOT_ROUTED);
            case Routed _ -> unknown(order.withState(OrderStates.OUTCOME_UNKNOWN), event);
            case Pending pending when pending.before() instanceof Routed ->
                    unknown(order.withState(pending.over(OrderStates.OUTCOME_UNKNOWN)), event);
            case OrderState.OutcomeUnknown _ -> DUPLICATE;
            case Pending pending when pending.outcomeUnknown() -> DUPLICATE;
            case Working _, Pending _ -> new Ignored(Ignored.Reason.ALREADY_ANSWERED);
            case Terminal _ -> new Ignored(Ignored.Reason.ORDER_ENDED);
        };
    }

    static Transition notFound(Order order, OrderEvent.NotFoundAtVenue event) {
        return switch (order.state()) {
            case Received _ -> DUPLICATE;
            case Unanswered _ -> unsent(order, event.transactTime());
            case Pending pending when pending.before() instanceof Unanswered ->
                    unsent(order, pending, event.transactTime());
            case Working _, Pending _ ->
                    new Broken(
                            Broken.Reason.LOST_AT_VENUE,
                            "not found as " + order.venueOrderId() + ", is " + standing(order));
            case Terminal _ -> new Ignored(Ignored.Reason.ORDER_ENDED);
        };
    }

    private static Transition nowNew(Order order, OrderState state, OrderEvent.Acknowledged event) {
        Order next = order.withState(state).withVenueOrderId(event.venueOrderId());
        return Reports.about(next, event.transactTime()).execution(ExecType.NEW).applied();
    }

    /** An acknowledgement that something overtook brings at most the venue's id. */
    private static Transition late(Order order, OrderEvent.Acknowledged event) {
        VenueOrderId id = event.venueOrderId();
        if (!id.isKnown() || id.equals(order.venueOrderId())) {
            return DUPLICATE;
        }
        if (!order.venueOrderId().isKnown()) {
            return Reports.about(order.withVenueOrderId(id), event.transactTime()).applied();
        }
        boolean replaced = !order.live().clOrdId().equals(order.terms().clOrdId());
        return replaced
                ? new Ignored(Ignored.Reason.ALREADY_ANSWERED)
                : new Broken(
                        Broken.Reason.VENUE_ORDER_ID_DIFFERS,
                        "acknowledged as " + id + ", known as " + order.venueOrderId());
    }

    private static Transition rejected(Order order, Refusal refusal, Instant transactTime) {
        return Reports.about(order.withState(OrderStates.REJECTED), transactTime)
                .refused(refusal)
                .applied();
    }

    private static Transition rejected(
            Order order, Pending pending, OrderEvent.VenueRejected event) {
        Reports reports =
                Reports.about(order.withState(OrderStates.REJECTED), event.transactTime())
                        .refused(event.refusal());
        return Ending.refuseAll(pending, reports).applied();
    }

    private static Transition unknown(Order next, OrderEvent.OutcomeUnknown event) {
        return Reports.about(next, event.transactTime())
                .execution(ExecType.OUTCOME_UNKNOWN)
                .applied();
    }

    /** It never got there: it is ours alone again, and may be sent once more or refused. */
    private static Transition unsent(Order order, Instant transactTime) {
        return Reports.about(order.withState(OrderStates.RECEIVED), transactTime).applied();
    }

    /** It never got there: a cancel has nothing left to wait for, a replace nothing to change. */
    private static Transition unsent(Order order, Pending pending, Instant transactTime) {
        if (pending.isCanceling()) {
            return Ending.ended(order, pending, OrderStates.CANCELED, transactTime);
        }
        Reports reports = Reports.about(order.withState(OrderStates.RECEIVED), transactTime);
        return Ending.refuseAll(pending, reports).applied();
    }

    private static String standing(Order order) {
        return order.ordStatus() + " with cumQty " + order.cumQty();
    }
}

package dev.fillstream.model.order;

import static dev.fillstream.model.order.Transition.DUPLICATE;

import dev.fillstream.model.order.OrderState.Open;
import dev.fillstream.model.order.OrderState.Pending;
import dev.fillstream.model.order.OrderState.Received;
import dev.fillstream.model.order.OrderState.Terminal;
import dev.fillstream.model.order.Transition.Broken;
import dev.fillstream.model.order.Transition.Ignored;
import dev.fillstream.model.value.ClOrdId;
import dev.fillstream.model.value.Quantity;
import java.time.Instant;

/**
 * Cancel and replace requests and their answers. One cancel at a time, and no replace behind a
 * cancel; replaces may queue, each over the terms that it names. A replace to less than what traded
 * is one to what traded. A filled order is not reopened.
 */
final class Requests {

    private Requests() {}

    static Transition cancelRequested(
            Order order, OrderEvent.CancelRequested event, OrderHistory history) {
        PendingRequest request = new PendingRequest.Cancel(event.clOrdId());
        if (isKnown(order, event.clOrdId(), history)) {
            return DUPLICATE;
        }
        Instant at = event.transactTime();
        return switch (order.state()) {
            case Received _ -> canceledHere(order, event);
            case Open open -> asked(order, open.asked(request), request, at);
            case Pending pending when pending.isCanceling() ->
                    refused(order, request, RequestRefusal.REQUEST_ALREADY_PENDING, at);
            case Pending pending -> asked(order, pending.asked(request), request, at);
            case Terminal _ -> refused(order, request, RequestRefusal.ORDER_ALREADY_ENDED, at);
        };
    }

    static Transition replaceRequested(
            Order order, OrderEvent.ReplaceRequested event, OrderHistory history) {
        PendingRequest request = new PendingRequest.Replace(event.wanted());
        if (isKnown(order, request.clOrdId(), history)) {
            return DUPLICATE;
        }
        Instant at = event.transactTime();
        boolean sameType = event.wanted().ordType().getClass() == order.live().ordType().getClass();
        return switch (order.state()) {
            case Terminal _ -> refused(order, request, RequestRefusal.ORDER_ALREADY_ENDED, at);
            case Received _, Open _, Pending _ when !sameType ->
                    refused(order, request, RequestRefusal.ORD_TYPE_NOT_REPLACEABLE, at);
            case Received _ -> replacedHere(order, event);
            case Open open -> asked(order, open.asked(request), request, at);
            case Pending pending when pending.isCanceling() ->
                    refused(order, request, RequestRefusal.REQUEST_ALREADY_PENDING, at);
            case Pending pending -> asked(order, pending.asked(request), request, at);
        };
    }

    /** Refused by us: it never waits, and the order is what it was. */
    static Transition refused(Order order, OrderEvent.RequestRefused event, OrderHistory history) {
        if (isKnown(order, event.clOrdId(), history)) {
            return DUPLICATE;
        }
        PendingRequest request =
                switch (event.responseTo()) {
                    case ORDER_CANCEL_REQUEST -> new PendingRequest.Cancel(event.clOrdId());
                    case ORDER_CANCEL_REPLACE_REQUEST ->
                            new PendingRequest.Replace(order.live().withClOrdId(event.clOrdId()));
                };
        return Reports.about(order, event.transactTime())
                .cancelReject(request, event.refusal())
                .applied();
    }

    static Transition rejected(Order order, OrderEvent.RequestRejected event) {
        if (order.state() instanceof Pending pending) {
            PendingRequest request = pending.find(event.clOrdId());
            if (request != null) {
                return rejected(order, pending, request, event);
            }
        }
        return new Ignored(Ignored.Reason.REQUEST_NOT_PENDING);
    }

    static Transition replaced(Order order, OrderEvent.Replaced event, OrderHistory history) {
        if (order.state() instanceof Pending pending
                && pending.find(event.clOrdId()) instanceof PendingRequest.Replace replace) {
            return replaced(order, pending, replace, event);
        }
        if (isKnown(order, event.clOrdId(), history)) {
            return DUPLICATE;
        }
        return order.isTerminal()
                ? new Ignored(Ignored.Reason.ORDER_ENDED)
                : new Broken(
                        Broken.Reason.REPLACED_WITHOUT_REQUEST,
                        "replaced by " + event.clOrdId() + ", is " + order.live().clOrdId());
    }

    /** The larger of the two: an order is never for less than what traded of it. */
    static Quantity atLeast(Quantity cumQty, Quantity orderQty) {
        return cumQty.compareTo(orderQty) > 0 ? cumQty : orderQty;
    }

    private static Transition rejected(
            Order order,
            Pending pending,
            PendingRequest request,
            OrderEvent.RequestRejected event) {
        OrderState after =
                pending.answered(request.clOrdId(), order.live().orderQty(), order.cumQty());
        return Reports.about(order.withState(after), event.transactTime())
                .cancelReject(request, event.refusal())
                .applied();
    }

    private static Transition replaced(
            Order order,
            Pending pending,
            PendingRequest.Replace replace,
            OrderEvent.Replaced event) {
        Quantity cumQty = order.cumQty();
        LiveTerms wanted = replace.wanted();
        LiveTerms live = wanted.withOrderQty(atLeast(cumQty, wanted.orderQty()));
        OrderState after =
                pending.over(pending.before().working(cumQty))
                        .answered(live.clOrdId(), live.orderQty(), cumQty);
        Order next = order.withState(after).withLive(live).withVenueOrderId(event.venueOrderId());
        return Reports.about(next, event.transactTime())
                .answer(ExecType.REPLACED, live.clOrdId(), order.live().clOrdId())
                .applied();
    }

    private static boolean isKnown(Order order, ClOrdId clOrdId, OrderHistory history) {
        return clOrdId.equals(order.live().clOrdId())
                || clOrdId.equals(order.terms().clOrdId())
                || (order.state() instanceof Pending pending && pending.find(clOrdId) != null)
                || history.hasSeen(clOrdId);
    }

    private static Transition asked(
            Order order, Pending state, PendingRequest request, Instant at) {
        ExecType execType =
                switch (request) {
                    case PendingRequest.Cancel _ -> ExecType.PENDING_CANCEL;
                    case PendingRequest.Replace _ -> ExecType.PENDING_REPLACE;
                };
        return Reports.about(order.withState(state), at)
                .answer(execType, request.clOrdId(), order.live().clOrdId())
                .applied();
    }

    private static Transition refused(
            Order order, PendingRequest request, RequestRefusal refusal, Instant at) {
        return Reports.about(order, at).cancelReject(request, refusal.refusal()).applied();
    }

    /** The venue never had it, so nobody needs to be asked. */
    private static Transition canceledHere(Order order, OrderEvent.CancelRequested event) {
        ClOrdId clOrdId = event.clOrdId();
        if (Expiry.isAsked(order, clOrdId)) {
            return Reports.about(order.withState(OrderStates.EXPIRED), event.transactTime())
                    .execution(ExecType.EXPIRED)
                    .applied();
        }
        Order next =
                order.withState(OrderStates.CANCELED).withLive(order.live().withClOrdId(clOrdId));
        return Reports.about(next, event.transactTime())
                .answer(ExecType.CANCELED, clOrdId, order.live().clOrdId())
                .applied();
    }

    private static Transition replacedHere(Order order, OrderEvent.ReplaceRequested event) {
        return Reports.about(order.withLive(event.wanted()), event.transactTime())
                .answer(ExecType.REPLACED, event.wanted().clOrdId(), order.live().clOrdId())
                .applied();
    }
}

package dev.fillstream.model.order;

import static dev.fillstream.model.order.Transition.DUPLICATE;

import dev.fillstream.model.order.OrderState.Canceled;
import dev.fillstream.model.order.OrderState.Ended;
import dev.fillstream.model.order.OrderState.Expired;
import dev.fillstream.model.order.OrderState.FilledAfterEnd;
import dev.fillstream.model.order.OrderState.Open;
import dev.fillstream.model.order.OrderState.Pending;
import dev.fillstream.model.order.OrderState.Received;
import dev.fillstream.model.order.OrderState.Terminal;
import dev.fillstream.model.order.Transition.Ignored;
import java.time.Instant;

/** How an order ends without having traded whole. */
final class Ending {

    private Ending() {}

    static Transition canceled(Order order, OrderEvent.Canceled event) {
        Instant at = event.transactTime();
        return switch (order.state()) {
            case Received _, Open _ -> ended(order, OrderStates.CANCELED, ExecType.CANCELED, at);
            case Pending pending -> ended(order, pending, OrderStates.CANCELED, at);
            case Canceled _ -> DUPLICATE;
            case Terminal _ -> new Ignored(Ignored.Reason.ORDER_ENDED);
        };
    }

    static Transition expired(Order order, OrderEvent.Expired event) {
        Instant at = event.transactTime();
        return switch (order.state()) {
            case Received _, Open _ -> ended(order, OrderStates.EXPIRED, ExecType.EXPIRED, at);
            case Pending pending -> ended(order, pending, OrderStates.EXPIRED, at);
            case Expired _ -> DUPLICATE;
            case Terminal _ -> new Ignored(Ignored.Reason.ORDER_ENDED);
        };
    }

    /**
     * Ends an order whose requests still wait: the first cancel is answered by a cancellation, all
     * others are refused; an order that we took back for its time was over has expired. An order
     * that traded whole meanwhile is filled, and all are refused; should a trade be taken back
     * later, it has ended nevertheless.
     */
    static Transition ended(Order order, Pending pending, Ended end, Instant transactTime) {
        if (order.leavesQty().isZero()) {
            Order filled = order.withState(new FilledAfterEnd(end));
            return refuseAll(pending, Reports.about(filled, transactTime)).applied();
        }
        for (PendingRequest request : pending.requests()) {
            if (Expiry.isAsked(order, request.clOrdId())) {
                return expired(order, pending, request, transactTime);
            }
            if (end instanceof Canceled && request instanceof PendingRequest.Cancel cancel) {
                return canceled(order, pending, cancel, transactTime);
            }
        }
        ExecType execType = end instanceof Canceled ? ExecType.CANCELED : ExecType.EXPIRED;
        Reports reports = Reports.about(order.withState(end), transactTime).execution(execType);
        return refuseAll(pending, reports).applied();
    }

    /** Refuses all requests that an order leaves behind. */
    static Reports refuseAll(Pending pending, Reports reports) {
        for (PendingRequest request : pending.requests()) {
            reports.cancelReject(request, RequestRefusal.ORDER_ALREADY_ENDED.refusal());
        }
        return reports;
    }

    private static Transition canceled(
            Order order, Pending pending, PendingRequest.Cancel answered, Instant transactTime) {
        Order next =
                order.withState(OrderStates.CANCELED)
                        .withLive(order.live().withClOrdId(answered.clOrdId()));
        Reports reports =
                Reports.about(next, transactTime)
                        .answer(ExecType.CANCELED, answered.clOrdId(), order.live().clOrdId());
        return refuseOthers(pending, answered, reports).applied();
    }

    /** Whatever the venue calls it, it ended because its time was over. */
    private static Transition expired(
            Order order, Pending pending, PendingRequest answered, Instant transactTime) {
        Reports reports =
                Reports.about(order.withState(OrderStates.EXPIRED), transactTime)
                        .execution(ExecType.EXPIRED);
        return refuseOthers(pending, answered, reports).applied();
    }

    private static Reports refuseOthers(Pending pending, PendingRequest answered, Reports reports) {
        for (PendingRequest request : pending.requests()) {
            if (!request.equals(answered)) {
                reports.cancelReject(request, RequestRefusal.ORDER_ALREADY_ENDED.refusal());
            }
        }
        return reports;
    }

    private static Transition ended(Order order, Ended end, ExecType execType, Instant at) {
        return Reports.about(order.withState(end), at).execution(execType).applied();
    }
}

package dev.fillstream.model.order;

import static dev.fillstream.model.order.Transition.DUPLICATE;

import dev.fillstream.model.order.OrderState.Open;
import dev.fillstream.model.order.OrderState.Pending;
import dev.fillstream.model.order.OrderState.Received;
import dev.fillstream.model.order.OrderState.Terminal;
import dev.fillstream.model.order.OrderState.Working;
import dev.fillstream.model.order.Transition.Broken;
import dev.fillstream.model.order.Transition.Ignored;
import dev.fillstream.model.value.ExecId;
import dev.fillstream.model.value.Quantity;
import java.time.Instant;

/** What the venue does with an order by itself while it is there. */
final class Holding {

    private Holding() {}

    static Transition doneForDay(Order order, OrderEvent.DoneForDay event, OrderHistory history) {
        return history.hasSeen(event.execId()) || beneath(order) instanceof OrderState.DoneForDay
                ? DUPLICATE
                : held(
                        order,
                        OrderStates.DONE_FOR_DAY,
                        ExecType.DONE_FOR_DAY,
                        event.execId(),
                        event.transactTime());
    }

    static Transition suspended(Order order, OrderEvent.Suspended event, OrderHistory history) {
        return history.hasSeen(event.execId()) || beneath(order) instanceof OrderState.Suspended
                ? DUPLICATE
                : held(
                        order,
                        OrderStates.SUSPENDED,
                        ExecType.SUSPENDED,
                        event.execId(),
                        event.transactTime());
    }

    static Transition resumed(Order order, OrderEvent.Resumed event, OrderHistory history) {
        if (history.hasSeen(event.execId())) {
            return DUPLICATE;
        }
        return switch (beneath(order)) {
            case OrderState.Suspended _, OrderState.DoneForDay _ ->
                    held(
                            order,
                            Working.of(order.cumQty()),
                            ExecType.RESTATED,
                            event.execId(),
                            event.transactTime());
            case Received _, Open _, Pending _ -> new Ignored(Ignored.Reason.NOT_SUSPENDED);
            case Terminal _ -> new Ignored(Ignored.Reason.ORDER_ENDED);
        };
    }

    /**
     * A trade that overtakes it stands in for it. Which price is in force, ordType goes on saying.
     */
    static Transition triggered(Order order, OrderEvent.Triggered event, OrderHistory history) {
        if (history.hasSeen(event.execId())) {
            return DUPLICATE;
        }
        if (order.live().ordType().stopPrice().isEmpty()) {
            return new Broken(
                    Broken.Reason.TRIGGERED_WITHOUT_STOP,
                    "triggered, is " + order.ordStatus() + " without stopPx");
        }
        Quantity cumQty = order.cumQty();
        return switch (beneath(order)) {
            case Terminal _ -> new Ignored(Ignored.Reason.ORDER_ENDED);
            case Received _, Open _, Pending _ when !cumQty.isZero() -> DUPLICATE;
            case Received _, Pending _ -> triggered(order, OrderStates.NEW, event);
            case Open open -> triggered(order, open.working(cumQty), event);
        };
    }

    private static Transition triggered(Order order, Working next, OrderEvent.Triggered event) {
        return held(order, next, ExecType.TRIGGERED, event.execId(), event.transactTime());
    }

    /** Said again without a change, it is a repetition, whatever its execId. */
    static Transition restated(Order order, OrderEvent.Restated event, OrderHistory history) {
        if (history.hasSeen(event.execId())) {
            return DUPLICATE;
        }
        if (order.isTerminal()) {
            return new Ignored(Ignored.Reason.ORDER_ENDED);
        }
        Quantity orderQty = Requests.atLeast(order.cumQty(), event.orderQty());
        Order next =
                order.withLive(new LiveTerms(order.live().clOrdId(), orderQty, event.ordType()));
        OrderState state = restated(next);
        if (next.live().equals(order.live()) && state.equals(order.state())) {
            return DUPLICATE;
        }
        return Reports.about(next.withState(state), event.transactTime())
                .execution(ExecType.RESTATED, event.execId())
                .applied();
    }

    private static OrderState restated(Order next) {
        Quantity cumQty = next.cumQty();
        return switch (next.state()) {
            case Received _ -> OrderStates.NEW;
            case Open open -> open.working(cumQty).traded(next.live().orderQty(), cumQty);
            case Pending pending -> pending.over(pending.before().working(cumQty));
            case Terminal terminal -> terminal;
        };
    }

    private static Transition held(
            Order order, Working held, ExecType execType, ExecId execId, Instant at) {
        return switch (order.state()) {
            case Received _, Open _ ->
                    Reports.about(order.withState(held), at).execution(execType, execId).applied();
            case Pending pending ->
                    Reports.about(order.withState(pending.over(held)), at)
                            .execution(execType, execId)
                            .applied();
            case Terminal _ -> new Ignored(Ignored.Reason.ORDER_ENDED);
        };
    }

    private static OrderState beneath(Order order) {
        return order.state() instanceof Pending pending ? pending.before() : order.state();
    }
}

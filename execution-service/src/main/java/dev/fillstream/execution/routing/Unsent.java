package dev.fillstream.execution.routing;

import dev.fillstream.execution.report.BookedOrder;
import dev.fillstream.model.Refusal;
import dev.fillstream.model.order.OrderEvent;
import dev.fillstream.model.order.OrderState;
import java.time.Instant;
import java.util.List;

/** How an order ends that certainly never reached the venue. */
public final class Unsent {

    private Unsent() {}

    /** A waiting cancel has what it wants; any other order is refused. */
    public static List<OrderEvent> events(BookedOrder order, Refusal refusal, Instant now) {
        OrderEvent absent = new OrderEvent.NotFoundAtVenue(now);
        boolean canceling =
                order.order().state() instanceof OrderState.Pending pending
                        && pending.isCanceling();
        return canceling
                ? List.of(absent)
                : List.of(absent, new OrderEvent.RiskRejected(refusal, now));
    }
}

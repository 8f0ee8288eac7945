package dev.fillstream.intake.adapter.rest;

import dev.fillstream.intake.submission.IntakeCode;
import dev.fillstream.intake.view.Lookup;
import dev.fillstream.intake.view.OrderView;
import dev.fillstream.intake.view.OrderViews;
import dev.fillstream.intake.view.RecentOrders;
import dev.fillstream.model.value.InvalidValue;
import dev.fillstream.model.value.OrderId;
import io.vertx.core.Future;
import jakarta.inject.Singleton;
import java.util.concurrent.CompletableFuture;

/** The orders that a caller may see; another account's is the same as none. */
@Singleton
final class VisibleOrders {

    static final String ORDER_ID = "orderId";

    private final OrderViews views;
    private final RecentOrders recent;
    private final Workers workers;

    VisibleOrders(OrderViews views, RecentOrders recent, Workers workers) {
        this.views = views;
        this.recent = recent;
        this.workers = workers;
    }

    /** The order that the path names; fails with {@link Refused} where there is none to see. */
    Future<OrderView> named(Exchange exchange, Caller caller) {
        OrderId orderId = orderId(exchange.pathParameter(ORDER_ID));
        return workers.call(
                        exchange,
                        IntakeCode.VIEW_UNAVAILABLE,
                        () -> CompletableFuture.completedStage(find(orderId)))
                .map(lookup -> visible(lookup, caller));
    }

    /** The recent ones first: an order leaves them only after the view has it. */
    private Lookup find(OrderId orderId) {
        return recent.find(orderId)
                .<Lookup>map(Lookup.Found::new)
                .orElseGet(() -> views.find(orderId));
    }

    private static OrderView visible(Lookup lookup, Caller caller) {
        return switch (lookup) {
            case Lookup.Found(OrderView view) when caller.mayUse(view.terms().account()) -> view;
            case Lookup.Found(OrderView _) -> throw new Refused(IntakeCode.ORDER_UNKNOWN);
            case Lookup.Absent() -> throw new Refused(IntakeCode.ORDER_UNKNOWN);
            case Lookup.Unavailable() -> throw new Refused(IntakeCode.VIEW_UNAVAILABLE);
        };
    }

    private static OrderId orderId(String text) {
        try {
            return OrderId.parse(text);
        } catch (InvalidValue malformed) {
            throw new Refused(IntakeCode.ORDER_UNKNOWN);
        }
    }
}

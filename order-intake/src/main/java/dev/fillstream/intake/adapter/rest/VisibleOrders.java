package dev.fillstream.intake.adapter.rest;

import dev.fillstream.intake.submission.IntakeCode;
import dev.fillstream.intake.view.Lookup;
import dev.fillstream.intake.view.OrderView;
import dev.fillstream.model.value.InvalidValue;
import dev.fillstream.model.value.OrderId;
import io.vertx.core.Future;
import jakarta.inject.Singleton;
import java.time.Duration;

/** The orders that a caller may see; another account's is the same as none. */
@Singleton
final class VisibleOrders {

    static final String ORDER_ID = "orderId";

    private final OrderFinder finder;

    VisibleOrders(OrderFinder finder) {
        this.finder = finder;
    }

    /** The order that the path names; fails with {@link Refused} where there is none to see. */
    Future<OrderView> named(Exchange exchange, Caller caller) {
        return named(exchange, caller, Duration.ZERO);
    }

    /**
     * As {@link #named(Exchange, Caller)}.
     *
     * @param wait how long another instance that holds it may wait for a report on it
     */
    Future<OrderView> named(Exchange exchange, Caller caller, Duration wait) {
        return finder.find(exchange, caller, orderId(exchange), wait).map(VisibleOrders::found);
    }

    /** The id that the path names. */
    static OrderId orderId(Exchange exchange) {
        try {
            return OrderId.parse(exchange.pathParameter(ORDER_ID));
        } catch (InvalidValue malformed) {
            throw new Refused(IntakeCode.ORDER_UNKNOWN);
        }
    }

    private static OrderView found(Lookup lookup) {
        return switch (lookup) {
            case Lookup.Found(OrderView view) -> view;
            case Lookup.Absent() -> throw new Refused(IntakeCode.ORDER_UNKNOWN);
            case Lookup.Unavailable() -> throw new Refused(IntakeCode.VIEW_UNAVAILABLE);
        };
    }
}

package dev.fillstream.notifier.endpoint;

import java.util.List;

/** The names of everything that an endpoint can be told. */
public final class EventTypes {

    public static final String EVERY = "*";
    public static final String ENDPOINT_TEST = "endpoint.test";
    public static final String ORDER_CANCEL_REJECTED = "order_cancel.rejected";

    /** In the order in which an order meets them. */
    public static final List<String> ALL =
            List.of(
                    "execution.pending_new",
                    "execution.new",
                    "execution.triggered",
                    "execution.trade",
                    "execution.canceled",
                    "execution.replaced",
                    "execution.expired",
                    "execution.rejected",
                    "execution.pending_cancel",
                    "execution.pending_replace",
                    "execution.restated",
                    "execution.suspended",
                    "execution.trade_cancel",
                    "execution.trade_correct",
                    "execution.done_for_day",
                    ORDER_CANCEL_REJECTED);

    private EventTypes() {}
}

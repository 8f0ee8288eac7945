package dev.fillstream.model.order;

import dev.fillstream.model.Refusal;

/** Why the lifecycle itself refuses a request about an order. The name is the stable code. */
public enum RequestRefusal {
    /** The order has ended, so nothing is left to cancel or replace. */
    ORDER_ALREADY_ENDED("the order has ended", 0),
    /** An earlier request that excludes this one still waits for its answer. */
    REQUEST_ALREADY_PENDING("an earlier request still waits for its answer", 3),
    /** A replace cannot turn an order into one of another type. */
    ORD_TYPE_NOT_REPLACEABLE("a replace cannot change the order's type", 2);

    private final Refusal refusal;

    RequestRefusal(String text, int cxlRejReason) {
        this.refusal = Refusal.of(name(), text, cxlRejReason);
    }

    public Refusal refusal() {
        return refusal;
    }
}

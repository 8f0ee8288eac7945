package dev.fillstream.risk.limit;

/** Every number that bounds what an account may do, by the name that its record has for it. */
public enum LimitName {
    MAX_ORDER_QTY("maxOrderQty"),
    MAX_ORDER_NOTIONAL("maxOrderNotional"),
    PRICE_COLLAR_BPS("priceCollarBps"),
    MAX_PRICE_AGE_MILLIS("maxPriceAgeMillis"),
    MAX_POSITION_QTY("maxPositionQty"),
    MAX_GROSS_EXPOSURE("maxGrossExposure"),
    MAX_NET_EXPOSURE("maxNetExposure"),
    MAX_CONCENTRATION_BPS("maxConcentrationBps"),
    MAX_DAILY_NOTIONAL("maxDailyNotional"),
    MAX_DAILY_LOSS("maxDailyLoss"),
    MAX_SHORT_QTY("maxShortQty"),
    MAX_OPEN_ORDERS("maxOpenOrders"),
    MAX_ORDERS_PER_SECOND("maxOrdersPerSecond"),
    DUPLICATE_WINDOW_MILLIS("duplicateWindowMillis"),
    MAX_REPEATED_EXECUTIONS("maxRepeatedExecutions"),
    MAX_ORDER_AGE_MILLIS("maxOrderAgeMillis");

    private final String field;

    LimitName(String field) {
        this.field = field;
    }

    /** Lower camel, as in JSON. */
    public String field() {
        return field;
    }

    /** The tighter of two values of this limit. */
    Bound tighter(Bound one, Bound other) {
        // Looking further back for a like order is the stricter of the two.
        return this == DUPLICATE_WINDOW_MILLIS ? one.largerOf(other) : one.smallerOf(other);
    }
}

package dev.fillstream.intake.adapter.rest;

import java.util.Map;

/** The fields of a new order in JSON. */
enum NewOrderField implements JsonField {
    CL_ORD_ID("clOrdId"),
    ACCOUNT("account"),
    SYMBOL("symbol"),
    SIDE("side"),
    ORD_TYPE("ordType"),
    ORDER_QTY("orderQty"),
    PRICE("price"),
    STOP_PX("stopPx"),
    TIME_IN_FORCE("timeInForce"),
    EXPIRE_TIME("expireTime"),
    STRATEGY("strategy"),
    REDUCE_ONLY("reduceOnly");

    static final Map<String, JsonField> BY_NAME = JsonField.byName(values());

    private final String fieldName;

    NewOrderField(String fieldName) {
        this.fieldName = fieldName;
    }

    @Override
    public String fieldName() {
        return fieldName;
    }

    @Override
    public boolean isFlag() {
        return this == REDUCE_ONLY;
    }
}

package dev.fillstream.intake.adapter.rest;

import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The fields of a new order in JSON. All are strings but the last. */
enum NewOrderField {
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

    private static final Map<String, NewOrderField> BY_NAME =
            Arrays.stream(values())
                    .collect(
                            Collectors.toUnmodifiableMap(
                                    NewOrderField::fieldName, Function.identity()));

    private final String fieldName;

    NewOrderField(String fieldName) {
        this.fieldName = fieldName;
    }

    String fieldName() {
        return fieldName;
    }

    static @Nullable NewOrderField named(String name) {
        return BY_NAME.get(name);
    }
}

package dev.fillstream.intake.adapter.rest;

import java.util.Map;

/** The fields of a replace in JSON. */
enum ReplaceField implements JsonField {
    CL_ORD_ID("clOrdId"),
    ORDER_QTY("orderQty"),
    PRICE("price"),
    STOP_PX("stopPx");

    static final Map<String, JsonField> BY_NAME = JsonField.byName(values());

    private final String fieldName;

    ReplaceField(String fieldName) {
        this.fieldName = fieldName;
    }

    @Override
    public String fieldName() {
        return fieldName;
    }

    @Override
    public boolean isFlag() {
        return false;
    }
}

package dev.fillstream.intake.adapter.rest;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.fillstream.intake.request.Changes;
import dev.fillstream.intake.request.OrderCancelReplaceRequest;
import dev.fillstream.intake.request.OrderCancelRequest;
import dev.fillstream.intake.request.OrderMassCancelRequest;
import dev.fillstream.intake.request.OrderRequest;
import dev.fillstream.intake.terms.Words;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The view of a request in the REST contract. */
final class RequestJson {

    private static final String ORDERS = "/v1/orders";

    private RequestJson() {}

    /** The path where the outcome can be seen. */
    static String location(OrderRequest request) {
        return switch (request) {
            case OrderCancelRequest cancel -> ORDERS + "/" + cancel.orderId();
            case OrderCancelReplaceRequest replace -> ORDERS + "/" + replace.orderId();
            case OrderMassCancelRequest mass -> ORDERS + query(mass);
        };
    }

    private static String query(OrderMassCancelRequest mass) {
        return "?account="
                + mass.account()
                + (mass.symbol() == null ? "" : "&symbol=" + mass.symbol())
                + (mass.side() == null ? "" : "&side=" + Words.word(mass.side()));
    }

    static Buffer of(OrderRequest request) {
        return Json.object(
                json -> {
                    json.writeStringField("requestId", request.requestId().toString());
                    json.writeStringField("clOrdId", request.clOrdId().value());
                    json.writeStringField("account", request.account().value());
                    writeParticulars(json, request);
                    json.writeStringField("transactTime", request.transactTime().toString());
                });
    }

    private static void writeParticulars(JsonGenerator json, OrderRequest request)
            throws IOException {
        switch (request) {
            case OrderCancelRequest cancel -> {
                json.writeStringField("requestType", "cancel");
                json.writeStringField("orderId", cancel.orderId().toString());
                json.writeStringField("origClOrdId", cancel.origClOrdId().value());
            }
            case OrderCancelReplaceRequest replace -> {
                json.writeStringField("requestType", "replace");
                json.writeStringField("orderId", replace.orderId().toString());
                json.writeStringField("origClOrdId", replace.origClOrdId().value());
                writeChanges(json, replace.wanted());
            }
            case OrderMassCancelRequest mass -> {
                json.writeStringField("requestType", "mass_cancel");
                optional(json, "symbol", mass.symbol());
                optional(json, "side", mass.side() == null ? null : Words.word(mass.side()));
            }
        }
    }

    private static void writeChanges(JsonGenerator json, Changes wanted) throws IOException {
        optional(json, "orderQty", wanted.orderQty());
        optional(json, "price", wanted.price());
        optional(json, "stopPx", wanted.stopPx());
    }

    private static void optional(JsonGenerator json, String name, @Nullable Object value)
            throws IOException {
        if (value != null) {
            json.writeStringField(name, value.toString());
        }
    }
}

package dev.fillstream.intake.adapter.rest;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.fillstream.intake.terms.OrderTerms;
import dev.fillstream.intake.view.OrderView;
import dev.fillstream.intake.view.RejectReason;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The order view of the REST contract. */
final class OrderJson {

    /** What a replaced order came with: told to other instances only, which compare repeats. */
    static final String FIRST_TERMS = "firstTerms";

    private OrderJson() {}

    /** For whoever asks in {@code exchange}. */
    static Buffer of(OrderView view, Exchange exchange) {
        return Json.object(
                json -> {
                    write(json, view);
                    if (exchange.isForwarded() && view.firstTerms() != null) {
                        writeFirst(json, view.firstTerms());
                    }
                });
    }

    private static void writeFirst(JsonGenerator json, OrderTerms terms) throws IOException {
        json.writeObjectFieldStart(FIRST_TERMS);
        json.writeStringField("clOrdId", terms.clOrdId());
        json.writeStringField("orderQty", terms.orderQty());
        optional(json, "price", terms.price());
        optional(json, "stopPx", terms.stopPx());
        json.writeEndObject();
    }

    /** A page of a list; {@code nextCursor} only where the list goes on. */
    static Buffer of(List<OrderView> views, @Nullable String nextCursor) {
        return Json.object(
                json -> {
                    json.writeArrayFieldStart("orders");
                    for (OrderView view : views) {
                        json.writeStartObject();
                        write(json, view);
                        json.writeEndObject();
                    }
                    json.writeEndArray();
                    optional(json, "nextCursor", nextCursor);
                });
    }

    static void write(JsonGenerator json, OrderView view) throws IOException {
        json.writeStringField("orderId", view.orderId().toString());
        write(json, view.terms());
        json.writeStringField("ordStatus", view.ordStatus().word());
        json.writeStringField("cumQty", view.amounts().cumQty());
        json.writeStringField("leavesQty", view.amounts().leavesQty());
        json.writeStringField("avgPx", view.amounts().avgPx());
        json.writeNumberField("reportSeq", view.reportSeq());
        if (view.rejectReason() != null) {
            write(json, view.rejectReason());
        }
        if (view.outcomeUnknown()) {
            json.writeBooleanField("outcomeUnknown", true);
        }
        json.writeStringField("createdAt", view.createdAt().toString());
        json.writeStringField("updatedAt", view.updatedAt().toString());
    }

    private static void write(JsonGenerator json, OrderTerms terms) throws IOException {
        json.writeStringField("clOrdId", terms.clOrdId());
        json.writeStringField("account", terms.account());
        json.writeStringField("symbol", terms.symbol());
        json.writeStringField("side", terms.side());
        json.writeStringField("ordType", terms.ordType());
        json.writeStringField("orderQty", terms.orderQty());
        optional(json, "price", terms.price());
        optional(json, "stopPx", terms.stopPx());
        json.writeStringField("timeInForce", terms.timeInForce());
        if (terms.expireTime() != null) {
            json.writeStringField("expireTime", terms.expireTime().toString());
        }
        optional(json, "strategy", terms.strategy());
        json.writeBooleanField("reduceOnly", terms.reduceOnly());
    }

    private static void write(JsonGenerator json, RejectReason reason) throws IOException {
        json.writeObjectFieldStart("rejectReason");
        json.writeStringField("code", reason.code());
        json.writeStringField("text", reason.text());
        optional(json, "observed", reason.observed());
        optional(json, "limit", reason.limit());
        json.writeEndObject();
    }

    private static void optional(JsonGenerator json, String name, @Nullable String value)
            throws IOException {
        if (value != null && !value.isEmpty()) {
            json.writeStringField(name, value);
        }
    }
}

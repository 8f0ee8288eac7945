package dev.fillstream.intake.adapter.rest;

import dev.fillstream.intake.terms.OrderTerms;
import dev.fillstream.intake.view.OrdStatus;
import dev.fillstream.intake.view.OrderView;
import dev.fillstream.intake.view.RejectReason;
import dev.fillstream.intake.view.Report.Amounts;
import dev.fillstream.model.value.OrderId;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads what {@link OrderJson} wrote on another instance. */
final class OrderJsonReader {

    private OrderJsonReader() {}

    /**
     * @throws RuntimeException where it is none of ours
     */
    static OrderView read(Buffer body) {
        JsonObject json = new JsonObject(body);
        OrderTerms terms = terms(json);
        JsonObject first = json.getJsonObject(OrderJson.FIRST_TERMS);
        return new OrderView(
                OrderId.parse(json.getString("orderId")),
                terms,
                OrdStatus.valueOf(json.getString("ordStatus").toUpperCase(Locale.ROOT)),
                new Amounts(
                        json.getString("cumQty"),
                        json.getString("leavesQty"),
                        json.getString("avgPx")),
                json.getLong("reportSeq"),
                rejectReason(json.getJsonObject("rejectReason")),
                json.getBoolean("outcomeUnknown", false),
                Instant.parse(json.getString("createdAt")),
                Instant.parse(json.getString("updatedAt")),
                false,
                first == null ? null : changed(terms, first));
    }

    private static OrderTerms terms(JsonObject json) {
        String expireTime = json.getString("expireTime");
        return new OrderTerms(
                json.getString("clOrdId"),
                json.getString("account"),
                json.getString("symbol"),
                json.getString("side"),
                json.getString("ordType"),
                json.getString("orderQty"),
                json.getString("price"),
                json.getString("stopPx"),
                json.getString("timeInForce"),
                expireTime == null ? null : Instant.parse(expireTime),
                json.getString("strategy", ""),
                json.getBoolean("reduceOnly"));
    }

    private static OrderTerms changed(OrderTerms terms, JsonObject first) {
        return terms.with(
                first.getString("clOrdId"),
                first.getString("orderQty"),
                first.getString("price"),
                first.getString("stopPx"));
    }

    private static @Nullable RejectReason rejectReason(@Nullable JsonObject json) {
        return json == null
                ? null
                : new RejectReason(
                        json.getString("code"),
                        json.getString("text"),
                        json.getString("observed", ""),
                        json.getString("limit", ""));
    }
}

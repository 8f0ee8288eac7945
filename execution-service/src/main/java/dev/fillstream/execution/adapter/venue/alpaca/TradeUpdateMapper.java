package dev.fillstream.execution.adapter.venue.alpaca;

import static dev.fillstream.execution.adapter.venue.alpaca.AlpacaOrders.text;

import dev.fillstream.execution.ExecutionCode;
import dev.fillstream.execution.report.VenueReport;
import dev.fillstream.model.order.OrderEvent;
import dev.fillstream.model.value.ExecId;
import dev.fillstream.model.value.InvalidValue;
import dev.fillstream.model.value.OrderId;
import dev.fillstream.model.value.Price;
import dev.fillstream.model.value.Quantity;
import dev.fillstream.model.value.VenueOrderId;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.Optional;

/** From the {@code data} of a {@code trade_updates} message to a report. */
final class TradeUpdateMapper {

    /** All that trades there trades in it; an order names none. */
    private static final String CURRENCY = "USD";

    private TradeUpdateMapper() {}

    /**
     * The report in {@code data}; empty for what says nothing new about an order.
     *
     * @throws InvalidValue where it cannot be understood; then it is kept aside, never guessed at
     */
    static Optional<VenueReport> toReport(JsonObject data) {
        JsonObject order =
                data.getValue("order") instanceof JsonObject object ? object : new JsonObject();
        OrderId clientOrderId = OrderId.parse(text(order, "client_order_id", ""));
        VenueOrderId id = new VenueOrderId(text(order, "id", ""));
        VenueReport.Terms terms = AlpacaOrders.terms(order);
        if (!text(order, "currency", CURRENCY).equals(CURRENCY)) {
            throw new InvalidValue(
                    "currency", InvalidValue.Code.FIELD_OUT_OF_RANGE, "must be " + CURRENCY);
        }
        return toEvent(data, id, order)
                .map(event -> new VenueReport(clientOrderId, id, terms, event));
    }

    private static Optional<OrderEvent> toEvent(
            JsonObject data, VenueOrderId id, JsonObject order) {
        Instant at = AlpacaOrders.time(text(data, "timestamp", text(order, "updated_at", "")));
        return switch (text(data, "event", "")) {
            case "new" -> Optional.of(new OrderEvent.Acknowledged(id, at));
            case "fill", "partial_fill" ->
                    Optional.of(
                            new OrderEvent.Traded(
                                    new ExecId(text(data, "execution_id", "")),
                                    Quantity.parsePositive("qty", text(data, "qty", "")),
                                    Price.parsePositive("price", text(data, "price", "")),
                                    at));
            case "trade_bust" ->
                    Optional.of(
                            new OrderEvent.TradeCanceled(
                                    new ExecId(text(data, "execution_id", "")),
                                    new ExecId(text(data, "previous_execution_id", "")),
                                    at));
            case "trade_correct" ->
                    Optional.of(
                            new OrderEvent.TradeCorrected(
                                    new ExecId(text(data, "execution_id", "")),
                                    new ExecId(text(data, "previous_execution_id", "")),
                                    Quantity.parsePositive("qty", text(data, "qty", "")),
                                    Price.parsePositive("price", text(data, "price", "")),
                                    at));
            case "canceled" -> Optional.of(new OrderEvent.Canceled(at));
            case "expired" -> Optional.of(new OrderEvent.Expired(at));
            case "done_for_day" ->
                    Optional.of(
                            new OrderEvent.DoneForDay(
                                    new ExecId(text(data, "execution_id", "")), at));
            case "rejected" ->
                    Optional.of(
                            new OrderEvent.VenueRejected(
                                    ExecutionCode.VENUE_REJECTED.refusal(), at));
            // What took the replaced order's place tells of it itself.
            case "accepted",
                    "pending_new",
                    "pending_cancel",
                    "pending_replace",
                    "calculated",
                    "replaced",
                    "order_cancel_rejected",
                    "order_replace_rejected" ->
                    Optional.empty();
            case String event ->
                    throw new InvalidValue(
                            "event", InvalidValue.Code.ENUM_UNKNOWN, "is not known: " + event);
        };
    }
}

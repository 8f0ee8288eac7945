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

/** From the {@code data} of a {@code trade_updates} message, or an activity event, to a report. */
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
        checkCurrency(order);
        return toEvent(data, id, order)
                .map(event -> new VenueReport(clientOrderId, id, terms, event));
    }

    /**
     * The report in an activity of type FILL.
     *
     * @throws InvalidValue where it cannot be understood
     */
    static VenueReport fromActivity(JsonObject activity) {
        JsonObject details =
                activity.getValue("details") instanceof JsonObject object
                        ? object
                        : new JsonObject();
        checkCurrency(activity);
        OrderEvent event =
                trade(
                        text(details, "execution_type", ""),
                        new Execution(
                                text(activity, "ref_id", ""),
                                text(activity, "previous_id", ""),
                                activity),
                        AlpacaOrders.time(text(activity, "at", "")));
        return new VenueReport(
                OrderId.parse(text(details, "client_order_id", "")),
                new VenueOrderId(text(details, "order_id", "")),
                AlpacaOrders.terms(details),
                event);
    }

    private static void checkCurrency(JsonObject json) {
        if (!text(json, "currency", CURRENCY).equals(CURRENCY)) {
            throw new InvalidValue(
                    "currency", InvalidValue.Code.FIELD_OUT_OF_RANGE, "must be " + CURRENCY);
        }
    }

    /**
     * What happened to a trade.
     *
     * @param previous the execution that it is about, where it is no trade itself
     * @param amounts what has {@code qty} and {@code price}
     */
    private record Execution(String id, String previous, JsonObject amounts) {

        Quantity qty() {
            return Quantity.parsePositive("qty", text(amounts, "qty", ""));
        }

        Price price() {
            return Price.parsePositive("price", text(amounts, "price", ""));
        }
    }

    private static OrderEvent trade(String kind, Execution execution, Instant at) {
        ExecId id = new ExecId(execution.id());
        return switch (kind) {
            case "fill", "partial_fill" ->
                    new OrderEvent.Traded(id, execution.qty(), execution.price(), at);
            case "trade_bust" ->
                    new OrderEvent.TradeCanceled(id, new ExecId(execution.previous()), at);
            case "trade_correct" ->
                    new OrderEvent.TradeCorrected(
                            id,
                            new ExecId(execution.previous()),
                            execution.qty(),
                            execution.price(),
                            at);
            case String event ->
                    throw new InvalidValue(
                            "event", InvalidValue.Code.ENUM_UNKNOWN, "is not known: " + event);
        };
    }

    private static Optional<OrderEvent> toEvent(
            JsonObject data, VenueOrderId id, JsonObject order) {
        Instant at = AlpacaOrders.time(text(data, "timestamp", text(order, "updated_at", "")));
        return switch (text(data, "event", "")) {
            case "new" -> Optional.of(new OrderEvent.Acknowledged(id, at));
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
                    Optional.of(
                            trade(
                                    event,
                                    new Execution(
                                            text(data, "execution_id", ""),
                                            text(data, "previous_execution_id", ""),
                                            data),
                                    at));
        };
    }
}

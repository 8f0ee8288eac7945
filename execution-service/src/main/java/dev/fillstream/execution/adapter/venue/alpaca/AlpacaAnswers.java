package dev.fillstream.execution.adapter.venue.alpaca;

import dev.fillstream.execution.ExecutionCode;
import dev.fillstream.execution.routing.QueryOutcome;
import dev.fillstream.execution.routing.RequestOutcome;
import dev.fillstream.execution.routing.SubmitOutcome;
import dev.fillstream.model.value.InvalidValue;
import dev.fillstream.model.value.OrderId;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What each answer proves.
 *
 * <pre>
 *                                submit        query      cancel           replace
 * 2xx, this order in the body    Accepted      Found      Requested        Requested (2)
 * 2xx, any other body            Unknown       Unknown    Requested        Requested (2)
 * 400, 422                       Refused (1)   Unknown    Refused          Refused (1)
 * 401, 403                       Refused       Unknown    Unknown          Refused
 * 404                            Unknown       NotFound   Refused          Refused
 * 429                            Deferred (3)  Unknown    Unknown          Unknown
 * 408, 409, other 4xx, 3xx       Unknown       Unknown    Unknown          Unknown
 * 5xx                            Unknown       Unknown    Unknown          Unknown
 * timeout, reset, no connection  Unknown       Unknown    Unknown          Unknown
 * </pre>
 *
 * (1) Except that the client order id was used before: then the venue may well have this very
 * order, from a request whose answer was lost, and must be asked.
 *
 * <p>(2) The exchange behind may still refuse it: only its own report is the answer.
 *
 * <p>(3) The limit of requests is looked at before the request is.
 */
final class AlpacaAnswers {

    private static final int LONGEST_TEXT = 200;

    private AlpacaAnswers() {}

    static SubmitOutcome submit(OrderId orderId, int status, @Nullable String body) {
        return switch (status) {
            case 200, 201 -> accepted(orderId, body);
            case 400, 422 -> refusedUnlessSeen(body);
            case 401, 403 ->
                    new SubmitOutcome.Refused(
                            ExecutionCode.VENUE_ACCOUNT_REFUSED.refusal(message(body)));
            case 429 -> new SubmitOutcome.Deferred("HTTP 429");
            default -> new SubmitOutcome.Unknown("HTTP " + status);
        };
    }

    /** The order in the answer to a query, or an outcome where the answer is none. */
    static Found query(OrderId orderId, int status, @Nullable String body) {
        return switch (status) {
            case 200 -> {
                AlpacaOrder order = order(orderId, body);
                yield order == null
                        ? new Found(null, new QueryOutcome.Unknown("the answer is not this order"))
                        : new Found(order, new QueryOutcome.Found(List.of()));
            }
            case 404 -> new Found(null, new QueryOutcome.NotFound());
            default -> new Found(null, new QueryOutcome.Unknown("HTTP " + status));
        };
    }

    /** The order that took another's place; null where the answer is none. */
    static @Nullable AlpacaOrder successor(int status, @Nullable String body) {
        JsonObject json = status == 200 ? AlpacaOrders.parsed(body) : null;
        try {
            return json == null ? null : AlpacaOrders.read(json);
        } catch (InvalidValue e) {
            return null;
        }
    }

    /** What a query came to; the order is there exactly when the outcome is that it was found. */
    record Found(@Nullable AlpacaOrder order, QueryOutcome outcome) {}

    static RequestOutcome cancel(int status, @Nullable String body) {
        return switch (status) {
            case 200, 202, 204, 207 -> new RequestOutcome.Requested();
            case 400, 422 ->
                    new RequestOutcome.Refused(
                            ExecutionCode.CANCEL_TOO_LATE.refusal(message(body)));
            case 404 -> new RequestOutcome.Refused(ExecutionCode.ORDER_UNKNOWN.refusal());
            default -> new RequestOutcome.Unknown("HTTP " + status);
        };
    }

    static RequestOutcome replace(int status, @Nullable String body) {
        return switch (status) {
            case 200, 201, 202 -> new RequestOutcome.Requested();
            case 400, 422 ->
                    message(body).contains("client_order_id")
                            ? new RequestOutcome.Unknown("the venue has seen this client order id")
                            : new RequestOutcome.Refused(
                                    ExecutionCode.REPLACE_REFUSED.refusal(message(body)));
            case 401, 403 ->
                    new RequestOutcome.Refused(
                            ExecutionCode.VENUE_ACCOUNT_REFUSED.refusal(message(body)));
            case 404 -> new RequestOutcome.Refused(ExecutionCode.ORDER_UNKNOWN.refusal());
            default -> new RequestOutcome.Unknown("HTTP " + status);
        };
    }

    private static SubmitOutcome accepted(OrderId orderId, @Nullable String body) {
        AlpacaOrder order = order(orderId, body);
        return order == null
                ? new SubmitOutcome.Unknown("the answer is not this order")
                : new SubmitOutcome.Accepted(List.of(order.acknowledgement()));
    }

    private static SubmitOutcome refusedUnlessSeen(@Nullable String body) {
        String message = message(body);
        return message.contains("client_order_id")
                ? new SubmitOutcome.Unknown("the venue has seen this client order id")
                : new SubmitOutcome.Refused(ExecutionCode.VENUE_REJECTED.refusal(message));
    }

    private static @Nullable AlpacaOrder order(OrderId orderId, @Nullable String body) {
        JsonObject json = AlpacaOrders.parsed(body);
        if (json == null) {
            return null;
        }
        try {
            AlpacaOrder order = AlpacaOrders.read(json);
            return order.orderId().equals(orderId) && order.id().isKnown() ? order : null;
        } catch (InvalidValue e) {
            return null;
        }
    }

    private static String message(@Nullable String body) {
        JsonObject error = AlpacaOrders.parsed(body);
        String text =
                error == null
                        ? ExecutionCode.VENUE_REJECTED.sentence()
                        : AlpacaOrders.text(
                                error, "message", ExecutionCode.VENUE_REJECTED.sentence());
        return text.substring(0, Math.min(text.length(), LONGEST_TEXT));
    }
}

package dev.fillstream.execution.adapter.db;

import dev.fillstream.model.order.LiveTerms;
import dev.fillstream.model.order.NewOrderSingle;
import dev.fillstream.model.order.OrdType;
import dev.fillstream.model.order.OrderState;
import dev.fillstream.model.order.OrderStates;
import dev.fillstream.model.order.PendingRequest;
import dev.fillstream.model.value.ClOrdId;
import dev.fillstream.model.value.Price;
import dev.fillstream.model.value.Quantity;
import java.util.ArrayList;
import java.util.List;

/**
 * The lifecycle's state as text, and back.
 *
 * <pre>
 * NEW                                  a state that holds nothing
 * FILLED_AFTER_END/CANCELED            and how it had ended
 * PENDING/NEW/cancel c-2               and what waits, in order
 * PENDING/NEW/replace c-3 100 LIMIT 12.34
 * </pre>
 *
 * No identifier or amount can hold a blank or a slash.
 */
final class StateText {

    private static final String PENDING = "PENDING";
    private static final String FILLED_AFTER_END = "FILLED_AFTER_END";

    private StateText() {}

    static String write(OrderState state) {
        return switch (state) {
            case OrderState.Received _ -> "RECEIVED";
            case OrderState.Routed _ -> "ROUTED";
            case OrderState.OutcomeUnknown _ -> "OUTCOME_UNKNOWN";
            case OrderState.New _ -> "NEW";
            case OrderState.PartiallyFilled _ -> "PARTIALLY_FILLED";
            case OrderState.Suspended _ -> "SUSPENDED";
            case OrderState.DoneForDay _ -> "DONE_FOR_DAY";
            case OrderState.Filled _ -> "FILLED";
            case OrderState.Canceled _ -> "CANCELED";
            case OrderState.Rejected _ -> "REJECTED";
            case OrderState.Expired _ -> "EXPIRED";
            case OrderState.FilledAfterEnd(OrderState.Ended end) ->
                    FILLED_AFTER_END + "/" + write(end);
            case OrderState.Pending(OrderState.Open before, List<PendingRequest> requests) -> {
                StringBuilder text = new StringBuilder(PENDING + "/" + write(before));
                requests.forEach(request -> text.append('/').append(write(request)));
                yield text.toString();
            }
        };
    }

    static OrderState read(String text) {
        return switch (text) {
            case "RECEIVED" -> OrderStates.RECEIVED;
            case "ROUTED" -> OrderStates.ROUTED;
            case "OUTCOME_UNKNOWN" -> OrderStates.OUTCOME_UNKNOWN;
            case "NEW" -> OrderStates.NEW;
            case "PARTIALLY_FILLED" -> OrderStates.PARTIALLY_FILLED;
            case "SUSPENDED" -> OrderStates.SUSPENDED;
            case "DONE_FOR_DAY" -> OrderStates.DONE_FOR_DAY;
            case "FILLED" -> OrderStates.FILLED;
            case "CANCELED" -> OrderStates.CANCELED;
            case "REJECTED" -> OrderStates.REJECTED;
            case "EXPIRED" -> OrderStates.EXPIRED;
            default -> readParts(text.split("/", -1));
        };
    }

    /** What replaces made of the order; empty where they made nothing. */
    static String write(NewOrderSingle terms, LiveTerms live) {
        boolean asAsked =
                live.clOrdId().equals(terms.clOrdId())
                        && live.orderQty().equals(terms.orderQty())
                        && live.ordType().equals(terms.ordType());
        return asAsked ? "" : write(live);
    }

    static LiveTerms readLive(NewOrderSingle terms, String text) {
        return text.isEmpty()
                ? new LiveTerms(terms.clOrdId(), terms.orderQty(), terms.ordType())
                : readLive(text.split(" ", -1), 0);
    }

    /** The terms in a text that is not empty. */
    static LiveTerms readLive(String text) {
        return readLive(text.split(" ", -1), 0);
    }

    private static OrderState readParts(String[] parts) {
        OrderState inner = read(parts[1]);
        if (parts[0].equals(FILLED_AFTER_END) && inner instanceof OrderState.Ended end) {
            return new OrderState.FilledAfterEnd(end);
        }
        if (parts[0].equals(PENDING) && inner instanceof OrderState.Open before) {
            List<PendingRequest> requests = new ArrayList<>();
            for (int i = 2; i < parts.length; i++) {
                requests.add(readRequest(parts[i].split(" ", -1)));
            }
            return new OrderState.Pending(before, requests);
        }
        throw new IllegalStateException("no such state: " + String.join("/", parts));
    }

    private static String write(PendingRequest request) {
        return switch (request) {
            case PendingRequest.Cancel(ClOrdId clOrdId) -> "cancel " + clOrdId;
            case PendingRequest.Replace(LiveTerms wanted) -> "replace " + write(wanted);
        };
    }

    private static PendingRequest readRequest(String[] words) {
        return words[0].equals("cancel")
                ? new PendingRequest.Cancel(new ClOrdId(words[1]))
                : new PendingRequest.Replace(readLive(words, 1));
    }

    private static String write(LiveTerms live) {
        String type =
                switch (live.ordType()) {
                    case OrdType.Market() -> "MARKET";
                    case OrdType.Limit(Price price) -> "LIMIT " + price;
                    case OrdType.Stop(Price stopPx) -> "STOP " + stopPx;
                    case OrdType.StopLimit(Price price, Price stopPx) ->
                            "STOP_LIMIT " + price + " " + stopPx;
                };
        return live.clOrdId() + " " + live.orderQty() + " " + type;
    }

    private static LiveTerms readLive(String[] words, int from) {
        OrdType type =
                switch (words[from + 2]) {
                    case "MARKET" -> new OrdType.Market();
                    case "LIMIT" -> new OrdType.Limit(Price.of(words[from + 3]));
                    case "STOP" -> new OrdType.Stop(Price.of(words[from + 3]));
                    case "STOP_LIMIT" ->
                            new OrdType.StopLimit(
                                    Price.of(words[from + 3]), Price.of(words[from + 4]));
                    default -> throw new IllegalStateException("no such type: " + words[from + 2]);
                };
        return new LiveTerms(new ClOrdId(words[from]), Quantity.of(words[from + 1]), type);
    }
}

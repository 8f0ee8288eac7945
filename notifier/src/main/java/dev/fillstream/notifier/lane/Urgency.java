package dev.fillstream.notifier.lane;

/**
 * How much a report matters to its receiver, the most urgent first: when a backlog drains, orders
 * that hold a fill go before orders that hold a refusal, and these before mere acknowledgements.
 */
public enum Urgency {
    FILL,
    REFUSAL,
    ACKNOWLEDGEMENT,
    STATUS;

    /** The urgency of an event type, for instance {@code execution.trade}. */
    public static Urgency of(String type) {
        return switch (type) {
            case "execution.trade", "execution.trade_cancel", "execution.trade_correct" -> FILL;
            case "execution.rejected",
                    "execution.canceled",
                    "execution.expired",
                    "order_cancel.rejected" ->
                    REFUSAL;
            case "execution.new", "execution.replaced" -> ACKNOWLEDGEMENT;
            default -> STATUS;
        };
    }
}

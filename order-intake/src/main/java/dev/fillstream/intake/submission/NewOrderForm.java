package dev.fillstream.intake.submission;

import org.jspecify.annotations.Nullable;

/** A new order as the client wrote it: every field is text, and null where it was left out. */
public record NewOrderForm(
        @Nullable String clOrdId,
        @Nullable String account,
        @Nullable String symbol,
        @Nullable String side,
        @Nullable String ordType,
        @Nullable String orderQty,
        @Nullable String price,
        @Nullable String stopPx,
        @Nullable String timeInForce,
        @Nullable String expireTime,
        @Nullable String strategy,
        boolean reduceOnly) {

    /** The same with {@code idempotencyKey} as clOrdId, unless the form has one of its own. */
    public NewOrderForm orIdempotencyKey(@Nullable String idempotencyKey) {
        if (clOrdId != null || idempotencyKey == null) {
            return this;
        }
        return new NewOrderForm(
                idempotencyKey,
                account,
                symbol,
                side,
                ordType,
                orderQty,
                price,
                stopPx,
                timeInForce,
                expireTime,
                strategy,
                reduceOnly);
    }
}

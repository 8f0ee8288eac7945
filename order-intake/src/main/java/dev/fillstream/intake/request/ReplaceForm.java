package dev.fillstream.intake.request;

import org.jspecify.annotations.Nullable;

/** A replace as the client wrote it: every field is text, and null where it was left out. */
public record ReplaceForm(
        @Nullable String clOrdId,
        @Nullable String orderQty,
        @Nullable String price,
        @Nullable String stopPx) {

    /** The same with {@code idempotencyKey} as clOrdId, unless the form has one of its own. */
    public ReplaceForm orIdempotencyKey(@Nullable String idempotencyKey) {
        return clOrdId == null ? new ReplaceForm(idempotencyKey, orderQty, price, stopPx) : this;
    }
}

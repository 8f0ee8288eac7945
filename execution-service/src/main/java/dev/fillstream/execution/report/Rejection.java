package dev.fillstream.execution.report;

import dev.fillstream.model.value.Account;
import dev.fillstream.model.value.ClOrdId;
import dev.fillstream.model.value.OrderId;
import java.time.Instant;

/**
 * An order that risk refused. It is booked and reported here so that nobody waits for it. Its terms
 * may be what it was refused for, so they stand as they came.
 *
 * @param event the bytes of its one report
 */
public record Rejection(
        OrderId orderId,
        Account account,
        ClOrdId clOrdId,
        RawTerms terms,
        Origin origin,
        Instant bookedAt,
        byte[] event) {

    /** Terms as text, empty where absent; nothing is promised about them. */
    public record RawTerms(
            String symbol,
            String side,
            String ordType,
            String timeInForce,
            String orderQty,
            String price,
            String stopPx,
            String strategy) {}
}

package dev.fillstream.execution.adapter.venue.fix;

import dev.fillstream.execution.routing.OrderAtVenue;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * ClOrdIDs of cancel requests: FIX wants a new one each time. They name no order, and say so by
 * their first letter, which no orderId has.
 */
final class CancelIds {

    private static final char MARK = 'x';

    private final AtomicLong last = new AtomicLong();

    /** Made of the order and the time of this try, at most 28 characters. */
    String next(OrderAtVenue order, Instant now) {
        long micros = ChronoUnit.MICROS.between(Instant.EPOCH, now);
        long unique = last.updateAndGet(before -> Math.max(before + 1, micros));
        long orderPart = order.clientOrderId().value().getLeastSignificantBits();
        return MARK
                + Long.toUnsignedString(orderPart, Character.MAX_RADIX)
                + "-"
                + Long.toString(unique, Character.MAX_RADIX);
    }

    static boolean isCancel(String clOrdId) {
        return !clOrdId.isEmpty() && clOrdId.charAt(0) == MARK;
    }
}

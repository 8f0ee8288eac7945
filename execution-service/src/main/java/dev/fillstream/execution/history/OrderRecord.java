package dev.fillstream.execution.history;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An order as the book shows it.
 *
 * @param orderQty null, like the prices, where a rejected order came with something else
 */
public record OrderRecord(
        String orderId,
        String clOrdId,
        String account,
        String symbol,
        String side,
        String ordType,
        String timeInForce,
        @Nullable BigDecimal orderQty,
        @Nullable BigDecimal price,
        @Nullable BigDecimal stopPx,
        String ordStatus,
        BigDecimal cumQty,
        BigDecimal leavesQty,
        BigDecimal cumNotional,
        boolean outcomeUnknown,
        long reportSeq,
        String venue,
        String venueOrderId,
        Instant acceptedAt,
        Instant updatedAt) {}

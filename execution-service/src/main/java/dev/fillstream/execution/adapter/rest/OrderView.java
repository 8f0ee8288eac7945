package dev.fillstream.execution.adapter.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.fillstream.execution.history.OrderRecord;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An order of the book, as JSON shows it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record OrderView(
        String orderId,
        String clOrdId,
        String account,
        String symbol,
        String side,
        String ordType,
        String timeInForce,
        @Nullable String orderQty,
        @Nullable String price,
        @Nullable String stopPx,
        String ordStatus,
        String cumQty,
        String leavesQty,
        String avgPx,
        boolean outcomeUnknown,
        long reportSeq,
        String venue,
        String venueOrderId,
        String createdAt,
        String updatedAt,
        @Nullable List<ReportView> reports) {

    static OrderView of(OrderRecord order) {
        return of(order, null);
    }

    static OrderView of(OrderRecord order, @Nullable List<ReportView> reports) {
        return new OrderView(
                order.orderId(),
                order.clOrdId(),
                order.account(),
                order.symbol(),
                Words.lower(order.side()),
                Words.lower(order.ordType()),
                Words.lower(order.timeInForce()),
                Words.plain(order.orderQty()),
                Words.plain(order.price()),
                Words.plain(order.stopPx()),
                Words.lower(order.ordStatus()),
                Words.amount(order.cumQty()),
                Words.amount(order.leavesQty()),
                Words.amount(avgPx(order)),
                order.outcomeUnknown(),
                order.reportSeq(),
                order.venue(),
                order.venueOrderId(),
                order.acceptedAt().toString(),
                order.updatedAt().toString(),
                reports);
    }

    private static BigDecimal avgPx(OrderRecord order) {
        return order.cumQty().signum() == 0
                ? BigDecimal.ZERO
                : order.cumNotional().divide(order.cumQty(), 9, RoundingMode.HALF_EVEN);
    }
}

package dev.fillstream.execution.report;

import dev.fillstream.model.order.Side;
import dev.fillstream.model.order.Trade;
import dev.fillstream.model.value.Account;
import dev.fillstream.model.value.ClOrdId;
import dev.fillstream.model.value.OrderId;
import dev.fillstream.model.value.Symbol;
import io.smallrye.mutiny.Uni;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The book of record. Every method is one transaction; none is open while a venue or Kafka is
 * waited for.
 */
public interface OrderBook {

    /**
     * Writes new orders down, and what traded of them and is to be told of them already.
     *
     * <p>An order that the book has stays as it is; one of another instance's partition is left
     * out.
     */
    Uni<Entered> enter(Changes entered, Instant now);

    /**
     * What became of new orders.
     *
     * @param orders those that were new and whose partition is this instance's
     * @param partitions those that are this instance's
     */
    record Entered(Set<OrderId> orders, Set<Integer> partitions) {}

    /**
     * Writes a request down that is about no order in the book, with its one report.
     *
     * @return whether it was new
     */
    Uni<Boolean> enterRefused(RefusedRequest request, ReportBatch reports);

    /** Writes refused orders down, each with its one report. */
    Uni<Set<OrderId>> enterRejected(List<Rejection> rejections, ReportBatch reports);

    /**
     * Saves changed orders with what they traded and what is to be told. An order that is not in
     * the version that the change started from is left alone, with all that belongs to it.
     *
     * <p>Fails with {@link TradeKnown}, and saves nothing, where a trade that should be new is in
     * the book already.
     *
     * @return those saved
     */
    Uni<Set<OrderId>> save(Changes changes, Instant now);

    /** These orders as the book has them; those it does not have are missing. */
    Uni<List<BookedOrder>> load(Collection<OrderId> orderIds);

    /** The orders that these ids' replace requests are about; an id that is none is missing. */
    Uni<Map<OrderId, OrderId>> replaced(Collection<OrderId> requestIds);

    /** At most {@code limit} open orders that stand so since a time, in the order of pages. */
    Uni<OpenOrders> open(Page after, int limit, Instant unchangedSince);

    /** The open orders that {@code which} asks for. */
    Uni<List<OrderId>> open(OpenOrdersOf which);

    /**
     * A page of open orders.
     *
     * @param last where the page ended; ask for those after it next
     */
    record OpenOrders(List<BookedOrder> orders, Page last) {}

    /** A place among the open orders: by account, then as they came. */
    record Page(String account, long orderNo) {
        public static final Page FIRST = new Page("", 0);
    }

    /**
     * Open orders of an account that risk approved before a given record of the same partition.
     *
     * @param symbol all where empty, as with {@code side}
     */
    record OpenOrdersOf(
            Account account, Optional<Symbol> symbol, Optional<Side> side, Origin before) {}

    /** Keeps what no book may be changed by, for people to look at. */
    Uni<Void> quarantine(String venue, String reason, String message, Instant now);

    /**
     * What one transaction saves.
     *
     * @param orders as they stand after, in the version from which they were changed
     * @param replaces replace requests that will be sent once this is committed
     */
    record Changes(
            List<BookedOrder> orders,
            List<TradeChange> trades,
            List<PositionChange> positions,
            List<ReplaceIntent> replaces,
            ReportBatch reports) {}

    /**
     * What a transaction's trades of one order did to the account, signed.
     *
     * @param cash money that came, negative where it went
     */
    record PositionChange(BookedOrder order, BigDecimal quantity, BigDecimal cash) {}

    /** A replace request that waits: the venue will know the replacing order by its requestId. */
    record ReplaceIntent(BookedOrder order, ClOrdId clOrdId) {
        public OrderId requestId() {
            return order.requestId(clOrdId);
        }
    }

    /**
     * A trade of an order.
     *
     * @param isNew false where a trade in the book changes its standing
     */
    record TradeChange(BookedOrder order, Trade trade, boolean isNew, Instant transactTime) {}

    /** A trade that was to be saved as new is in the book already. */
    final class TradeKnown extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public TradeKnown(Throwable cause) {
            super("a trade with this venue and execId is in the book", cause);
        }
    }
}

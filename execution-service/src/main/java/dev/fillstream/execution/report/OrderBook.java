package dev.fillstream.execution.report;

import dev.fillstream.model.order.Trade;
import dev.fillstream.model.value.OrderId;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * The book of record. Every method is one transaction; none is open while a venue or Kafka is
 * waited for.
 */
public interface OrderBook {

    /**
     * Writes new orders down, and those of their reports that are known already.
     *
     * @return those that were new; an order that the book has stays as it is
     */
    Uni<Set<OrderId>> enter(List<BookedOrder> orders, ReportBatch reports, Instant now);

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

    /** At most {@code limit} open orders, oldest first, from the first one after a page. */
    Uni<OpenOrders> open(long after, int limit);

    /**
     * A page of open orders.
     *
     * @param last where the page ended; ask for those after it next
     */
    record OpenOrders(List<BookedOrder> orders, long last) {}

    /** Keeps what no book may be changed by, for people to look at. */
    Uni<Void> quarantine(String venue, String reason, String message, Instant now);

    /**
     * What one transaction saves.
     *
     * @param orders as they stand after, in the version from which they were changed
     */
    record Changes(List<BookedOrder> orders, List<TradeChange> trades, ReportBatch reports) {}

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

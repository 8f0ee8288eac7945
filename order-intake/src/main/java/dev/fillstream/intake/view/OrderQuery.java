package dev.fillstream.intake.view;

import dev.fillstream.model.value.Account;
import dev.fillstream.model.value.OrderId;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which orders of an account are asked for, newest first.
 *
 * @param clOrdId the order that has, or had, this clOrdId; null for all
 * @param ordStatuses orders in one of these; empty for all
 * @param limit the most orders that one page may hold
 * @param after orders older than this place only; null from the newest on
 */
public record OrderQuery(
        Account account,
        @Nullable String clOrdId,
        Set<OrdStatus> ordStatuses,
        int limit,
        @Nullable Place after) {

    public OrderQuery {
        ordStatuses = Set.copyOf(ordStatuses);
    }

    /** The same list from right after {@code place} on. */
    public OrderQuery after(Place place) {
        return new OrderQuery(account, clOrdId, ordStatuses, limit, place);
    }

    /** Whether the query is for an order that stands so. */
    public boolean wants(OrderView view) {
        return ordStatuses.isEmpty() || ordStatuses.contains(view.ordStatus());
    }

    /**
     * A place in the list of an account's orders, which stays where it is while orders come and
     * change.
     *
     * @param createdAtMillis since the epoch
     */
    public record Place(long createdAtMillis, OrderId orderId) {

        public static Place of(OrderView view) {
            return new Place(millis(view.createdAt()), view.orderId());
        }

        /** The nearest that a long can hold: a report may name any time. */
        public static long millis(Instant time) {
            long bound = Long.MAX_VALUE / 1000 - 1;
            return Math.clamp(time.getEpochSecond(), -bound, bound) * 1000
                    + time.getNano() / 1_000_000;
        }
    }
}

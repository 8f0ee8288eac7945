package dev.fillstream.execution.history;

import dev.fillstream.model.value.Account;
import dev.fillstream.model.value.OrderId;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Questions to the book of record. */
public interface History {

    Uni<Optional<OrderRecord>> order(OrderId orderId);

    /** All reports of an order, in the order of their reportSeq. */
    Uni<List<ReportRecord>> reports(OrderId orderId);

    /** The account's orders, newest first, at most {@code limit}, from before a place on. */
    Uni<OrderPage> orders(Account account, long before, int limit);

    /**
     * Part of a list.
     *
     * @param next where it goes on; empty at its end
     */
    record OrderPage(List<OrderRecord> orders, OptionalLong next) {}

    /** Orders of which nobody knows whether the venue has them, at most {@code limit}. */
    Uni<List<OrderRecord>> unknownOutcomes(int limit);

    /** What the account's trades add up to, by symbol. */
    Uni<List<Position>> positions(Account account);
}

package dev.fillstream.intake.view;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What came of asking for a list of orders. */
public sealed interface Listing {

    /**
     * Some of the orders, newest first.
     *
     * @param next where the list goes on, null where it ends; a page that goes on may hold fewer
     *     orders than its limit, and even none
     */
    record Page(List<OrderView> orders, OrderQuery.@Nullable Place next) implements Listing {

        public Page {
            orders = List.copyOf(orders);
        }
    }

    /** The account's orders are not here, or not all of them yet. */
    record Unavailable() implements Listing {}

    Listing UNAVAILABLE = new Unavailable();
}

package dev.fillstream.intake.adapter.streams;

import dev.fillstream.intake.view.Listing.Page;
import dev.fillstream.intake.view.OrderQuery;
import dev.fillstream.intake.view.OrderQuery.Place;
import dev.fillstream.intake.view.OrderView;
import dev.fillstream.model.value.ClOrdId;
import dev.fillstream.model.value.OrderId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.jspecify.annotations.Nullable;

/**
 * Reads pages of an account's orders from one partition. A page looks at a bounded number of
 * orders, however few of them are wanted; it may end early then, and says where to go on.
 */
record OrderPages(OrderStore orders) {

    private static final int MOST_LOOKED_AT = 2_000;

    Page read(OrderQuery query) {
        return query.clOrdId() == null ? list(query) : named(query, query.clOrdId());
    }

    private Page list(OrderQuery query) {
        List<OrderView> found = new ArrayList<>();
        @Nullable Place last = null;
        String account = query.account().value();
        try (KeyValueIterator<byte[], byte[]> keys =
                orders.index().list(account, Optional.ofNullable(query.after()))) {
            for (int looked = 0; keys.hasNext(); looked++) {
                if (found.size() == query.limit() || looked == MOST_LOOKED_AT) {
                    return new Page(found, last);
                }
                last = OrderIndex.place(keys.next().key);
                OrderView view = orders.get(last.orderId());
                if (view != null && query.wants(view)) {
                    found.add(view);
                }
            }
        }
        return new Page(found, null);
    }

    /** The order that came under this clOrdId, or else the one that a replace gave it to. */
    private Page named(OrderQuery query, String clOrdId) {
        OrderView first = orders.get(OrderId.derive(query.account(), new ClOrdId(clOrdId)));
        OrderView view =
                first != null
                        ? first
                        : orders.index()
                                .byClOrdId(query.account().value(), clOrdId)
                                .map(orders::get)
                                .orElse(null);
        return new Page(view != null && query.wants(view) ? List.of(view) : List.of(), null);
    }
}

package dev.fillstream.intake.adapter.rest;

import dev.fillstream.intake.view.Lookup;
import dev.fillstream.intake.view.OrderView;
import dev.fillstream.model.order.NewOrderSingle;
import dev.fillstream.model.value.OrderId;
import io.vertx.core.Future;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * What another instance knows of the orders of a batch. It is asked for a few at a time, and for no
 * more once it has failed to answer: what it would have said, risk sees as well. For one event
 * loop.
 */
final class KnownElsewhere {

    private static final int AT_ONCE = 32;

    private final List<NewOrderSingle> orders;
    private final Function<NewOrderSingle, Future<Lookup>> question;
    private final Map<OrderId, OrderView> known = new HashMap<>();
    private boolean silent;

    private KnownElsewhere(
            List<NewOrderSingle> orders, Function<NewOrderSingle, Future<Lookup>> question) {
        this.orders = orders;
        this.question = question;
    }

    /**
     * Those that it knows; never fails.
     *
     * @param question asks that one instance
     */
    static Future<Map<OrderId, OrderView>> of(
            List<NewOrderSingle> orders, Function<NewOrderSingle, Future<Lookup>> question) {
        return new KnownElsewhere(orders, question).from(0);
    }

    private Future<Map<OrderId, OrderView>> from(int first) {
        if (silent || first >= orders.size()) {
            return Future.succeededFuture(known);
        }
        int next = Math.min(first + AT_ONCE, orders.size());
        List<Future<Void>> asked = orders.subList(first, next).stream().map(this::ask).toList();
        return Future.join(asked).compose(all -> from(next));
    }

    private Future<Void> ask(NewOrderSingle order) {
        return question.apply(order)
                .otherwise(Lookup.UNAVAILABLE)
                .map(
                        lookup -> {
                            switch (lookup) {
                                case Lookup.Found(OrderView view) ->
                                        known.put(order.orderId(), view);
                                case Lookup.Absent() -> {
                                    // A new one.
                                }
                                case Lookup.Unavailable() -> silent = true;
                            }
                            return null;
                        });
    }
}

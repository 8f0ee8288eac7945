package dev.fillstream.intake.adapter.rest;

import dev.fillstream.intake.view.OrderView;
import dev.fillstream.intake.view.Shares;
import dev.fillstream.model.value.Account;
import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import jakarta.inject.Singleton;

/**
 * {@code GET /v1/orders/{orderId}}: where one order stands; with {@code Prefer: wait=N} once it was
 * reported on, or N is over.
 */
@Singleton
final class GetOrder implements Endpoint {

    private final BearerTokens tokens;
    private final VisibleOrders orders;
    private final Shares shares;
    private final Waiting waiting;

    GetOrder(BearerTokens tokens, VisibleOrders orders, Shares shares, Waiting waiting) {
        this.tokens = tokens;
        this.orders = orders;
        this.shares = shares;
        this.waiting = waiting;
    }

    @Override
    public HttpMethod method() {
        return HttpMethod.GET;
    }

    @Override
    public String path() {
        return "/v1/orders/:" + VisibleOrders.ORDER_ID;
    }

    @Override
    public void handle(Exchange exchange) {
        var _ =
                tokens.viewer(exchange)
                        .compose(caller -> show(exchange, caller))
                        .onFailure(exchange::fail);
    }

    private Future<OrderView> show(Exchange exchange, Caller caller) {
        Waiting.Place place =
                waiting.place(exchange, VisibleOrders.orderId(exchange), exchange::ok);
        return orders.named(exchange, caller, waiting.preferred(exchange))
                .onFailure(failure -> place.leave())
                .onSuccess(view -> answer(exchange, place, view));
    }

    /** The instance that holds the order has waited, if somebody had to. */
    private void answer(Exchange exchange, Waiting.Place place, OrderView view) {
        if (shares.of(new Account(view.terms().account())).filter(shares::isHere).isPresent()) {
            place.answer(view);
        } else {
            place.leave();
            exchange.ok(OrderJson.of(view, exchange));
        }
    }
}

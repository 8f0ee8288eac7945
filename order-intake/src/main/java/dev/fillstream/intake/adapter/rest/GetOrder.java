package dev.fillstream.intake.adapter.rest;

import io.vertx.core.http.HttpMethod;
import jakarta.inject.Singleton;

/** {@code GET /v1/orders/{orderId}}: where one order stands. */
@Singleton
final class GetOrder implements Endpoint {

    private final BearerTokens tokens;
    private final VisibleOrders orders;

    GetOrder(BearerTokens tokens, VisibleOrders orders) {
        this.tokens = tokens;
        this.orders = orders;
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
                        .compose(caller -> orders.named(exchange, caller))
                        .onSuccess(view -> exchange.ok(OrderJson.of(view)))
                        .onFailure(exchange::fail);
    }
}

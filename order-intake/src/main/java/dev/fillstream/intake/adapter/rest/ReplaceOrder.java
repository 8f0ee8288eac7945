package dev.fillstream.intake.adapter.rest;

import dev.fillstream.intake.config.IntakeConfig;
import dev.fillstream.intake.rate.Allowance;
import dev.fillstream.intake.request.OrderRequests;
import dev.fillstream.intake.request.ReplaceForm;
import dev.fillstream.intake.view.OrderView;
import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import jakarta.inject.Singleton;
import java.time.Duration;

/** {@code PATCH /v1/orders/{orderId}}: requests other quantity or prices for an order. */
@Singleton
final class ReplaceOrder implements Endpoint {

    private record Asked(Caller caller, ReplaceForm form) {}

    private final BearerTokens tokens;
    private final VisibleOrders orders;
    private final OrderRequests requests;
    private final RequestMaking making;
    private final Duration bodyTimeout;

    ReplaceOrder(
            BearerTokens tokens,
            VisibleOrders orders,
            OrderRequests requests,
            RequestMaking making,
            IntakeConfig config) {
        this.tokens = tokens;
        this.orders = orders;
        this.requests = requests;
        this.making = making;
        this.bodyTimeout = config.request().bodyTimeout();
    }

    @Override
    public HttpMethod method() {
        return HttpMethod.PATCH;
    }

    @Override
    public String path() {
        return "/v1/orders/:" + VisibleOrders.ORDER_ID;
    }

    @Override
    public void handle(Exchange exchange) {
        exchange.request().pause();
        var _ =
                tokens.trader(exchange, Allowance::orders)
                        .compose(caller -> asked(exchange, caller))
                        .compose(
                                asked ->
                                        orders.named(exchange, asked.caller())
                                                .compose(
                                                        order ->
                                                                make(
                                                                        exchange,
                                                                        order,
                                                                        asked.form())))
                        .onFailure(exchange::fail);
    }

    private Future<Asked> asked(Exchange exchange, Caller caller) {
        RequestHeaders.requireJson(exchange.request());
        String key = RequestHeaders.idempotencyKey(exchange.request());
        return RequestBody.read(exchange, RequestBody.MAX_BYTES, bodyTimeout)
                .map(body -> new Asked(caller, form(body).orIdempotencyKey(key)));
    }

    private static ReplaceForm form(byte[] body) {
        JsonObject object =
                JsonBody.read(body, json -> JsonObject.read(json, ReplaceField.BY_NAME));
        if (!object.errors().isEmpty()) {
            throw Refused.of(object.errors());
        }
        return new ReplaceForm(
                object.text(ReplaceField.CL_ORD_ID),
                object.text(ReplaceField.ORDER_QTY),
                object.text(ReplaceField.PRICE),
                object.text(ReplaceField.STOP_PX));
    }

    private Future<?> make(Exchange exchange, OrderView order, ReplaceForm form) {
        return making.make(
                exchange,
                () -> requests.replace(order, form, exchange.time(), exchange.trace().header()));
    }
}

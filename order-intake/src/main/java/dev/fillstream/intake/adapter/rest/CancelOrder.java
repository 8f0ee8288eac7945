package dev.fillstream.intake.adapter.rest;

import dev.fillstream.intake.rate.Allowance;
import dev.fillstream.intake.request.OrderRequests;
import dev.fillstream.intake.submission.IntakeCode;
import dev.fillstream.model.value.ClOrdId;
import dev.fillstream.model.value.InvalidValue;
import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** {@code DELETE /v1/orders/{orderId}}: requests that what is left of an order be taken back. */
@Singleton
final class CancelOrder implements Endpoint {

    private final BearerTokens tokens;
    private final VisibleOrders orders;
    private final OrderRequests requests;
    private final RequestMaking making;

    CancelOrder(
            BearerTokens tokens,
            VisibleOrders orders,
            OrderRequests requests,
            RequestMaking making) {
        this.tokens = tokens;
        this.orders = orders;
        this.requests = requests;
        this.making = making;
    }

    @Override
    public HttpMethod method() {
        return HttpMethod.DELETE;
    }

    @Override
    public String path() {
        return "/v1/orders/:" + VisibleOrders.ORDER_ID;
    }

    @Override
    public void handle(Exchange exchange) {
        var _ =
                tokens.trader(exchange, Allowance::cancels)
                        .compose(caller -> cancel(exchange, caller))
                        .onFailure(exchange::fail);
    }

    private Future<?> cancel(Exchange exchange, Caller caller) {
        ClOrdId name = name(exchange.request());
        return orders.named(exchange, caller)
                .compose(
                        order ->
                                making.make(
                                        exchange,
                                        () ->
                                                requests.cancel(
                                                        order,
                                                        name,
                                                        exchange.time(),
                                                        exchange.trace().header())));
    }

    /** The client's name for the request; null where it gave none. */
    static @Nullable ClOrdId name(HttpServerRequest request) {
        String key = RequestHeaders.idempotencyKey(request);
        try {
            return key == null ? null : new ClOrdId(key);
        } catch (InvalidValue malformed) {
            throw new Refused(IntakeCode.CL_ORD_ID_MALFORMED);
        }
    }
}

package dev.fillstream.intake.adapter.rest;

import dev.fillstream.intake.submission.IntakeCode;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The routes of the contract. They are handled as Vert.x gives them rather than by a REST
 * framework, so that each refusal, the HTTP layer's own included, leaves in one form.
 */
@Singleton
final class IntakeRoutes {

    private static final String ORDERS = "/v1/orders";
    private static final String ORDER = "/v1/orders/:" + GetOrder.ORDER_ID;
    private static final String EVENTS = "/v1/accounts/:" + AccountEvents.ACCOUNT + "/events";
    private static final String OTHER = "other";

    private static final Map<Integer, IntakeCode> HTTP_FAILURES =
            Map.of(
                    400, IntakeCode.REQUEST_MALFORMED,
                    404, IntakeCode.ROUTE_UNKNOWN,
                    405, IntakeCode.METHOD_NOT_ALLOWED,
                    413, IntakeCode.BODY_TOO_LARGE,
                    500, IntakeCode.UNEXPECTED);

    private final PostOrder postOrder;
    private final GetOrder getOrder;
    private final ListOrders listOrders;
    private final AccountEvents accountEvents;
    private final RequestMetrics metrics;

    IntakeRoutes(
            PostOrder postOrder,
            GetOrder getOrder,
            ListOrders listOrders,
            AccountEvents accountEvents,
            RequestMetrics metrics) {
        this.postOrder = postOrder;
        this.getOrder = getOrder;
        this.listOrders = listOrders;
        this.accountEvents = accountEvents;
        this.metrics = metrics;
    }

    void register(@Observes Router router) {
        router.route(HttpMethod.POST, ORDERS).handler(on("POST " + ORDERS, postOrder::handle));
        router.route(HttpMethod.GET, ORDERS).handler(on("GET " + ORDERS, listOrders::handle));
        router.route(HttpMethod.GET, ORDER).handler(on("GET " + ORDER, getOrder::handle));
        router.route(ORDERS).handler(onlyTakes("GET, POST"));
        router.route(ORDER).handler(onlyTakes("GET"));
        router.route(HttpMethod.GET, EVENTS).handler(on("GET " + EVENTS, accountEvents::handle));
        router.route(EVENTS).handler(onlyTakes("GET"));
        router.route("/v1/*").handler(refusing(IntakeCode.ROUTE_UNKNOWN));
        HTTP_FAILURES.forEach((status, code) -> router.errorHandler(status, refusing(code)));
    }

    private Handler<RoutingContext> on(String route, Consumer<Exchange> handling) {
        return routing -> {
            Exchange exchange = new Exchange(routing, route, metrics);
            try {
                handling.accept(exchange);
            } catch (RuntimeException failure) {
                exchange.fail(failure);
            }
        };
    }

    private Handler<RoutingContext> onlyTakes(String method) {
        return on(
                OTHER,
                exchange ->
                        exchange.with("Allow", method)
                                .fail(new Refused(IntakeCode.METHOD_NOT_ALLOWED)));
    }

    private Handler<RoutingContext> refusing(IntakeCode code) {
        return on(OTHER, exchange -> exchange.fail(new Refused(code)));
    }
}

package dev.fillstream.intake.adapter.rest;

import dev.fillstream.intake.submission.IntakeCode;
import io.quarkus.arc.All;
import io.vertx.core.Handler;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * The routes of the contract: those of all {@link Endpoint}s. They are handled as Vert.x gives them
 * rather than by a REST framework, so that each refusal, the HTTP layer's own included, leaves in
 * one form.
 */
@Singleton
final class IntakeRoutes {

    private static final String OTHER = "other";

    private static final Map<Integer, IntakeCode> HTTP_FAILURES =
            Map.of(
                    400, IntakeCode.REQUEST_MALFORMED,
                    404, IntakeCode.ROUTE_UNKNOWN,
                    405, IntakeCode.METHOD_NOT_ALLOWED,
                    413, IntakeCode.BODY_TOO_LARGE,
                    500, IntakeCode.UNEXPECTED);

    private final List<Endpoint> endpoints;
    private final Workers workers;
    private final RequestMetrics metrics;

    IntakeRoutes(@All List<Endpoint> endpoints, Workers workers, RequestMetrics metrics) {
        this.endpoints = endpoints;
        this.workers = workers;
        this.metrics = metrics;
    }

    void register(@Observes Router router) {
        endpoints.forEach(
                endpoint ->
                        router.route(endpoint.method(), endpoint.path())
                                .handler(on(name(endpoint), unlessOverloaded(endpoint))));
        endpoints.stream()
                .collect(
                        Collectors.groupingBy(
                                Endpoint::path,
                                Collectors.mapping(
                                        endpoint -> endpoint.method().name(),
                                        Collectors.joining(", "))))
                .forEach((path, methods) -> router.route(path).handler(onlyTakes(methods)));
        router.route("/v1/*").handler(refusing(IntakeCode.ROUTE_UNKNOWN));
        HTTP_FAILURES.forEach((status, code) -> router.errorHandler(status, refusing(code)));
    }

    /** Sheds before anything of the request is read: what waits makes all else wait longer. */
    private Consumer<Exchange> unlessOverloaded(Endpoint endpoint) {
        return exchange -> {
            if (workers.orders().isOverloaded()) {
                throw new Refused(IntakeCode.OVERLOADED);
            }
            endpoint.handle(exchange);
        };
    }

    private static String name(Endpoint endpoint) {
        return endpoint.method() + " " + endpoint.path();
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

    private Handler<RoutingContext> onlyTakes(String methods) {
        return on(
                OTHER,
                exchange ->
                        exchange.with("Allow", methods)
                                .fail(new Refused(IntakeCode.METHOD_NOT_ALLOWED)));
    }

    private Handler<RoutingContext> refusing(IntakeCode code) {
        return on(OTHER, exchange -> exchange.fail(new Refused(code)));
    }
}

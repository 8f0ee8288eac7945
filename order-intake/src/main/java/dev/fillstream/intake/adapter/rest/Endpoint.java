package dev.fillstream.intake.adapter.rest;

import io.vertx.core.http.HttpMethod;

/** One call of the contract: its method and path, and how it is handled. */
interface Endpoint {

    HttpMethod method();

    /** As Vert.x writes it: {@code /v1/orders/:orderId}. */
    String path();

    /** Answers the request, now or later, on its event loop. */
    void handle(Exchange exchange);
}

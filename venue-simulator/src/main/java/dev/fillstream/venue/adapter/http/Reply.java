package dev.fillstream.venue.adapter.http;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;

/** Sends answers, unless the client has gone meanwhile. */
final class Reply {

    private static final CharSequence JSON = HttpHeaders.createOptimized("application/json");

    private Reply() {}

    static void json(HttpServerRequest request, int status, Buffer body) {
        HttpServerResponse response = request.response();
        if (!response.closed() && !response.ended()) {
            response.setStatusCode(status).putHeader(HttpHeaders.CONTENT_TYPE, JSON).end(body);
        }
    }

    static void json(HttpServerRequest request, int status, Json.Writer writer) {
        json(request, status, Json.write(writer));
    }

    static void empty(HttpServerRequest request, int status) {
        HttpServerResponse response = request.response();
        if (!response.closed() && !response.ended()) {
            response.setStatusCode(status).end();
        }
    }

    static void error(HttpServerRequest request, ApiError error) {
        json(request, error.status(), Json.error(error));
    }
}

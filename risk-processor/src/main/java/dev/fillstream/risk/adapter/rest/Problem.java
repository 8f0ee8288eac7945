package dev.fillstream.risk.adapter.rest;

import jakarta.ws.rs.core.Response;
import java.util.Locale;

/**
 * An error as RFC 9457 has it.
 *
 * @param code stable; {@code type} is made from it
 */
record Problem(String type, String title, int status, String detail, String code) {

    static final String MEDIA_TYPE = "application/problem+json";

    static Problem of(Response.Status status, String code, String detail) {
        return new Problem(
                "https://fillstream.dev/problems/"
                        + code.toLowerCase(Locale.ROOT).replace('_', '-'),
                status.getReasonPhrase(),
                status.getStatusCode(),
                detail,
                code);
    }

    Response response() {
        Response.ResponseBuilder response = Response.status(status).type(MEDIA_TYPE).entity(this);
        if (status == Response.Status.SERVICE_UNAVAILABLE.getStatusCode()) {
            response.header("Retry-After", "1");
        }
        if (status == Response.Status.UNAUTHORIZED.getStatusCode()) {
            response.header("WWW-Authenticate", "Bearer");
        }
        return response.build();
    }
}

package dev.fillstream.risk.adapter.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Locale;

/**
 * An error as RFC 9457 has it.
 *
 * @param code stable; {@code type} is made from it
 * @param errors the fields at fault, where there are some
 */
record Problem(
        String type,
        String title,
        int status,
        String detail,
        String code,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<FieldError> errors) {

    /** One field at fault. */
    record FieldError(String pointer, String code, String detail) {}

    static final String MEDIA_TYPE = "application/problem+json";

    static Problem of(Response.Status status, String code, String detail) {
        return of(status.getStatusCode(), status.getReasonPhrase(), code, detail, List.of());
    }

    /** About one field, named by its JSON pointer. */
    static Problem of(Response.Status status, String code, String detail, String pointer) {
        return of(
                status.getStatusCode(),
                status.getReasonPhrase(),
                code,
                detail,
                List.of(new FieldError(pointer, code, detail)));
    }

    /** Well-formed, and not acceptable. */
    static Problem invalid(String code, String detail, String pointer) {
        return of(
                422,
                "Unprocessable Content",
                code,
                detail,
                List.of(new FieldError(pointer, code, detail)));
    }

    private static Problem of(
            int status, String title, String code, String detail, List<FieldError> errors) {
        return new Problem(
                "https://fillstream.dev/problems/"
                        + code.toLowerCase(Locale.ROOT).replace('_', '-'),
                title,
                status,
                detail,
                code,
                errors);
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

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

    private static final String UNPROCESSABLE = "Unprocessable Content";

    static Problem of(ProblemCode code, String detail) {
        return of(code.status(), code, detail, List.of());
    }

    /** About one field, named by its JSON pointer. */
    static Problem of(ProblemCode code, String detail, String pointer) {
        return of(
                code.status(), code, detail, List.of(new FieldError(pointer, code.name(), detail)));
    }

    /** About the path or a header: what cannot be read there is no request at all. */
    static Problem ofRequest(ProblemCode code, String detail) {
        return of(Response.Status.BAD_REQUEST.getStatusCode(), code, detail, List.of());
    }

    private static Problem of(
            int status, ProblemCode code, String detail, List<FieldError> errors) {
        Response.Status known = Response.Status.fromStatusCode(status);
        return new Problem(
                "https://fillstream.dev/problems/"
                        + code.name().toLowerCase(Locale.ROOT).replace('_', '-'),
                known == null ? UNPROCESSABLE : known.getReasonPhrase(),
                status,
                detail,
                code.name(),
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

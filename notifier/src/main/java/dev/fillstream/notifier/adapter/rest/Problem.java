package dev.fillstream.notifier.adapter.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.fillstream.schemas.TraceParent;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Locale;

/** An {@code application/problem+json} body (RFC 9457). */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Problem(
        String type,
        String title,
        int status,
        String detail,
        String code,
        List<FieldError> errors,
        String traceId) {

    static final String MEDIA_TYPE = "application/problem+json";

    /**
     * @param pointer JSON pointer to the field
     * @param code stable
     */
    public record FieldError(String pointer, String code, String detail) {}

    /** Ends a request with a problem. */
    static final class Raised extends RuntimeException {

        private static final long serialVersionUID = 1L;
        private final transient Problem problem;

        Raised(Problem problem) {
            super(problem.code(), null, false, false);
            this.problem = problem;
        }

        Problem problem() {
            return problem;
        }
    }

    static Problem of(ProblemCode code, String detail) {
        return of(code, detail, List.of());
    }

    static Problem of(ProblemCode code, String detail, List<FieldError> errors) {
        return new Problem(
                "https://fillstream.dev/problems/"
                        + code.name().toLowerCase(Locale.ROOT).replace('_', '-'),
                code.title(),
                code.status(),
                detail,
                code.name(),
                errors,
                TraceParent.fresh().traceId());
    }

    Raised raised() {
        return new Raised(this);
    }

    Response response() {
        Response.ResponseBuilder response =
                Response.status(status)
                        .type(MEDIA_TYPE)
                        .entity(this)
                        .header("Cache-Control", "no-store");
        if (status == 401) {
            response.header("WWW-Authenticate", "Bearer");
        }
        if (status == 503 || status == 429) {
            response.header("Retry-After", "2");
        }
        return response.build();
    }
}

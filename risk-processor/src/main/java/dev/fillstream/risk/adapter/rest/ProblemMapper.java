package dev.fillstream.risk.adapter.rest;

import dev.fillstream.model.value.InvalidValue;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Whatever ends a request badly leaves as a problem; a stack trace stays in the log. */
class ProblemMapper {

    private static final Logger LOG = Logger.getLogger(ProblemMapper.class);

    @ServerExceptionMapper
    Response refused(Refused refused) {
        return refused.problem().response();
    }

    @ServerExceptionMapper
    Response invalid(InvalidValue fault) {
        return Problem.of(
                        Status.BAD_REQUEST, fault.code().name(), String.valueOf(fault.getMessage()))
                .response();
    }

    @ServerExceptionMapper({UnauthorizedException.class, AuthenticationFailedException.class})
    Response unauthorized(SecurityException refusal) {
        return Problem.of(Status.UNAUTHORIZED, "TOKEN_INVALID", "a valid bearer token is required")
                .response();
    }

    @ServerExceptionMapper
    Response forbidden(ForbiddenException refusal) {
        return Problem.of(
                        Status.FORBIDDEN, "GROUP_REQUIRED", "the token's groups do not allow this")
                .response();
    }

    @ServerExceptionMapper
    Response http(WebApplicationException failure) {
        Status status = Status.fromStatusCode(failure.getResponse().getStatus());
        Status known = status == null ? Status.BAD_REQUEST : status;
        return Problem.of(known, known.name(), known.getReasonPhrase()).response();
    }

    @ServerExceptionMapper
    Response failed(RuntimeException failure) {
        LOG.error("request failed", failure);
        return Problem.of(
                        Status.INTERNAL_SERVER_ERROR, "INTERNAL_ERROR", "see the log of this part")
                .response();
    }
}

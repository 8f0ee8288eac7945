package dev.fillstream.risk.adapter.rest;

import dev.fillstream.model.value.InvalidValue;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
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
        return Problem.ofRequest(ProblemCode.of(fault.code()), String.valueOf(fault.getMessage()))
                .response();
    }

    @ServerExceptionMapper({UnauthorizedException.class, AuthenticationFailedException.class})
    Response unauthorized(SecurityException refusal) {
        return Problem.of(ProblemCode.TOKEN_INVALID, "a valid bearer token is required").response();
    }

    @ServerExceptionMapper
    Response forbidden(ForbiddenException refusal) {
        return of(ProblemCode.GROUP_REQUIRED);
    }

    @ServerExceptionMapper
    Response http(WebApplicationException failure) {
        return of(ProblemCode.of(failure.getResponse().getStatus()));
    }

    @ServerExceptionMapper
    Response failed(RuntimeException failure) {
        LOG.error("request failed", failure);
        return Problem.of(ProblemCode.INTERNAL_ERROR, "see the log of this part").response();
    }

    private static Response of(ProblemCode code) {
        return Problem.of(code, code.sentence()).response();
    }
}

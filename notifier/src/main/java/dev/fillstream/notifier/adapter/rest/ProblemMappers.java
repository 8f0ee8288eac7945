package dev.fillstream.notifier.adapter.rest;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Turns whatever ends a request early into a problem, without a word about our inside. */
public class ProblemMappers {

    private static final Logger LOG = Logger.getLogger(ProblemMappers.class);

    @ServerExceptionMapper
    Response raised(Problem.Raised raised) {
        return raised.problem().response();
    }

    @ServerExceptionMapper({UnauthorizedException.class, AuthenticationFailedException.class})
    Response unauthorized(Exception e) {
        return Problem.of(ProblemCode.UNAUTHORIZED, "no token, or it is expired or foreign")
                .response();
    }

    @ServerExceptionMapper
    Response forbidden(ForbiddenException e) {
        return Problem.of(ProblemCode.FORBIDDEN, "needs group trader or operator").response();
    }

    @ServerExceptionMapper
    Response web(WebApplicationException e) {
        ProblemCode code = ProblemCode.of(e.getResponse().getStatus());
        return Problem.of(code, code.title()).response();
    }

    @ServerExceptionMapper
    Response unexpected(Throwable e) {
        LOG.error("request failed", e);
        return Problem.of(ProblemCode.UNAVAILABLE, "try again").response();
    }
}

package dev.fillstream.execution.adapter.rest;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.vertx.sqlclient.ClosedConnectionException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.util.concurrent.TimeoutException;
import org.hibernate.exception.JDBCConnectionException;
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
        return Problem.of(ProblemCode.FORBIDDEN, "the token has no group that may read this")
                .response();
    }

    @ServerExceptionMapper
    Response web(WebApplicationException e) {
        ProblemCode code = ProblemCode.of(e.getResponse().getStatus());
        return Problem.of(code, code.title()).response();
    }

    @ServerExceptionMapper
    Response unexpected(Throwable e) {
        if (isUnreachable(e)) {
            LOG.warnf("database unreachable: %s", e);
            return Problem.of(ProblemCode.UNAVAILABLE, "try again").response();
        }
        LOG.error("request failed", e);
        return Problem.of(ProblemCode.INTERNAL, "this was logged").response();
    }

    private static boolean isUnreachable(Throwable e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof IOException
                    || cause instanceof TimeoutException
                    || cause instanceof ClosedConnectionException
                    || cause instanceof JDBCConnectionException) {
                return true;
            }
        }
        return false;
    }
}

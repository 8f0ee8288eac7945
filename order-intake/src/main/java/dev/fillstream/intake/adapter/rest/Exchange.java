package dev.fillstream.intake.adapter.rest;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.fillstream.intake.rate.Quota;
import dev.fillstream.intake.rate.TokenBucket;
import dev.fillstream.intake.submission.IntakeCode;
import dev.fillstream.schemas.EventHeaders;
import dev.fillstream.schemas.TraceParent;
import io.netty.handler.codec.http.QueryStringDecoder;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/** One request and its one answer, both on the request's event loop. */
final class Exchange {

    private static final Logger LOG = Logger.getLogger(Exchange.class);
    private static final String JSON = "application/json";
    private static final Pattern PARTITIONS = Pattern.compile("\\d{1,6}(,\\d{1,6})*");
    private static final int MAX_PARAMETERS = 2_048;

    private final RoutingContext routing;
    private final String route;
    private final RequestMetrics metrics;
    private final Context context;
    private final TraceParent trace;
    private final long startNanos = System.nanoTime();
    private final Instant time = Instant.now().truncatedTo(ChronoUnit.MICROS);
    private boolean answered;

    Exchange(RoutingContext routing, String route, RequestMetrics metrics) {
        this.routing = routing;
        this.route = route;
        this.metrics = metrics;
        this.context = routing.vertx().getOrCreateContext();
        this.trace = TraceParent.next(routing.request().getHeader(EventHeaders.TRACEPARENT));
    }

    HttpServerRequest request() {
        return routing.request();
    }

    Vertx vertx() {
        return routing.vertx();
    }

    Context context() {
        return context;
    }

    TraceParent trace() {
        return trace;
    }

    /** When the request came, in microseconds as on the wire. */
    Instant time() {
        return time;
    }

    String pathParameter(String name) {
        return String.valueOf(routing.pathParam(name));
    }

    /** Whether another instance asks, which must not be sent on to others. */
    boolean isForwarded() {
        return routing.request().headers().contains(OtherInstances.PARTITIONS);
    }

    /** Whether another instance wants only what is in the view already. */
    boolean isAtOnce() {
        return isForwarded() && routing.request().headers().contains(OtherInstances.AT_ONCE);
    }

    /** The partitions that another instance asks about; empty where a client asks. */
    Optional<Set<Integer>> askedPartitions() {
        return Optional.ofNullable(routing.request().getHeader(OtherInstances.PARTITIONS))
                .map(Exchange::partitions);
    }

    private static Set<Integer> partitions(String text) {
        if (!PARTITIONS.matcher(text).matches()) {
            throw new Refused(IntakeCode.REQUEST_MALFORMED);
        }
        return Arrays.stream(text.split(",")).map(Integer::valueOf).collect(Collectors.toSet());
    }

    /**
     * The query, in which {@code ;} is a character like any other.
     *
     * @throws Refused where it cannot be read
     */
    MultiMap queryParameters() {
        MultiMap parameters = MultiMap.caseInsensitiveMultiMap();
        try {
            new QueryStringDecoder(request().uri(), UTF_8, true, MAX_PARAMETERS, true)
                    .parameters()
                    .forEach(parameters::add);
        } catch (IllegalArgumentException malformed) {
            throw new Refused(IntakeCode.PARAMETER_MALFORMED);
        }
        return parameters;
    }

    /** Runs once the answer is given, or the client has gone without one. */
    void whenOver(Runnable action) {
        routing.addEndHandler(over -> action.run());
    }

    /** A header of the answer, to be set before it is given. */
    Exchange with(String header, String value) {
        routing.response().putHeader(header, value);
        return this;
    }

    /**
     * Takes {@code count} from what the caller has left, and tells it what then is left
     * (draft-ietf-httpapi-ratelimit-headers).
     *
     * @throws Refused where so many are not left
     */
    void charge(TokenBucket bucket, int count) {
        TokenBucket.Taking taking = bucket.take(count, System.nanoTime());
        Quota quota = bucket.quota();
        String name = '"' + quota.name() + '"';
        with("RateLimit-Policy", name + ";q=" + quota.count() + ";w=" + quota.window().toSeconds());
        with("RateLimit", name + ";r=" + taking.left() + ";t=" + seconds(taking.fullIn()));
        if (!taking.taken()) {
            with("Retry-After", Long.toString(seconds(taking.retryIn())));
            throw new Refused(IntakeCode.RATE_EXCEEDED);
        }
    }

    private static long seconds(long nanos) {
        return Math.ceilDiv(nanos, 1_000_000_000L);
    }

    void ok(Buffer json) {
        answer(200, "OK", JSON, json);
    }

    void multiStatus(Buffer json) {
        answer(207, "MULTI_STATUS", JSON, json);
    }

    void accepted(Buffer json) {
        answer(202, "ACCEPTED", JSON, json);
    }

    /** Begins an answer that goes on for long; whoever asks for it writes and ends it. */
    void stream(String mediaType) {
        answered = true;
        HttpServerResponse response = routing.response();
        RequestHeaders.requestId(request())
                .ifPresent(id -> response.putHeader(RequestHeaders.REQUEST_ID, id));
        response.setStatusCode(200)
                .setChunked(true)
                .putHeader("Content-Type", mediaType)
                .putHeader("Cache-Control", "no-store");
        metrics.answered(route, "OK", System.nanoTime() - startNanos);
    }

    /** Answers with the problem that {@code failure} stands for. Nothing of ours leaks out. */
    void fail(Throwable failure) {
        switch (failure) {
            case Refused refused -> problem(refused);
            case RejectedExecutionException _ -> problem(new Refused(IntakeCode.OVERLOADED));
            default -> {
                LOG.error("a request failed for a reason of ours", failure);
                problem(new Refused(IntakeCode.UNEXPECTED));
            }
        }
    }

    private void problem(Refused refused) {
        IntakeCode code = refused.code();
        HttpServerResponse response = routing.response();
        log(code);
        switch (code.status()) {
            case 401 -> response.putHeader("WWW-Authenticate", "Bearer error=\"invalid_token\"");
            case 503 -> response.putHeader("Retry-After", "1");
            case 408 -> response.putHeader("Connection", "close");
            default -> {
                // No header of its own.
            }
        }
        answer(code.status(), code.name(), Problem.MEDIA_TYPE, Problem.of(refused, this).toJson());
    }

    /** Nothing that the client wrote; and no line per request while there are too many of them. */
    private void log(IntakeCode code) {
        boolean tooMany = code.status() == 429 || code.status() == 503;
        LOG.logf(
                tooMany ? Logger.Level.DEBUG : Logger.Level.INFO,
                "request refused: route=%s status=%d code=%s traceId=%s",
                route,
                code.status(),
                code,
                trace.traceId());
    }

    private void answer(int status, String outcome, String mediaType, Buffer body) {
        if (answered || routing.response().closed()) {
            return;
        }
        answered = true;
        HttpServerResponse response = routing.response();
        RequestHeaders.requestId(request())
                .ifPresent(id -> response.putHeader(RequestHeaders.REQUEST_ID, id));
        response.setStatusCode(status)
                .putHeader("Content-Type", mediaType)
                .putHeader("Cache-Control", "no-store");
        Future<Void> written = response.end(body);
        if (status == IntakeCode.BODY_TIMEOUT.status()) {
            var _ = written.onComplete(sent -> request().connection().close());
        }
        metrics.answered(route, outcome, System.nanoTime() - startNanos);
        if (!request().isEnded()) {
            request().resume();
        }
    }
}

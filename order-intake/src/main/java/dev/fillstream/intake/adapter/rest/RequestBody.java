package dev.fillstream.intake.adapter.rest;

import dev.fillstream.intake.submission.IntakeCode;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;

/**
 * Takes a request's body in: at most so many bytes, within a deadline. Of a larger one the rest is
 * thrown away as it comes, so that the client can hear why; a client that is still sending at the
 * deadline is cut off. Use once, on the request's event loop.
 */
final class RequestBody {

    /** Of most calls. */
    static final int MAX_BYTES = 64 * 1024;

    private final HttpServerRequest request;
    private final int maxBytes;
    private final Promise<byte[]> body = Promise.promise();
    private final Buffer bytes = Buffer.buffer();

    private RequestBody(HttpServerRequest request, int maxBytes) {
        this.request = request;
        this.maxBytes = maxBytes;
    }

    /** Fails with {@link Refused} where it is too large or too slow. */
    static Future<byte[]> read(Exchange exchange, int maxBytes, Duration deadline) {
        return new RequestBody(exchange.request(), maxBytes).read(exchange.vertx(), deadline);
    }

    private Future<byte[]> read(Vertx vertx, Duration deadline) {
        if (declaredLength() > maxBytes) {
            refuse(IntakeCode.BODY_TOO_LARGE);
        } else if (request.headers().contains(HttpHeaders.EXPECT)) {
            request.response().writeContinue();
        }
        request.handler(this::take);
        request.endHandler(end -> body.tryComplete(bytes.getBytes()));
        request.resume();
        return request.isEnded() ? body.future() : within(vertx, deadline);
    }

    /** Most bodies are there with their headers, and need no timer. */
    private Future<byte[]> within(Vertx vertx, Duration deadline) {
        long timer = vertx.setTimer(deadline.toMillis(), id -> cutOff());
        request.exceptionHandler(gone -> vertx.cancelTimer(timer));
        request.endHandler(
                end -> {
                    vertx.cancelTimer(timer);
                    body.tryComplete(bytes.getBytes());
                });
        return body.future();
    }

    private void take(Buffer part) {
        if (body.future().isComplete()) {
            return;
        }
        if (bytes.length() + part.length() > maxBytes) {
            refuse(IntakeCode.BODY_TOO_LARGE);
        } else {
            bytes.appendBuffer(part);
        }
    }

    private void cutOff() {
        if (!body.tryFail(new Refused(IntakeCode.BODY_TIMEOUT))) {
            var _ = request.connection().close();
        }
    }

    private void refuse(IntakeCode code) {
        body.tryFail(new Refused(code));
    }

    private long declaredLength() {
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        try {
            return length == null ? 0 : Long.parseLong(length);
        } catch (NumberFormatException e) {
            return Long.MAX_VALUE;
        }
    }
}

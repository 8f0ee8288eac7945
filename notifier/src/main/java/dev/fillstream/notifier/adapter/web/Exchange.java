package dev.fillstream.notifier.adapter.web;

import dev.fillstream.notifier.delivery.DeliveryCode;
import dev.fillstream.notifier.delivery.Reply;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import java.net.ConnectException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One attempt from its start to its only answer. The status decides; the body is read so that the
 * connection can be used again, to 64 KiB at most, and thrown away. What takes longer than the
 * timeout is cut, whether a status was there (then it counts) or not.
 */
final class Exchange {

    private static final int MOST_REPLY_BYTES = 65_536;
    private static final int MOST_EXCERPT_BYTES = 1_024;

    private final Vertx vertx;
    private final long timer;
    private final long startedAt = System.nanoTime();
    private final Excerpts excerpts;
    private final Consumer<Reply> whenDone;
    private @Nullable HttpClientRequest request;
    private final Buffer excerpt = Buffer.buffer(0);
    private @Nullable HttpClientResponse response;
    private Duration latency = Duration.ZERO;
    private int replyBytes;
    private boolean done;

    Exchange(Vertx vertx, Duration timeout, Excerpts excerpts, Consumer<Reply> whenDone) {
        this.vertx = vertx;
        this.excerpts = excerpts;
        this.whenDone = whenDone;
        this.timer = vertx.setTimer(timeout.toMillis(), _ -> cut(DeliveryCode.TIMEOUT));
    }

    void send(HttpClientRequest connected, byte[] body) {
        request = connected;
        if (done) {
            var _ = connected.reset();
            return;
        }
        var _ =
                connected
                        .send(Buffer.buffer(body))
                        .onComplete(this::read, _ -> end(DeliveryCode.CONNECTION_LOST));
    }

    void failedToConnect(Throwable failure) {
        DeliveryCode code =
                failure instanceof PinnedAddress.Refused refused
                        ? refused.code()
                        : DeliveryCode.CONNECT_FAILED;
        end(failure instanceof ConnectException ? DeliveryCode.CONNECT_FAILED : code);
    }

    private void read(HttpClientResponse answered) {
        latency = elapsed();
        response = answered;
        answered.handler(this::take);
        answered.exceptionHandler(_ -> end(DeliveryCode.CONNECTION_LOST));
        answered.endHandler(_ -> end(DeliveryCode.CONNECTION_LOST));
    }

    private void take(Buffer chunk) {
        int room = MOST_EXCERPT_BYTES - excerpt.length();
        if (room > 0) {
            excerpt.appendBuffer(chunk, 0, Math.min(room, chunk.length()));
        }
        replyBytes += chunk.length();
        if (replyBytes > MOST_REPLY_BYTES) {
            cut(DeliveryCode.CONNECTION_LOST);
        }
    }

    private void cut(DeliveryCode code) {
        end(code);
        if (request != null) {
            var _ = request.reset();
        }
    }

    /** Tells the reply, or where there was none, that code. Later calls change nothing. */
    private void end(DeliveryCode code) {
        if (done) {
            return;
        }
        done = true;
        vertx.cancelTimer(timer);
        whenDone.accept(response == null ? Reply.none(code, elapsed()) : reply(response));
    }

    private Reply reply(HttpClientResponse answered) {
        return Reply.of(
                answered.statusCode(),
                latency,
                excerpts.of(excerpt.getBytes()),
                retryAfter(answered.getHeader("retry-after")));
    }

    private Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - startedAt);
    }

    /** Seconds, or a date; anything else, and anything negative, is as if it were not there. */
    private static @Nullable Duration retryAfter(@Nullable String header) {
        if (header == null || header.isEmpty() || header.length() > 40) {
            return null;
        }
        if (header.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return Duration.ofSeconds(header.length() > 9 ? 999_999_999 : Long.parseLong(header));
        }
        try {
            Instant until = DateTimeFormatter.RFC_1123_DATE_TIME.parse(header, Instant::from);
            Duration wait = Duration.between(Instant.now(), until);
            return wait.isNegative() ? null : wait;
        } catch (DateTimeParseException e) {
            return null;
        }
    }
}

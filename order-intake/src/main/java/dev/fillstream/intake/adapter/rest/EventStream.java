package dev.fillstream.intake.adapter.rest;

import dev.fillstream.intake.config.IntakeConfig;
import dev.fillstream.intake.feed.FeedEvent;
import dev.fillstream.intake.feed.ReportFeed;
import dev.fillstream.intake.feed.Room;
import dev.fillstream.intake.feed.Subscriber;
import dev.fillstream.intake.submission.IntakeCode;
import dev.fillstream.model.value.Account;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Consumer;

/**
 * One client's stream, on its event loop: takes from its subscriber what the connection can take,
 * keeps the connection alive, and says at the end why it ends, as {@code event: end} with a
 * problem. A client that does not take even that for a while loses its connection.
 */
final class EventStream {

    private final Exchange exchange;
    private final ReportFeed feed;
    private final HttpServerResponse response;
    private final IntakeConfig.Events limits;
    private final Subscriber subscriber;
    private final Consumer<IntakeCode> ended;

    private boolean open;
    private boolean over;
    private boolean cutting;
    private long lastOffset = -1;
    private long heartbeats;
    private long expiry;

    EventStream(
            Exchange exchange,
            ReportFeed feed,
            Subscription subscription,
            Consumer<IntakeCode> ended) {
        this.exchange = exchange;
        this.feed = feed;
        this.ended = ended;
        this.response = exchange.request().response();
        this.limits = subscription.limits();
        this.subscriber =
                new Subscriber(
                        subscription.account(),
                        subscription.partition(),
                        subscription.limits().maxPendingBytes(),
                        subscription.room(),
                        () -> exchange.context().runOnContext(nothing -> drain()));
    }

    /** What one client asked for, and what it may cost. */
    record Subscription(Account account, int partition, IntakeConfig.Events limits, Room room) {}

    Subscriber subscriber() {
        return subscriber;
    }

    /** Begins to answer. */
    void open(Instant tokenExpiry) {
        if (over || response.closed()) {
            close();
            return;
        }
        open = true;
        exchange.stream("text/event-stream");
        write(Buffer.buffer(":\n\n"));
        long left = Math.max(1, Duration.between(Instant.now(), tokenExpiry).toMillis());
        expiry = exchange.vertx().setTimer(left, id -> subscriber.end(IntakeCode.TOKEN_INVALID));
        heartbeats = exchange.vertx().setPeriodic(limits.heartbeat().toMillis(), id -> beat());
        drain();
    }

    /** The client has gone, or has heard the end; again does nothing. */
    void close() {
        if (!over) {
            over = true;
            subscriber.close();
            feed.leave(subscriber);
        }
        exchange.vertx().cancelTimer(expiry);
        exchange.vertx().cancelTimer(heartbeats);
    }

    private void drain() {
        if (!open || over) {
            return;
        }
        while (!response.writeQueueFull()) {
            Subscriber.Batch batch = subscriber.take();
            if (batch.isEmpty()) {
                return;
            }
            write(batch.events());
            if (batch.end() != null) {
                finish(batch.end());
                return;
            }
        }
        response.drainHandler(drained -> drain());
        subscriber.ending().ifPresent(this::cutSoon);
    }

    private void write(List<FeedEvent> events) {
        if (!events.isEmpty()) {
            Buffer text = Buffer.buffer();
            events.forEach(event -> text.appendBytes(event.bytes()));
            lastOffset = events.getLast().id().offset();
            write(text);
        }
    }

    private void write(Buffer text) {
        var _ = response.write(text);
    }

    /**
     * Shows that the stream lives. With the id of the last record that went by, so that the account
     * of few reports resumes there and not at its last one, far back.
     */
    private void beat() {
        if (over || response.writeQueueFull()) {
            return;
        }
        OptionalLong seen =
                subscriber.isLive() ? feed.offeredUpTo(subscriber) : OptionalLong.empty();
        String id = "";
        if (seen.isPresent() && seen.getAsLong() > lastOffset && subscriber.isEmpty()) {
            lastOffset = seen.getAsLong();
            id = "id: " + subscriber.partition() + "-" + lastOffset + "\n";
        }
        write(Buffer.buffer(":\n" + id + "\n"));
    }

    private void finish(IntakeCode why) {
        close();
        cutSoon(why);
        Problem problem = new Problem(why, why.sentence(), List.of(), exchange.trace().traceId());
        var _ =
                response.end(
                        Buffer.buffer("event: end\ndata: ")
                                .appendBuffer(problem.toJson())
                                .appendString("\n\n"));
    }

    private void cutSoon(IntakeCode why) {
        if (!cutting) {
            cutting = true;
            ended.accept(why);
            long timer =
                    exchange.vertx()
                            .setTimer(
                                    limits.lastWords().toMillis(),
                                    id -> exchange.request().connection().close());
            response.bodyEndHandler(sent -> exchange.vertx().cancelTimer(timer));
        }
    }
}

package dev.fillstream.notifier.delivery;

import dev.fillstream.notifier.endpoint.Endpoint;
import dev.fillstream.notifier.lane.WebhookEvent;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;

/** Attempts that are no lane's: tests, and reports of the log that somebody wants again. */
@Singleton
public class AttemptsBeside {

    private static final long NO_ROOM_MILLIS = 20;

    private final Lanes lanes;
    private final Courier courier;
    private final EventLoop loop;
    private final Clock clock;

    public AttemptsBeside(Lanes lanes, Courier courier, EventLoop loop, Clock clock) {
        this.lanes = lanes;
        this.courier = courier;
        this.loop = loop;
        this.clock = clock;
    }

    /** Sends one event at once and tells what came of it. */
    public Uni<Reply> test(Endpoint endpoint, Outbound event) {
        return answer(whenDone -> courier.send(endpoint, event, whenDone));
    }

    /** Sends a report of the log again, once and at once. */
    public Uni<Reply> resend(Endpoint endpoint, WebhookEvent event) {
        return answer(whenDone -> courier.sendAgain(endpoint, event, whenDone));
    }

    /** The latest attempts at that endpoint made by this instance, the latest first. */
    public Uni<List<Attempt>> latest(UUID endpointId) {
        return answer(whenDone -> whenDone.accept(courier.attempts(endpointId)));
    }

    /**
     * Sends a report of the log again when the endpoint's window and rate leave room for it beside
     * what is new. Called on the loop, as {@code whenDone} is.
     */
    public void whenThereIsRoom(UUID endpointId, WebhookEvent event, Consumer<Reply> whenDone) {
        EndpointLane lane = lanes.of(endpointId);
        if (courier.isStopped()) {
            return;
        }
        if (lane == null || !lane.endpoint().isEnabled()) {
            whenDone.accept(Reply.none(DeliveryCode.ENDPOINT_DISABLED, Duration.ZERO));
        } else if (lane.lane().admission().tryBorrow(clock.instant())) {
            courier.sendAgain(
                    lane.endpoint(),
                    event,
                    reply -> {
                        lane.lane().admission().giveBack();
                        whenDone.accept(reply);
                    });
        } else {
            loop.after(NO_ROOM_MILLIS, () -> whenThereIsRoom(endpointId, event, whenDone));
        }
    }

    /** Runs that where lanes live. */
    public void onLoop(Runnable task) {
        loop.run(task);
    }

    /** The same, so much later. */
    public void afterOnLoop(Duration wait, Runnable task) {
        loop.after(wait.toMillis(), task);
    }

    private <T> Uni<T> answer(Consumer<Consumer<T>> question) {
        return Uni.createFrom()
                .emitter(emitter -> loop.run(() -> question.accept(emitter::complete)));
    }
}

package dev.fillstream.notifier.delivery;

import dev.fillstream.notifier.endpoint.Endpoint;
import dev.fillstream.notifier.lane.Delivery;
import dev.fillstream.notifier.lane.Step;
import dev.fillstream.notifier.lane.WebhookEvent;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;

/**
 * Does what the lanes want done, and tells them what came of it. Runs on the engine's loop; what is
 * to be durable goes through the parking lot, what is to be known through the outcomes.
 */
@Singleton
public class Courier {

    private final WebhookSender sender;
    private final OutcomeReporter outcomes;
    private final EndpointStanding standing;
    private final ParkingLot parkingLot;
    private final Attempts attempts;
    private final RetrySchedule schedule;
    private final Clock clock;
    private Runnable afterReply = () -> {};
    private volatile boolean stopped;

    public Courier(
            WebhookSender sender,
            OutcomeReporter outcomes,
            EndpointStanding standing,
            ParkingLot parkingLot,
            Attempts attempts,
            DeliverySettings settings) {
        this.sender = sender;
        this.outcomes = outcomes;
        this.standing = standing;
        this.parkingLot = parkingLot;
        this.attempts = attempts;
        this.schedule = settings.schedule();
        this.clock = settings.clock();
    }

    /**
     * @param listener runs after each reply was dealt with
     */
    void start(Runnable listener) {
        afterReply = listener;
    }

    /** Sends nothing more and hears nothing more. */
    void stop() {
        stopped = true;
    }

    boolean isStopped() {
        return stopped;
    }

    /** Steps and outcomes that are not durable yet. */
    int unfinished() {
        return parkingLot.pending() + outcomes.open();
    }

    /** One attempt past the lanes. */
    void send(Endpoint endpoint, Outbound event, Consumer<Reply> whenDone) {
        sender.send(endpoint, event, whenDone);
    }

    /** One attempt past the lanes at a report of the log; it is told like any other. */
    void sendAgain(Endpoint endpoint, WebhookEvent event, Consumer<Reply> whenDone) {
        sender.send(
                endpoint,
                new Outbound(event.webhookId(), event.body(), event.traceparent()),
                reply -> {
                    Instant now = now();
                    attempts.remember(endpoint.id(), Attempt.of(event, 0, reply, now), reply);
                    outcomes.beside(event, endpoint.id(), reply, now);
                    whenDone.accept(reply);
                });
    }

    /** The latest attempts, the latest first. */
    List<Attempt> attempts(UUID endpointId) {
        return attempts.of(endpointId);
    }

    /** The endpoint is gone, and its rows with it. */
    void drop(EndpointLane lane) {
        lane.withdraw();
        lane.lane().forget(_ -> true).forEach(delivery -> delivery.receipt().settle());
        sender.forget(lane.endpoint().id());
        attempts.forget(lane.endpoint().id());
    }

    void perform(EndpointLane lane, List<Step> steps) {
        for (Step step : steps) {
            switch (step) {
                case Step.Start(Delivery delivery) -> attempt(lane, delivery);
                case Step.Park park -> park(park);
                case Step.Reschedule _, Step.Remove _, Step.Abandon _ -> parkingLot.add(step);
            }
        }
    }

    private void park(Step.Park park) {
        outcomes.parked(park, now());
        parkingLot.add(park);
    }

    private void attempt(EndpointLane lane, Delivery delivery) {
        if (!stopped) {
            sender.send(
                    lane.endpoint(),
                    Outbound.of(delivery),
                    reply -> replied(lane, delivery, reply));
        }
    }

    private void replied(EndpointLane lane, Delivery delivery, Reply reply) {
        if (stopped) {
            return;
        }
        Instant now = now();
        attempts.remember(
                delivery.endpointId(),
                Attempt.of(delivery.event(), delivery.attempt(), reply, now),
                reply);
        switch (reply) {
            case Reply.Made made -> made(lane, delivery, made, now);
            case Reply.Failed failed -> failed(lane, delivery, failed, now);
        }
        afterReply.run();
    }

    /** A row goes only after the outcome is told, so that a crash tells it twice, never not. */
    private void made(EndpointLane lane, Delivery delivery, Reply.Made reply, Instant now) {
        standing.succeeded(lane);
        List<Step> steps = lane.lane().delivered(delivery, now);
        if (delivery.isParked()) {
            Runnable remove = () -> perform(lane, removals(steps));
            outcomes.deliveredFromRow(delivery, reply, now, remove);
            perform(lane, others(steps));
        } else {
            outcomes.delivered(delivery, reply, now);
            perform(lane, steps);
        }
    }

    private static List<Step> removals(List<Step> steps) {
        return steps.stream().filter(Step.Remove.class::isInstance).toList();
    }

    private static List<Step> others(List<Step> steps) {
        return steps.stream().filter(step -> !(step instanceof Step.Remove)).toList();
    }

    private void failed(EndpointLane lane, Delivery delivery, Reply.Failed reply, Instant now) {
        if (lane.isWithdrawn() && !delivery.isParked()) {
            delivery.receipt().settle();
        }
        int random = ThreadLocalRandom.current().nextInt(1_000_000);
        Instant next =
                schedule.after(delivery.attempt(), reply.retryAfter(), now, random).orElse(null);
        outcomes.failed(delivery, reply, now, next);
        if (reply.code() == DeliveryCode.STATUS_THROTTLED) {
            Duration wanted = reply.retryAfter();
            lane.lane().admission().pauseFor(wanted == null ? Duration.ZERO : wanted, now);
        }
        perform(lane, lane.lane().failed(delivery, next, now));
        if (standing.failed(lane, delivery, reply, now)) {
            perform(lane, lane.lane().close(now));
        }
    }

    private Instant now() {
        return clock.instant();
    }
}

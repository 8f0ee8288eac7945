package dev.fillstream.notifier.delivery;

import dev.fillstream.notifier.delivery.Outcome.Kind;
import dev.fillstream.notifier.lane.Delivery;
import dev.fillstream.notifier.lane.Receipt;
import dev.fillstream.notifier.lane.Step;
import dev.fillstream.notifier.lane.WebhookEvent;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Counts and tells what became of each delivery. Each receipt stays open until its outcomes are
 * durable too, so that offsets advance only past what was told.
 */
@Singleton
public class OutcomeReporter {

    private final OutcomeLog log;
    private final DeliveryMeters meters;
    private final EventLoop loop;
    private final AtomicInteger open = new AtomicInteger();

    public OutcomeReporter(OutcomeLog log, DeliveryMeters meters, EventLoop loop) {
        this.log = log;
        this.meters = meters;
        this.loop = loop;
    }

    /** Outcomes told and not yet durable. */
    int open() {
        return open.get();
    }

    /** The receipt settles once this is durable. */
    void delivered(Delivery delivery, Reply.Made reply, Instant now) {
        count(delivery, reply, now);
        Receipt receipt = delivery.receipt();
        tell(outcome(Kind.DELIVERED, delivery, reply, now, null), receipt::settle);
    }

    /**
     * @param whenDurable runs on the engine's loop
     */
    void deliveredFromRow(Delivery delivery, Reply.Made reply, Instant now, Runnable whenDurable) {
        count(delivery, reply, now);
        tell(outcome(Kind.DELIVERED, delivery, reply, now, null), () -> loop.run(whenDurable));
    }

    void failed(Delivery delivery, Reply.Failed reply, Instant now, @Nullable Instant next) {
        meters.failed(reply.code());
        if (next == null) {
            meters.abandoned();
        }
        Kind kind = next == null ? Kind.ABANDONED : Kind.FAILED;
        Receipt receipt = delivery.receipt();
        receipt.open();
        tell(outcome(kind, delivery, reply, now, next), receipt::settle);
    }

    /** It gets a row; told where no attempt at it has ended yet. */
    void parked(Step.Park park, Instant now) {
        meters.writtenDown();
        Delivery delivery = park.delivery();
        if (delivery.attempt() > 1) {
            return;
        }
        DeliveryCode code =
                park.nextAttemptAt() == null ? DeliveryCode.BEHIND_EARLIER : DeliveryCode.LANE_FULL;
        Outcome outcome =
                new Outcome(
                        Kind.PARKED,
                        delivery.event(),
                        delivery.endpointId(),
                        delivery.attempt(),
                        0,
                        code.name(),
                        Duration.ZERO,
                        now,
                        park.nextAttemptAt());
        delivery.receipt().open();
        tell(outcome, delivery.receipt()::settle);
    }

    /** The endpoint gets nothing more, and this delivery was the last straw. */
    void disabled(Delivery delivery, Reply.Failed reply, Instant now, DeliveryCode code) {
        Outcome outcome =
                new Outcome(
                        Kind.ENDPOINT_DISABLED,
                        delivery.event(),
                        delivery.endpointId(),
                        delivery.attempt(),
                        reply.status(),
                        code.name(),
                        reply.latency(),
                        now,
                        null);
        tell(outcome, () -> {});
    }

    /** Of an attempt beside the schedule: of a recovery, or sent by hand. */
    void beside(WebhookEvent event, UUID endpointId, Reply reply, Instant now) {
        Kind kind = reply instanceof Reply.Made ? Kind.DELIVERED : Kind.FAILED;
        Outcome outcome =
                new Outcome(
                        kind,
                        event,
                        endpointId,
                        0,
                        reply.status(),
                        code(reply),
                        reply.latency(),
                        now,
                        null);
        tell(outcome, () -> {});
    }

    private void count(Delivery delivery, Reply.Made reply, Instant now) {
        meters.delivered(reply.latency(), delivery.event().acceptedAt(), now);
    }

    private void tell(Outcome outcome, Runnable whenDurable) {
        open.incrementAndGet();
        log.publish(
                outcome,
                () -> {
                    open.decrementAndGet();
                    whenDurable.run();
                });
    }

    private static Outcome outcome(
            Kind kind, Delivery delivery, Reply reply, Instant now, @Nullable Instant next) {
        return new Outcome(
                kind,
                delivery.event(),
                delivery.endpointId(),
                delivery.attempt(),
                reply.status(),
                code(reply),
                reply.latency(),
                now,
                next);
    }

    private static String code(Reply reply) {
        return reply instanceof Reply.Failed failed ? failed.code().name() : "";
    }
}

package dev.fillstream.notifier.delivery;

import dev.fillstream.notifier.delivery.Outcome.Kind;
import dev.fillstream.notifier.endpoint.EndpointRegistry;
import dev.fillstream.notifier.endpoint.EndpointStore;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Tells what became of each delivery. Each receipt stays open until its outcomes are durable too,
 * so that offsets advance only past what was told.
 */
@ApplicationScoped
public class OutcomeReporter {

    private static final Logger LOG = Logger.getLogger(OutcomeReporter.class);

    private final OutcomeLog log;
    private final EndpointStore endpoints;
    private final EndpointRegistry registry;
    private final AtomicInteger open = new AtomicInteger();

    public OutcomeReporter(OutcomeLog log, EndpointStore endpoints, EndpointRegistry registry) {
        this.log = log;
        this.endpoints = endpoints;
        this.registry = registry;
    }

    /** Outcomes told and not yet durable. */
    int open() {
        return open.get();
    }

    static Attempt attempt(Delivery delivery, Reply reply, Instant now) {
        WebhookEvent event = delivery.event();
        return new Attempt(
                event.webhookId(),
                event.type(),
                delivery.attempt(),
                reply.status(),
                code(reply),
                reply.latency(),
                now);
    }

    void delivered(Delivery delivery, Reply.Made reply, Instant now, Runnable whenDurable) {
        tell(outcome(Kind.DELIVERED, delivery, reply, now, null), whenDurable);
    }

    void failed(Delivery delivery, Reply.Failed reply, Instant now, @Nullable Instant next) {
        Kind kind = next == null ? Kind.ABANDONED : Kind.FAILED;
        Receipt receipt = delivery.receipt();
        receipt.open();
        tell(outcome(kind, delivery, reply, now, next), receipt::settle);
    }

    /** Written down before any attempt at it had ended. */
    void parked(Step.Park park, Instant now) {
        Delivery delivery = park.delivery();
        Receipt receipt = delivery.receipt();
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
        receipt.open();
        tell(outcome, receipt::settle);
    }

    /** The receiver wants no more. */
    void disabled(Delivery delivery, Reply.Failed reply, Instant now) {
        LOG.infof("endpoint disabled endpointId=%s code=%s", delivery.endpointId(), reply.code());
        tell(outcome(Kind.ENDPOINT_DISABLED, delivery, reply, now, null), () -> {});
        var _ =
                endpoints
                        .update(
                                delivery.endpointId(),
                                endpoint -> endpoint.disabled(reply.code().name()))
                        .call((Optional<?> _) -> registry.refresh())
                        .subscribe()
                        .with(
                                _ -> {},
                                failure ->
                                        LOG.errorf(
                                                "disabling failed endpointId=%s: %s",
                                                delivery.endpointId(), failure));
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

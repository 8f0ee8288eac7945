package dev.fillstream.notifier.delivery;

import dev.fillstream.notifier.endpoint.Endpoint;
import dev.fillstream.notifier.endpoint.EndpointRegistry;
import dev.fillstream.notifier.endpoint.EndpointStore;
import dev.fillstream.notifier.lane.Delivery;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jboss.logging.Logger;

/**
 * Keeps in the store how long an endpoint has been failing, so that this survives a restart, and
 * disables those that are gone or have answered nothing but failures for days. Writes only when
 * something changes: an endpoint that works costs nothing.
 */
@Singleton
public class EndpointStanding {

    private static final Logger LOG = Logger.getLogger(EndpointStanding.class);

    private final EndpointStore store;
    private final EndpointRegistry registry;
    private final OutcomeReporter outcomes;
    private final Duration disableAfter;

    public EndpointStanding(
            EndpointStore store,
            EndpointRegistry registry,
            OutcomeReporter outcomes,
            DeliverySettings settings) {
        this.store = store;
        this.registry = registry;
        this.outcomes = outcomes;
        this.disableAfter = settings.disableAfter();
    }

    void succeeded(EndpointLane lane) {
        if (lane.failingSince() != null) {
            lane.failingSince(null);
            if (lane.endpoint().failingSince() != null) {
                update(lane.endpoint().id(), endpoint -> endpoint.failing(null));
            }
        }
    }

    /** Whether the endpoint is to get nothing more. */
    boolean failed(EndpointLane lane, Delivery delivery, Reply.Failed reply, Instant now) {
        if (reply.code() == DeliveryCode.STATUS_GONE) {
            disable(lane, delivery, reply, now, DeliveryCode.STATUS_GONE);
            return true;
        }
        Instant since = failingSince(lane, now);
        if (lane.lane().admission().isBroken()
                && Duration.between(since, now).compareTo(disableAfter) >= 0
                && lane.endpoint().isEnabled()) {
            disable(lane, delivery, reply, now, DeliveryCode.FAILING_TOO_LONG);
            return true;
        }
        return false;
    }

    private Instant failingSince(EndpointLane lane, Instant now) {
        Instant known = lane.failingSince();
        if (known == null) {
            lane.failingSince(now);
        }
        Instant since = known == null ? now : known;
        if (lane.lane().admission().isBroken() && lane.isToBeMarked()) {
            lane.marked();
            update(lane.endpoint().id(), endpoint -> endpoint.failing(since));
        }
        return since;
    }

    private void disable(
            EndpointLane lane,
            Delivery delivery,
            Reply.Failed reply,
            Instant now,
            DeliveryCode code) {
        UUID id = lane.endpoint().id();
        LOG.infof("endpoint disabled endpointId=%s code=%s", id, code);
        outcomes.disabled(delivery, reply, now, code);
        update(id, endpoint -> endpoint.disabled(code.name()));
    }

    private void update(UUID id, UnaryOperator<Endpoint> change) {
        var _ =
                store.update(id, change)
                        .call(registry::refresh)
                        .subscribe()
                        .with(
                                _ -> {},
                                failure ->
                                        LOG.errorf(
                                                "standing not written endpointId=%s: %s",
                                                id, failure));
    }
}

package dev.fillstream.notifier.delivery;

import dev.fillstream.notifier.endpoint.Endpoint;
import java.util.ArrayDeque;
import java.util.List;

/** A lane, the endpoint at its end as last seen, and its latest attempts. */
final class EndpointLane {

    private static final int MOST_ATTEMPTS = 100;

    private final Lane lane;
    private final ArrayDeque<Attempt> attempts = new ArrayDeque<>();
    private Endpoint endpoint;

    EndpointLane(Lane lane, Endpoint endpoint) {
        this.lane = lane;
        this.endpoint = endpoint;
        lane.limitRate(endpoint.rateLimit());
    }

    Lane lane() {
        return lane;
    }

    Endpoint endpoint() {
        return endpoint;
    }

    void show(Endpoint changed) {
        endpoint = changed;
        lane.limitRate(changed.rateLimit());
    }

    void remember(Attempt attempt) {
        if (attempts.size() == MOST_ATTEMPTS) {
            attempts.removeLast();
        }
        attempts.addFirst(attempt);
    }

    /** The latest first. */
    List<Attempt> attempts() {
        return List.copyOf(attempts);
    }
}

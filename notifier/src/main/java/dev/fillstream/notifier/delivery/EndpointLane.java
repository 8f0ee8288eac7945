package dev.fillstream.notifier.delivery;

import dev.fillstream.notifier.endpoint.Endpoint;
import dev.fillstream.notifier.lane.Lane;
import dev.fillstream.notifier.lane.Place;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A lane, the endpoint at its end as last seen, and how it fares. */
final class EndpointLane {

    private final Lane lane;
    private Endpoint endpoint;
    private @Nullable Instant failingSince;
    private boolean marked;
    private boolean withdrawn;
    private final Map<Integer, Long> sequences = new HashMap<>();
    private long matched;
    private long filtered;
    private volatile EndpointFigures figures = EndpointFigures.NONE;

    EndpointLane(Lane lane, Endpoint endpoint) {
        this.lane = lane;
        this.endpoint = endpoint;
        this.failingSince = endpoint.failingSince();
        lane.admission().limitRate(endpoint.rateLimit());
    }

    Lane lane() {
        return lane;
    }

    Endpoint endpoint() {
        return endpoint;
    }

    void show(Endpoint changed) {
        if (!Objects.equals(changed.failingSince(), endpoint.failingSince())) {
            failingSince = changed.failingSince();
        }
        endpoint = changed;
        lane.admission().limitRate(changed.rateLimit());
    }

    /** The endpoint is gone; what is still in flight ends here. */
    void withdraw() {
        withdrawn = true;
    }

    boolean isWithdrawn() {
        return withdrawn;
    }

    /** So many reports concerned this endpoint's accounts, and so many of them it does not want. */
    void count(int matching, int unwanted) {
        matched += matching;
        filtered += unwanted;
    }

    /** The place of the next delivery from that partition. */
    Place place(int partition, long previousReportSeq) {
        return new Place(partition, sequences.merge(partition, 1L, Long::sum), previousReportSeq);
    }

    /** The sequence goes on behind that number, or behind a higher one where it got further. */
    void continueSequence(int partition, long endpointSeq) {
        sequences.merge(partition, endpointSeq, Math::max);
    }

    /** That partition is somebody else's. */
    void forgetSequences(Set<Integer> partitions) {
        sequences.keySet().removeAll(partitions);
    }

    /** Makes what was counted so far visible to other threads. */
    void showFigures() {
        figures =
                new EndpointFigures(
                        matched, filtered, lane.tally(), lane.size(), lane.admission().isBroken());
    }

    /** As of the last time they were shown. Any thread. */
    EndpointFigures figures() {
        return figures;
    }

    /** Since when it has answered nothing but failures, or null. */
    @Nullable Instant failingSince() {
        return failingSince;
    }

    void failingSince(@Nullable Instant since) {
        failingSince = since;
        marked = false;
    }

    /** Whether the store does not know yet that it is failing. */
    boolean isToBeMarked() {
        return !marked && endpoint.failingSince() == null;
    }

    void marked() {
        marked = true;
    }
}

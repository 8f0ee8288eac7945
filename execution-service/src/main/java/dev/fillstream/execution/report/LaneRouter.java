package dev.fillstream.execution.report;

import dev.fillstream.execution.report.JournalLane.Entry;
import dev.fillstream.model.value.OrderId;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/** Brings each change to its order's lane, and counts those that are under way. */
final class LaneRouter {

    private static final Duration LOOK_AGAIN = Duration.ofMillis(250);

    private final JournalLane[] lanes;
    private final Replacements replacements;
    private final AtomicInteger backlog = new AtomicInteger();

    /**
     * @param lanes to be filled before the first change comes
     */
    LaneRouter(JournalLane[] lanes, Replacements replacements) {
        this.lanes = lanes;
        this.replacements = replacements;
    }

    void enter(Entry entry) {
        backlog.incrementAndGet();
        lane(entry.change().orderId()).offer(entry);
    }

    /** The entry turned out to be about {@code owner}, which may be in another lane. */
    void handOn(Entry entry, OrderId owner) {
        replacements.remember(entry.change().orderId(), owner);
        enter(entry.about(owner));
    }

    /** The change makes no sense yet; it comes again in a while. */
    void later(Change change) {
        Uni.createFrom()
                .voidItem()
                .onItem()
                .delayIt()
                .by(LOOK_AGAIN)
                .subscribe()
                .with(_ -> enter(new Entry(change, null)));
    }

    int backlog() {
        return backlog.get();
    }

    void settled(int changes) {
        backlog.addAndGet(-changes);
    }

    private JournalLane lane(OrderId orderId) {
        // Not by hashCode: a lane's map would get keys whose hashes end alike, and grow trees.
        return lanes[Math.floorMod((int) orderId.value().getLeastSignificantBits(), lanes.length)];
    }
}

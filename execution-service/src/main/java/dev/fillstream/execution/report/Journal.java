package dev.fillstream.execution.report;

import dev.fillstream.execution.config.ExecutionConfig;
import dev.fillstream.model.value.OrderId;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Books changes to orders. An order always goes through the same lane; a lane runs one transaction
 * at a time and takes into it all that arrived during the one before. So the fuller it gets, the
 * fewer transactions an order costs, and an order's reports are booked and sent in order.
 */
@ApplicationScoped
public class Journal {

    private final LaneRouter router;
    private final int maxBacklog;
    private final Replacements replacements;
    private final Queue<UniEmitter<? super Void>> waiting = new ConcurrentLinkedQueue<>();

    @Inject
    public Journal(
            ExecutionConfig config,
            BatchBooking saving,
            OrderBook book,
            Replacements replacements,
            Quarantine quarantine,
            Ownership ownership) {
        this.replacements = replacements;
        this.maxBacklog = config.journal().maxBacklog();
        JournalLane[] lanes = new JournalLane[config.journal().lanes()];
        this.router = new LaneRouter(lanes, replacements);
        int ordersInMemory = config.journal().maxOrdersInMemory() / lanes.length + 1;
        for (int i = 0; i < lanes.length; i++) {
            lanes[i] =
                    new JournalLane(
                            new LaneBooking(
                                    saving, book, quarantine, ownership, router, ordersInMemory),
                            config.journal().maxBatch(),
                            this::settled);
        }
    }

    /** Books {@code change} when its turn comes. From any thread; returns at once. */
    public void offer(Change change) {
        router.enter(new JournalLane.Entry(change, null));
    }

    /** Books what a venue says, of whichever order it turns out to be about. */
    public void offer(String venue, VenueReport report) {
        offer(reported(venue, report));
    }

    /** Books what a venue says, and completes when it is booked, or found to be nothing new. */
    public Uni<Void> book(String venue, VenueReport report) {
        return book(reported(venue, report)).replaceWithVoid();
    }

    private Change reported(String venue, VenueReport report) {
        OrderId owner = replacements.order(report.clientOrderId());
        return Change.reported(venue, owner, List.of(report));
    }

    /** Books {@code change} and tells what came of it. */
    public Uni<Booked> book(Change change) {
        return Uni.createFrom().emitter(done -> router.enter(new JournalLane.Entry(change, done)));
    }

    /** Completes when there is room for more; whoever brings new orders waits here. */
    public Uni<Void> room() {
        if (router.backlog() < maxBacklog) {
            return Uni.createFrom().voidItem();
        }
        return Uni.createFrom()
                .emitter(
                        done -> {
                            waiting.add(done);
                            wake();
                        });
    }

    /** Changes that wait. */
    public int backlog() {
        return router.backlog();
    }

    private void settled(int changes) {
        router.settled(changes);
        wake();
    }

    private void wake() {
        while (router.backlog() < maxBacklog) {
            UniEmitter<? super Void> next = waiting.poll();
            if (next == null) {
                return;
            }
            next.complete(null);
        }
    }
}

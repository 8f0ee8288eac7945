package dev.fillstream.execution.reconcile;

import dev.fillstream.execution.report.BookedOrder;
import dev.fillstream.execution.report.Change;
import dev.fillstream.execution.report.Journal;
import dev.fillstream.execution.routing.Deadlines;
import dev.fillstream.execution.routing.Pursuit;
import dev.fillstream.model.order.OrderEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.util.Set;

/** The orders that an earlier owner left open, and what has to be done about each. */
@ApplicationScoped
public class UnfinishedOrders {

    private final CatchUp catchUp;
    private final OutcomeResolver resolver;
    private final Pursuit pursuit;
    private final Deadlines deadlines;
    private final Journal journal;
    private final InstantSource clock;

    @Inject
    public UnfinishedOrders(
            CatchUp catchUp,
            OutcomeResolver resolver,
            Pursuit pursuit,
            Deadlines deadlines,
            Journal journal,
            InstantSource clock) {
        this.catchUp = catchUp;
        this.resolver = resolver;
        this.pursuit = pursuit;
        this.deadlines = deadlines;
        this.journal = journal;
        this.clock = clock;
    }

    /** Completes when each was asked after once; those still unknown go on being asked after. */
    public Uni<Void> takeUp(Set<Integer> partitions) {
        return catchUp.forEach(
                order ->
                        partitions.contains(order.origin().partition())
                                ? takeUp(order)
                                : Uni.createFrom().voidItem());
    }

    private Uni<Void> takeUp(BookedOrder order) {
        deadlines.watch(order);
        pursuit.resume(order);
        // A crash between an intent and its answer leaves the order so: nobody knows.
        return order.isUnanswered()
                ? journal.book(
                                Change.of(
                                        order.orderId(),
                                        new OrderEvent.OutcomeUnknown(clock.instant())))
                        .chain(() -> resolver.askNow(order))
                : catchUp.ask(order);
    }
}

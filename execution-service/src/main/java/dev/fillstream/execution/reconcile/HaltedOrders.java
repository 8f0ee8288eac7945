package dev.fillstream.execution.reconcile;

import dev.fillstream.execution.report.BookedOrder;
import dev.fillstream.execution.report.Change;
import dev.fillstream.execution.report.Journal;
import dev.fillstream.execution.report.Ownership;
import dev.fillstream.execution.routing.Pursuit;
import dev.fillstream.execution.routing.TradingStates;
import dev.fillstream.execution.routing.TradingStates.Halt;
import dev.fillstream.model.order.OrderEvent;
import dev.fillstream.model.order.OrderState;
import dev.fillstream.model.value.ClOrdId;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * Cancels what is open in a scope that was halted: what works at the venue, and what is in doubt as
 * soon as it surfaces. The cancel's clOrdId names scope and version, so that a restart, which goes
 * through all of it again, asks for nothing twice.
 */
@ApplicationScoped
public class HaltedOrders {

    private static final Logger LOG = Logger.getLogger(HaltedOrders.class);

    private final TradingStates states;
    private final CatchUp catchUp;
    private final Journal journal;
    private final Pursuit pursuit;
    private final Ownership ownership;
    private final InstantSource clock;

    @Inject
    public HaltedOrders(
            TradingStates states,
            CatchUp catchUp,
            Journal journal,
            Pursuit pursuit,
            Ownership ownership,
            InstantSource clock) {
        this.states = states;
        this.catchUp = catchUp;
        this.journal = journal;
        this.pursuit = pursuit;
        this.ownership = ownership;
        this.clock = clock;
    }

    void start(@Observes StartupEvent event) {
        states.news()
                .onOverflow()
                .buffer()
                .onItem()
                .transformToUniAndConcatenate(halt -> cancel(halt))
                .subscribe()
                .with(_ -> {}, failure -> LOG.error("halts are not followed any more", failure));
    }

    private Uni<Void> cancel(Halt halt) {
        LOG.warnf("%s is halted, version %d: canceling what is open", halt.scope(), halt.version());
        return cancelAll()
                .onFailure()
                .invoke(failure -> LOG.errorf("not all canceled, will go on: %s", failure))
                .onFailure()
                .recoverWithNull();
    }

    /** Asks for a cancel of every open order that is halted; completes when all are booked. */
    public Uni<Void> cancelAll() {
        return states.isAnyHalted()
                ? catchUp.forEach(this::cancelIfHalted)
                : Uni.createFrom().voidItem();
    }

    private Uni<Void> cancelIfHalted(BookedOrder order) {
        if (!ownership.isOwned(order.origin().partition())) {
            return Uni.createFrom().voidItem();
        }
        return states.halted(order.order().terms())
                .map(halt -> cancel(order, halt))
                .orElseGet(() -> Uni.createFrom().voidItem());
    }

    /** Nobody needs to hear that a cancel of ours came too late or second. */
    private static boolean isEnding(BookedOrder order) {
        return order.order().isTerminal()
                || (order.order().state() instanceof OrderState.Pending pending
                        && pending.isCanceling());
    }

    private Uni<Void> cancel(BookedOrder order, Halt halt) {
        ClOrdId clOrdId = new ClOrdId("halt:" + halt.scope() + ":" + halt.version());
        OrderEvent asked = new OrderEvent.CancelRequested(clOrdId, clock.instant());
        return journal.book(
                        Change.asked(
                                order.orderId(), now -> isEnding(now) ? List.of() : List.of(asked)))
                .invoke(
                        booked -> {
                            if (booked.order() != null) {
                                pursuit.pursue(booked.order());
                            }
                        })
                .replaceWithVoid();
    }
}

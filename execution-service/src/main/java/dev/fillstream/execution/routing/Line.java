package dev.fillstream.execution.routing;

import dev.fillstream.execution.report.BookedOrder;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;

/**
 * The orders that wait for one venue: so many are under way at a time, so many may wait. A venue
 * that answers slows down whoever brings more; one that does not holds up nobody.
 */
final class Line {

    private static final Duration LOOK_AGAIN = Duration.ofMillis(20);

    private final VenueGate gate;
    private final int most;
    private final AtomicInteger waiting = new AtomicInteger();
    private final Turnstile<BookedOrder> turnstile;

    /**
     * @param atOnce orders that may wait for the venue's answer
     * @param most orders that may wait for their turn
     */
    Line(VenueGate gate, int atOnce, int most, BiConsumer<BookedOrder, Runnable> work) {
        this.gate = gate;
        this.most = most;
        this.turnstile =
                new Turnstile<>(
                        atOnce,
                        (order, done) -> {
                            waiting.decrementAndGet();
                            work.accept(order, done);
                        },
                        gate::letsThrough);
        gate.venueSwitch().onResume(turnstile::turn);
    }

    /** Completes when there is room for more, or nobody knows when there will be. */
    Uni<Void> admit(List<BookedOrder> orders) {
        orders.forEach(this::admit);
        return room();
    }

    void admit(BookedOrder order) {
        waiting.incrementAndGet();
        turnstile.admit(order);
    }

    boolean isFull() {
        return waiting.get() >= most;
    }

    /** Lets in who may. */
    void turn() {
        turnstile.turn();
    }

    private Uni<Void> room() {
        return !isFull() || gate.isShut()
                ? Uni.createFrom().voidItem()
                : Uni.createFrom().voidItem().onItem().delayIt().by(LOOK_AGAIN).chain(this::room);
    }
}

package dev.fillstream.execution.report;

import dev.fillstream.model.value.OrderId;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/** One queue of changes and the one batch of it that is being booked. */
final class JournalLane {

    /** A change, what came of it, and who waits to hear, if anyone. */
    static final class Entry {

        private final Change change;
        private final @Nullable UniEmitter<? super Booked> waiting;
        private boolean applied;

        Entry(Change change, @Nullable UniEmitter<? super Booked> waiting) {
            this.change = change;
            this.waiting = waiting;
        }

        Change change() {
            return change;
        }

        void applied(boolean value) {
            applied = value;
        }

        void complete(@Nullable BookedOrder order) {
            if (waiting != null) {
                waiting.complete(new Booked(order, applied && order != null));
            }
        }

        /** The same, to be decided on what the book has rather than on what was known. */
        Entry unknown() {
            return change instanceof Change.Adopted(BookedOrder order)
                    ? new Entry(Change.of(order.orderId()), waiting)
                    : this;
        }

        /** The same reports, once it is known whose they are. */
        Entry about(OrderId owner) {
            return change instanceof Change.Reported(String venue, _, List<VenueReport> reports)
                    ? new Entry(Change.reported(venue, owner, reports), waiting)
                    : this;
        }
    }

    private final LaneBooking booking;
    private final int maxBatch;
    private final IntConsumer settled;
    private final Queue<Entry> queue = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean busy = new AtomicBoolean();

    JournalLane(LaneBooking booking, int maxBatch, IntConsumer settled) {
        this.booking = booking;
        this.maxBatch = maxBatch;
        this.settled = settled;
    }

    void offer(Entry entry) {
        queue.add(entry);
        run();
    }

    /** Whoever finds the lane idle runs it; the rest have left their entry and go on. */
    private void run() {
        while (!queue.isEmpty() && busy.compareAndSet(false, true)) {
            List<Entry> batch = next();
            if (!batch.isEmpty()) {
                booking.book(batch).subscribe().with(_ -> done(batch), _ -> done(batch));
                return;
            }
            busy.set(false);
        }
    }

    private void done(List<Entry> batch) {
        busy.set(false);
        settled.accept(batch.size());
        run();
    }

    private List<Entry> next() {
        List<Entry> batch = new ArrayList<>();
        while (batch.size() < maxBatch) {
            Entry entry = queue.poll();
            if (entry == null) {
                break;
            }
            batch.add(entry);
        }
        return batch;
    }
}

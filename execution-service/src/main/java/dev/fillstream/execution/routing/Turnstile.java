package dev.fillstream.execution.routing;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Lets in so many at a time, first come, first served; never blocks.
 *
 * @param <T> what waits in line
 */
public final class Turnstile<T> {

    private record Waiting<T>(T item, @Nullable UniEmitter<? super Void> entered) {}

    private final int most;
    private final BiConsumer<T, Runnable> work;
    private final BooleanSupplier isOpen;
    private final Queue<Waiting<T>> line = new ConcurrentLinkedQueue<>();
    private final AtomicInteger inside = new AtomicInteger();
    private final AtomicInteger signals = new AtomicInteger();

    /**
     * @param work what is done inside; runs what it is given when it is done, whatever came of it
     */
    public Turnstile(int most, BiConsumer<T, Runnable> work) {
        this(most, work, () -> true);
    }

    /**
     * @param isOpen nobody is let in while it says no; {@link #turn} looks again
     */
    public Turnstile(int most, BiConsumer<T, Runnable> work, BooleanSupplier isOpen) {
        this.most = most;
        this.work = work;
        this.isOpen = isOpen;
    }

    /** Puts them in line; completes when the last of them is inside. */
    public Uni<Void> admit(List<T> items) {
        if (items.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return Uni.createFrom()
                .emitter(
                        entered -> {
                            int last = items.size() - 1;
                            for (int i = 0; i <= last; i++) {
                                line.add(new Waiting<>(items.get(i), i == last ? entered : null));
                            }
                            turn();
                        });
    }

    /** Puts one in line. */
    public void admit(T item) {
        line.add(new Waiting<>(item, null));
        turn();
    }

    /** Lets in who may. Work that ends at once signals here again; the loop takes it. */
    public void turn() {
        if (signals.getAndIncrement() != 0) {
            return;
        }
        int seen = 1;
        do {
            letIn();
            seen = signals.addAndGet(-seen);
        } while (seen != 0);
    }

    private void letIn() {
        while (inside.get() < most && isOpen.getAsBoolean()) {
            Waiting<T> next = line.poll();
            if (next == null) {
                return;
            }
            inside.incrementAndGet();
            work.accept(next.item(), this::leave);
            if (next.entered() != null) {
                next.entered().complete(null);
            }
        }
    }

    private void leave() {
        inside.decrementAndGet();
        turn();
    }
}

package dev.fillstream.notifier.delivery;

import io.smallrye.mutiny.subscription.UniEmitter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntSupplier;

/** Keeps whoever brings deliveries waiting while too many are in memory. Engine's loop only. */
final class Backpressure {

    /** To look at all lanes costs too much for each reply. */
    private static final int REPLIES_PER_LOOK = 16;

    private final int most;
    private final IntSupplier inMemory;
    private final List<UniEmitter<? super Void>> held = new ArrayList<>();
    private int replies;

    Backpressure(int most, IntSupplier inMemory) {
        this.most = most;
        this.inMemory = inMemory;
    }

    void hold(UniEmitter<? super Void> emitter) {
        held.add(emitter);
        letGo();
    }

    /** One delivery less, most likely. */
    void replied() {
        replies++;
        if (replies % REPLIES_PER_LOOK == 0) {
            letGo();
        }
    }

    /** Answers those that wait, once there is room. */
    void letGo() {
        if (held.isEmpty() || inMemory.getAsInt() > most) {
            return;
        }
        List<UniEmitter<? super Void>> free = List.copyOf(held);
        held.clear();
        free.forEach(emitter -> emitter.complete(null));
    }
}

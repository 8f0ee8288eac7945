package dev.fillstream.notifier.lane;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * Counts what is still open of a batch of records, and tells once when all of it was made or
 * written down: then, and not before, may their offsets be committed. Any thread.
 */
public final class Receipt {

    /** Of a delivery whose record was committed long ago. */
    public static final Receipt NONE = new Receipt(() -> {});

    private final Runnable whenSettled;

    /** Starts at one, which is the batch itself while it is being handed over. */
    private final AtomicInteger open = new AtomicInteger(1);

    public Receipt(Runnable whenSettled) {
        this.whenSettled = whenSettled;
    }

    /** One more thing to wait for. */
    public void open() {
        open.incrementAndGet();
    }

    /** One thing less to wait for. */
    public void settle() {
        if (open.decrementAndGet() == 0 && this != NONE) {
            whenSettled.run();
        }
    }
}

package dev.fillstream.pipeline;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** Waits for a thing to appear, and fails with its name when it does not. */
final class Eventually {

    private static final Duration STEP = Duration.ofMillis(50);

    private Eventually() {}

    /** The thing, as soon as it is there. */
    static <T> T appears(String what, Duration patience, Supplier<Optional<T>> look) {
        long deadline = System.nanoTime() + patience.toNanos();
        while (true) {
            Optional<T> found = look.get();
            if (found.isPresent()) {
                return found.get();
            }
            if (System.nanoTime() > deadline) {
                throw new AssertionError(what + " did not appear within " + patience);
            }
            LockSupport.parkNanos(STEP.toNanos());
        }
    }

    /** Returns when {@code condition} holds. */
    static void holds(String what, Duration patience, Supplier<Boolean> condition) {
        appears(what, patience, () -> condition.get() ? Optional.of(true) : Optional.empty());
    }
}

package dev.fillstream.notifier.lane;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a {@link Lane} wants done. The steps of one answer are carried out in their order. */
public sealed interface Step {

    Delivery delivery();

    /** Make the attempt now. */
    record Start(Delivery delivery) implements Step {}

    /**
     * Write it down.
     *
     * @param nextAttemptAt when it is due, or null where an earlier report of its order comes first
     */
    record Park(Delivery delivery, @Nullable Instant nextAttemptAt) implements Step {}

    /** Its row stays, for another attempt at that time. */
    record Reschedule(Delivery delivery, Instant nextAttemptAt) implements Step {}

    /** Its row goes: it was delivered. The next report of the order becomes due. */
    record Remove(Delivery delivery) implements Step {}

    /**
     * No more attempts. Its row stays, marked, and is written now where there was none; the next
     * report of the order becomes due.
     *
     * @param hasRow whether there is a row to mark
     */
    record Abandon(Delivery delivery, boolean hasRow) implements Step {}
}

package dev.fillstream.local.stack;

import java.time.Duration;

/** Hears what happens to the parts of a stack. Called from several threads, one at a time. */
public interface StackListener {

    /** Nobody listens. */
    StackListener SILENT = new StackListener() {};

    /** The part is ready, so long after it was started. */
    default void ready(PartStatus part, Duration took) {}

    /** The part died by itself. */
    default void died(PartStatus part, int exitCode) {}

    /** The part was stopped. */
    default void stopped(PartStatus part) {}
}

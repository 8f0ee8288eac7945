package dev.fillstream.notifier.delivery;

/** Where outcomes are told. Any thread may call it; it never blocks. */
public interface OutcomeLog {

    /** {@code whenDurable} hears once the outcome is acknowledged, on a thread of the log's own. */
    void publish(Outcome outcome, Runnable whenDurable);
}

package dev.fillstream.local.check;

/** One promise of the pipeline, and how to find out whether it was kept. */
public interface Check {

    /** The promise, as a sentence. */
    String name();

    /** What it counts, in plural: orders, trades, reports. */
    String subject();

    /** Notes in {@code findings} whatever in {@code history} breaks the promise. */
    void examine(History history, Findings findings);
}

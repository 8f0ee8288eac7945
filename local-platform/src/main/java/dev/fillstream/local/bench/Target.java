package dev.fillstream.local.bench;

/** A pipeline that can be loaded and watched: ours, or the one that only copies. */
public interface Target extends AutoCloseable {

    /** What it is called in the report. */
    String label();

    /** The last stage that an order passes here. */
    Stage last();

    /** A sender for these orders. */
    LoadGenerator generator(Workload.Made made, Timeline timeline);

    /** Stamps what is seen of these orders until it is closed. */
    Watch watch(Workload.Made made, Timeline timeline) throws InterruptedException;

    @Override
    void close();
}

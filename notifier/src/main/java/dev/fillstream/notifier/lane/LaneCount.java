package dev.fillstream.notifier.lane;

/** Counts what a lane was given and what became of it, for its {@link LaneTally}. */
final class LaneCount {

    long entered;
    long adopted;
    long delivered;
    long abandoned;
    long dropped;

    LaneTally tally(int rows, int live) {
        return new LaneTally(entered, adopted, delivered, abandoned, dropped, rows, live);
    }
}

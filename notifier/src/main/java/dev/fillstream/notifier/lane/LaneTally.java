package dev.fillstream.notifier.lane;

/**
 * What became of everything that a lane was given, ever: what came in is what is through, parked or
 * in memory.
 *
 * @param entered reports straight from the log
 * @param adopted rows that were found rather than written here
 * @param dropped handed on with their partition, or gone with their endpoint
 * @param rows parked now
 * @param live in memory now, neither made nor written down
 */
public record LaneTally(
        long entered,
        long adopted,
        long delivered,
        long abandoned,
        long dropped,
        long rows,
        long live) {

    public static final LaneTally NONE = new LaneTally(0, 0, 0, 0, 0, 0, 0);

    /** What is missing, or where negative, too much; always zero. */
    public long imbalance() {
        return entered + adopted - delivered - abandoned - dropped - rows - live;
    }
}

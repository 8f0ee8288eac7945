package dev.fillstream.notifier.delivery;

import dev.fillstream.notifier.lane.LaneTally;

/**
 * The numbers of one endpoint at one moment.
 *
 * @param matched reports about its accounts, counted where records are read
 * @param filtered those among them whose type it does not want
 * @param lane what became of the others, counted where attempts end
 * @param held orders that are known one by one
 * @param broken whether it is left in peace for now
 */
record EndpointFigures(long matched, long filtered, LaneTally lane, int held, boolean broken) {

    static final EndpointFigures NONE = new EndpointFigures(0, 0, LaneTally.NONE, 0, false);

    /**
     * Reports that matched and are neither delivered, parked, abandoned, filtered nor on their way:
     * always zero.
     */
    long imbalance() {
        return matched - filtered - lane.entered() + lane.imbalance();
    }
}

package dev.fillstream.risk.adapter.metrics;

import org.jboss.logging.Logger;

/**
 * A line per refusal, but only so many a second: a flood of refusals shall not become a flood of
 * lines, and the metric counts them all.
 */
final class RefusalLog {

    private static final Logger LOG = Logger.getLogger("dev.fillstream.risk.refusals");
    private static final int MOST_PER_SECOND = 20;
    private static final long SECOND = 1_000_000_000L;

    private long began = System.nanoTime();
    private int lines;
    private long left;

    synchronized void refused(String command, String orderId, String code) {
        long now = System.nanoTime();
        if (now - began > SECOND) {
            if (left > 0) {
                LOG.infof("refused more=%d", left);
            }
            began = now;
            lines = 0;
            left = 0;
        }
        if (lines < MOST_PER_SECOND) {
            lines++;
            LOG.infof("refused command=%s orderId=%s code=%s", command, orderId, code);
        } else {
            left++;
        }
    }
}

package dev.fillstream.local.bench;

import org.HdrHistogram.Histogram;

/** Latencies of one hop, in microseconds, three significant digits, at most ten minutes. */
public record Latencies(Histogram micros) {

    private static final long MOST_MICROS = 600_000_000L;

    public static Latencies empty() {
        return new Latencies(new Histogram(MOST_MICROS, 3));
    }

    public void record(long nanos) {
        micros.recordValue(Math.clamp(nanos / 1_000, 0, MOST_MICROS));
    }

    /**
     * @param percentile 0 to 100
     * @return milliseconds
     */
    public double millisAt(double percentile) {
        return micros.getValueAtPercentile(percentile) / 1_000.0;
    }

    public double maxMillis() {
        return micros.getMaxValue() / 1_000.0;
    }

    public long count() {
        return micros.getTotalCount();
    }
}

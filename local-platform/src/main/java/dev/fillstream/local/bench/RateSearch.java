package dev.fillstream.local.bench;

import java.util.ArrayList;
import java.util.List;

/**
 * Finds the highest rate that ends without lag: doubling until it does not, then halving the gap.
 */
public final class RateSearch {

    /** The search ends when the gap is below this share of the rate. */
    private static final double FINE_ENOUGH = 0.08;

    private static final int MOST = 200_000;

    /** Runs one trial at a rate. */
    @FunctionalInterface
    public interface Attempt {
        Trial.Outcome at(int rate) throws InterruptedException;
    }

    /**
     * @param rate the highest sustained rate, orders per second; 0 where none was
     * @param tried every trial, in the order made
     */
    public record Found(int rate, List<Trial.Outcome> tried) {

        public Found {
            tried = List.copyOf(tried);
        }
    }

    private RateSearch() {}

    /**
     * @param sustained a rate that is known to be sustained, or 0
     * @param first where to begin, above it
     */
    public static Found between(int sustained, int first, Attempt attempt)
            throws InterruptedException {
        List<Trial.Outcome> tried = new ArrayList<>();
        int good = sustained;
        int bad = MOST;
        int rate = Math.min(MOST - 1, first);
        while (bad - good > FINE_ENOUGH * bad && rate > good) {
            Trial.Outcome outcome = attempt.at(rate);
            tried.add(outcome);
            if (outcome.isSustained()) {
                good = rate;
            } else {
                bad = rate;
            }
            rate = bad == MOST ? Math.min(MOST - 1, good * 2) : (good + bad) / 2;
        }
        return new Found(good, tried);
    }
}

package dev.fillstream.local.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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
     * @param best the trial at the highest sustained rate; empty where even the first was not
     *     sustained
     * @param tried every trial, in the order made
     */
    public record Found(Optional<Trial.Outcome> best, List<Trial.Outcome> tried) {

        public Found {
            tried = List.copyOf(tried);
        }

        /** Orders per second, 0 where nothing was sustained. */
        public int rate() {
            return best.map(outcome -> outcome.measurement().offeredPerSecond()).orElse(0);
        }
    }

    private RateSearch() {}

    public static Found from(int startRate, Attempt attempt) throws InterruptedException {
        List<Trial.Outcome> tried = new ArrayList<>();
        Optional<Trial.Outcome> best = Optional.empty();
        int good = 0;
        int bad = MOST;
        int rate = startRate;
        while (bad - good > FINE_ENOUGH * bad && rate >= 1) {
            Trial.Outcome outcome = attempt.at(rate);
            tried.add(outcome);
            if (outcome.isSustained()) {
                good = rate;
                best = Optional.of(outcome);
            } else {
                bad = rate;
            }
            rate = bad == MOST ? Math.min(MOST - 1, good * 2) : (good + bad) / 2;
        }
        return new Found(best, tried);
    }
}

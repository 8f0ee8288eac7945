package dev.fillstream.risk.exposure;

/**
 * How a strategy of an account goes on after its fills.
 *
 * @param hasFilled whether it has filled since it last entered an order
 * @param repeats how often it entered after a fill
 * @param rearm since which re-arming that was counted
 */
public record StrategyUse(boolean hasFilled, int repeats, long rearm) {

    public static final StrategyUse NONE = new StrategyUse(false, 0, 0);

    /** As it counts now that somebody re-armed it for the {@code generation}th time. */
    public StrategyUse since(long generation) {
        return generation == rearm ? this : new StrategyUse(hasFilled, 0, generation);
    }

    public StrategyUse filled() {
        return hasFilled ? this : new StrategyUse(true, repeats, rearm);
    }

    public StrategyUse entered() {
        return hasFilled ? new StrategyUse(false, repeats + 1, rearm) : this;
    }
}

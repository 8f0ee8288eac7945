package dev.fillstream.risk.check;

/**
 * One rule of pre-trade risk. It is pure: all that it may look at is handed to it, and it judges
 * the same again whenever it is asked the same.
 *
 * <p>A check that lacks an input says {@link Finding#NOT_REACHED}, and may only do so where another
 * check refuses for that lack: an order goes through only when every check passed.
 */
public interface RiskCheck {

    /** The code it refuses with; no two checks share one. */
    RiskCode code();

    Finding judge(OrderAtRisk order);

    /** Whether it bounds risk; a replace that only takes risk away is not held against it. */
    default boolean isLimit() {
        return true;
    }

    /** For metrics and tables. */
    default String name() {
        return getClass().getSimpleName();
    }
}

package dev.fillstream.local.verify;

import dev.fillstream.local.check.Decision;

/**
 * Where a decision and its recomputation part.
 *
 * @param what the field of the decision, or the code of a check
 */
public record Difference(Decision decision, String what, String said, String recomputed) {

    /** For people. */
    @Override
    public String toString() {
        return "the decision about order %s (%s, on %s) says %s is %s, and made again it is %s"
                .formatted(
                        decision.orderId(),
                        decision.record().position(),
                        decision.decides(),
                        what,
                        shown(said),
                        shown(recomputed));
    }

    private static String shown(String value) {
        return value.isEmpty() ? "empty" : value;
    }
}

package dev.fillstream.local.verify;

import dev.fillstream.v1.CheckResult.Outcome;
import java.math.BigDecimal;

/** What the plain implementation says of one rule, with the two values as it compared them. */
record Judged(Outcome outcome, String observed, String limit) {

    static final Judged PASSED = new Judged(Outcome.OUTCOME_PASSED, "", "");
    static final Judged NOT_REACHED = new Judged(Outcome.OUTCOME_NOT_REACHED, "", "");

    static Judged refused(Object observed, Object limit) {
        return new Judged(Outcome.OUTCOME_REFUSED, observed.toString(), limit.toString());
    }

    static Judged passedIf(boolean passed, Object observed, Object limit) {
        return passed
                ? new Judged(Outcome.OUTCOME_PASSED, observed.toString(), limit.toString())
                : refused(observed, limit);
    }

    /** Whether {@code observed} is at most {@code bound}, a decimal or {@code unlimited}. */
    static Judged within(String bound, BigDecimal observed) {
        boolean isWithin =
                bound.equals(PlainLimits.UNLIMITED)
                        || observed.compareTo(new BigDecimal(bound)) <= 0;
        return passedIf(isWithin, observed.toPlainString(), bound);
    }
}

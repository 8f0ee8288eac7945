package dev.fillstream.risk.check;

import dev.fillstream.risk.limit.Bound;
import java.math.BigDecimal;

/** What one check found, with the two values as they were compared. */
public sealed interface Finding {

    /** Nothing to object. */
    record Passed(String observed, String limit) implements Finding {}

    /** The order may not go through. */
    record Refused(String observed, String limit) implements Finding {}

    /** Something that the check needs is missing; another check refuses for that. */
    record NotReached() implements Finding {}

    Finding NOT_REACHED = new NotReached();

    /** Where there is nothing to compare. */
    Finding PASSED = new Passed("", "");

    /** Whether the bound allows what was observed. */
    static Finding within(Bound bound, BigDecimal observed) {
        String seen = observed.toPlainString();
        return bound.allows(observed)
                ? new Passed(seen, bound.toString())
                : new Refused(seen, bound.toString());
    }

    static Finding passedIf(boolean passed, Object observed, Object limit) {
        return passed
                ? new Passed(observed.toString(), limit.toString())
                : new Refused(observed.toString(), limit.toString());
    }
}

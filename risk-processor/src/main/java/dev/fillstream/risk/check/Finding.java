package dev.fillstream.risk.check;

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

    static Finding passedIf(boolean passed, Object observed, Object limit) {
        return passed
                ? new Passed(observed.toString(), limit.toString())
                : new Refused(observed.toString(), limit.toString());
    }
}

package dev.fillstream.local.check;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a check notes while it goes through the history. */
public final class Findings {

    private final List<String> problems = new ArrayList<>();
    private long examined;

    /** Notes that one more thing was looked at. */
    public void examined() {
        examined++;
    }

    /** Notes what is wrong, unless {@code holds}. */
    public void expect(boolean holds, String problem, @Nullable Object... arguments) {
        if (!holds) {
            problems.add(problem.formatted(arguments));
        }
    }

    /** Notes what is wrong. */
    public void problem(String problem, @Nullable Object... arguments) {
        problems.add(problem.formatted(arguments));
    }

    /** A check that had nothing to look at has not passed. */
    CheckResult result(Check check) {
        if (!problems.isEmpty()) {
            String more =
                    problems.size() == 1 ? "" : " (and %d more)".formatted(problems.size() - 1);
            return new CheckResult(check.name(), false, problems.getFirst() + more, problems);
        }
        if (examined == 0) {
            String nothing = "there were no " + check.subject() + " to check";
            return new CheckResult(check.name(), false, nothing, List.of(nothing));
        }
        return new CheckResult(
                check.name(), true, "%d %s".formatted(examined, check.subject()), List.of());
    }
}

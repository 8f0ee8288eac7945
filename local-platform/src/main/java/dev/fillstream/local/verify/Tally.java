package dev.fillstream.local.verify;

import dev.fillstream.local.check.Decision;
import dev.fillstream.local.check.LogRecord;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/** What came of the decisions so far. */
final class Tally {

    private final Predicate<Decision> range;
    private final List<Difference> differences = new ArrayList<>();
    private final Map<String, Long> skipped = new TreeMap<>();
    private long recomputed;

    /**
     * @param range the decisions that are looked at; all others only count for the state
     */
    Tally(Predicate<Decision> range) {
        this.range = range;
    }

    Recomputation.Result result() {
        differences.sort(Comparator.comparing(one -> DecisionMaker.time(one.decision())));
        return new Recomputation.Result(
                recomputed, new TreeMap<>(skipped), List.copyOf(differences));
    }

    void skip(Decision decision, String why) {
        if (range.test(decision)) {
            skipped.merge(why, 1L, Long::sum);
        }
    }

    /** Whether it differs. */
    boolean compare(
            Decision decision, Optional<LogRecord> record, Expected expected, KnownRecords known) {
        boolean isLookedAt = range.test(decision);
        Optional<Difference> difference =
                isLookedAt
                        ? onTime(decision, record)
                                .or(() -> Comparison.of(decision, expected, known))
                        : Optional.empty();
        difference.ifPresent(differences::add);
        recomputed += isLookedAt && difference.isEmpty() ? 1 : 0;
        return difference.isPresent();
    }

    /** The only clock that a decision knows is the command's record. */
    private static Optional<Difference> onTime(Decision decision, Optional<LogRecord> record) {
        return record.filter(one -> !one.timestamp().equals(DecisionMaker.time(decision)))
                .map(
                        one ->
                                new Difference(
                                        decision,
                                        "decidedAt",
                                        DecisionMaker.time(decision).toString(),
                                        one.timestamp().toString()));
    }
}

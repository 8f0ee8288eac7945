package dev.fillstream.local.verify;

import dev.fillstream.local.check.Decision;
import dev.fillstream.local.check.History;
import dev.fillstream.local.check.LogRecord;
import dev.fillstream.schemas.Topic;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * Every decision of the log, made again, partition by partition and each in the order in which risk
 * made them. What accounts had and risked is added up from the first record on; of what is over
 * little is kept, so the log may be of any length.
 */
public final class Recomputation {

    /**
     * What came of it.
     *
     * @param recomputed how many decisions of the range were made again, with the same result
     * @param skipped how many could not be, by why
     * @param differences the first of each account, earliest first
     */
    public record Result(
            long recomputed, Map<String, Long> skipped, List<Difference> differences) {}

    private Recomputation() {}

    /**
     * @param range the decisions that are looked at; all others only count for the state
     */
    public static Result of(Log log, Predicate<Decision> range) {
        Set<Integer> partitions = new TreeSet<>(log.partitions(Topic.RISK_APPROVED));
        partitions.addAll(log.partitions(Topic.RISK_REJECTED));
        KnownRecords known = new KnownRecords(log.control());
        Tally tally = new Tally(range);
        for (int partition : partitions) {
            try (Log.Reading reading = log.read(partition)) {
                new PartitionRun(log, reading, partition, known, tally).toTheEnd();
            }
        }
        return tally.result();
    }

    /** The same of a log in memory, whose decisions may stand in any order. */
    public static Result of(History history, Predicate<Decision> range) {
        List<LogRecord> records = new ArrayList<>(history.evidence().records());
        records.removeIf(
                record ->
                        record.topic().equals(Topic.RISK_APPROVED.name())
                                || record.topic().equals(Topic.RISK_REJECTED.name()));
        history.decisions().stream()
                .sorted(Comparator.comparing(one -> one.risk().getOrdersOffset()))
                .map(Decision::record)
                .forEach(records::add);
        return of(new RecordedLog(records), range);
    }
}

package dev.fillstream.risk.exposure;

import java.util.ArrayList;
import java.util.List;

/**
 * Which reports of one order were applied, so that each counts once however often and in whatever
 * order they come.
 *
 * @param through all up to this reportSeq
 * @param beyond and these, ascending; empty but where a report overtook another
 */
public record AppliedReports(long through, List<Long> beyond) {

    public static final AppliedReports NONE = new AppliedReports(0, List.of());

    /** More than this never overtake each other; it bounds what a stray order can store. */
    private static final int MOST_BEYOND = 64;

    public AppliedReports {
        beyond = List.copyOf(beyond);
    }

    public boolean contains(long reportSeq) {
        return reportSeq <= through || beyond.contains(reportSeq);
    }

    /** These and {@code reportSeq}. */
    public AppliedReports with(long reportSeq) {
        if (beyond.isEmpty() && reportSeq == through + 1) {
            return new AppliedReports(reportSeq, List.of());
        }
        return contains(reportSeq) ? this : merged(reportSeq);
    }

    private AppliedReports merged(long reportSeq) {
        List<Long> all = new ArrayList<>(beyond);
        all.add(reportSeq);
        all.sort(null);
        long end = through;
        while (!all.isEmpty() && (all.getFirst() == end + 1 || all.size() > MOST_BEYOND)) {
            end = all.removeFirst();
        }
        return new AppliedReports(end, all);
    }
}

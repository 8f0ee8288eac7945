package dev.fillstream.local.verify;

import dev.fillstream.local.check.Decision;
import dev.fillstream.local.check.LogRecord;
import dev.fillstream.schemas.Topic;
import dev.fillstream.schemas.WireFormat.Readable;
import dev.fillstream.v1.ApprovedCommand;
import dev.fillstream.v1.RejectedCommand;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The decisions of one partition in the order of their commands, each once: those told again are
 * left out. A bit per command is all that is kept of them.
 */
final class Decisions {

    private static final int BITS = 1 << 16;

    private final Source approved;
    private final Source rejected;
    private final Map<Long, BitSet> seen = new HashMap<>();
    private final Set<LogRecord.Position> seenElsewhere = new HashSet<>();

    Decisions(Log.Cursor approved, Log.Cursor rejected) {
        this.approved = new Source(approved);
        this.rejected = new Source(rejected);
    }

    /** Whether it is about a command that stood on the partition that its key belongs to. */
    static boolean isAtHome(Decision decision) {
        return decision.risk().getOrdersPartition() == decision.record().partition();
    }

    /** The next one; empty at the end. */
    Optional<Decision> next() {
        Optional<Decision> one = approved.peek();
        Optional<Decision> other = rejected.peek();
        boolean isOther =
                one.isEmpty() || (other.isPresent() && place(other.get()) < place(one.get()));
        if (isOther && other.isEmpty()) {
            return Optional.empty();
        }
        (isOther ? rejected : approved).take();
        return isOther ? other : one;
    }

    /** What came on another partition than its own decides nothing, and need not wait. */
    private static long place(Decision decision) {
        return isAtHome(decision) ? decision.risk().getOrdersOffset() : -1;
    }

    private boolean isNew(Decision decision) {
        if (!isAtHome(decision)) {
            return seenElsewhere.add(decision.decides());
        }
        long offset = decision.risk().getOrdersOffset();
        BitSet bits = seen.computeIfAbsent(offset / BITS, _ -> new BitSet());
        int bit = (int) (Math.abs(offset) % BITS);
        boolean isNew = !bits.get(bit);
        bits.set(bit);
        return isNew;
    }

    private final class Source {

        private final Log.Cursor cursor;
        private Optional<Decision> next = Optional.empty();

        Source(Log.Cursor cursor) {
            this.cursor = cursor;
        }

        Optional<Decision> peek() {
            Optional<LogRecord> record = cursor.peek();
            while (next.isEmpty() && record.isPresent()) {
                next = read(record.get()).filter(Decisions.this::isNew);
                cursor.take();
                record = cursor.peek();
            }
            return next;
        }

        void take() {
            next = Optional.empty();
        }
    }

    private static Optional<Decision> read(LogRecord record) {
        if (record.topic().equals(Topic.RISK_APPROVED.name())) {
            return Topic.RISK_APPROVED.format().read(record.value())
                            instanceof Readable<ApprovedCommand>(var value)
                    ? Optional.of(
                            new Decision(
                                    record,
                                    value.getCommand(),
                                    value.getDecision(),
                                    Optional.empty()))
                    : Optional.empty();
        }
        return Topic.RISK_REJECTED.format().read(record.value())
                        instanceof Readable<RejectedCommand>(var value)
                ? Optional.of(
                        new Decision(
                                record,
                                value.getCommand(),
                                value.getDecision(),
                                Optional.of(value.getRefusal())))
                : Optional.empty();
    }
}

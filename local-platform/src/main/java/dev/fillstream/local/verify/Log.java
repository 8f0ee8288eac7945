package dev.fillstream.local.verify;

import dev.fillstream.local.check.LogRecord;
import dev.fillstream.schemas.Topic;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The log, read from its first record on and kept nowhere. */
public interface Log {

    /** The topics of {@link #control()}. */
    List<Topic<?>> CONTROL =
            List.of(
                    Topic.RISK_LIMITS,
                    Topic.SHARED_LIMITS,
                    Topic.TRADING_STATES,
                    Topic.INSTRUMENTS);

    /** The records of one partition of a topic, one after the other. */
    interface Cursor {

        /** The next record; empty at the end. Asked again it is the same, until it is taken. */
        Optional<LogRecord> peek();

        /** Goes on behind the record that was seen last. */
        void take();
    }

    /** Topics that are read side by side, of one partition. */
    interface Reading extends AutoCloseable {

        Cursor cursor(Topic<?> topic, int partition);

        @Override
        void close();
    }

    /** Every partition that a topic has. */
    Set<Integer> partitions(Topic<?> topic);

    /**
     * Begins anew.
     *
     * @param partition of the business topics; of prices all partitions are read
     */
    Reading read(int partition);

    /** All records of limits, trading states and instruments. */
    List<LogRecord> control();

    /** One record, where it is still there. */
    Optional<LogRecord> find(LogRecord.Position position);
}

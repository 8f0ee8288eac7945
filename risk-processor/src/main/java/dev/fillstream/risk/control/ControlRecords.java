package dev.fillstream.risk.control;

import java.time.Duration;
import java.util.concurrent.CompletionStage;

/**
 * The records that orders are held against, the last of each key. None of these methods waits: what
 * they answer from is in memory, and a change is answered later.
 */
public interface ControlRecords {

    /** What a record is about. */
    enum Kind {
        /** Key: the account. */
        LIMITS,
        /** Key: {@code firm} or {@code desk:X}. */
        SHARED_LIMITS,
        /** Key: the scope. */
        TRADING_STATES,
        /** Key: the symbol. */
        INSTRUMENTS
    }

    /** What is there. */
    sealed interface Current {}

    /** A record as it was written, and its version. */
    record Found(long version, byte[] value) implements Current {}

    record Absent() implements Current {}

    /** The records were not read to their end yet. */
    record NotReady() implements Current {}

    /** What became of a change. */
    sealed interface Change {}

    /**
     * It is written, and holds here from the next order on.
     *
     * @param effectiveAfter from the call until an order here was held against it
     */
    record Written(Duration effectiveAfter) implements Change {}

    /**
     * Somebody else was faster.
     *
     * @param version the one that is there; 0 for none
     */
    record Conflict(long version) implements Change {}

    /** The value says something that it must not; nothing was written. */
    record Invalid(String fault) implements Change {}

    /** Not known whether it was written; ask for it. */
    record Unavailable(String why) implements Change {}

    Current find(Kind kind, String key);

    /**
     * Writes a record in place of the version that is there.
     *
     * @param expected the version that the change was made from; 0 for none
     * @param value carries the next version
     */
    CompletionStage<Change> put(Kind kind, String key, long expected, byte[] value);

    /** Takes away the record of that version. */
    CompletionStage<Change> remove(Kind kind, String key, long expected);
}

package dev.fillstream.risk.adapter.streams;

import dev.fillstream.schemas.DeadLetter;

/** What came of a command. */
sealed interface Outcome {

    /**
     * A decision, to be remembered and told.
     *
     * @param subject the orderId, or the account where a request is about no single order
     * @param code why it was refused; empty for approvals
     * @param value of the record that tells it
     */
    record Decision(String subject, boolean isApproved, String code, byte[] value)
            implements Outcome {}

    /** A command that nobody may act on. */
    record Letter(DeadLetter.Reason reason, String cause) implements Outcome {}
}

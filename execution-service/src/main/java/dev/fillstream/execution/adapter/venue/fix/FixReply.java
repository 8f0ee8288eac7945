package dev.fillstream.execution.adapter.venue.fix;

import quickfix.Message;

/** What came of a message that asks for something. */
sealed interface FixReply {

    /** An ExecutionReport or OrderCancelReject about it. */
    record Answer(Message message) implements FixReply {}

    /**
     * A BusinessMessageReject, or a Reject of the session.
     *
     * @param forNow whether the same may work later
     */
    record Rejected(boolean forNow, String text) implements FixReply {}

    /** It was never sent and never will be. */
    record NotSent(String reason) implements FixReply {}

    /** It may have arrived or not. */
    record None(String reason) implements FixReply {}
}

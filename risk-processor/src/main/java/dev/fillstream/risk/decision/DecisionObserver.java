package dev.fillstream.risk.decision;

import dev.fillstream.risk.limit.AccountLimits;

/** Is told what happens, to count it. Called on the deciding thread, so it must not wait. */
public interface DecisionObserver {

    /**
     * @param subject the orderId, or the account where a request is about no single order
     * @param code why it was refused; empty for approvals
     * @param nanos from reading the record to handing on the decision
     */
    void decided(String command, String subject, boolean isApproved, String code, long nanos);

    /**
     * An order or replace was let through, and is about to leave.
     *
     * @param desk empty for none
     */
    void approved(String account, String desk, String symbol);

    /**
     * An order or replace was held against limits that are only tried as well.
     *
     * @param versions of the limits that were tried
     */
    void shadowed(String account, AccountLimits.Versions versions, ShadowVerdict verdict);

    /** A command came again and its decision was sent again. */
    void repeated();

    /** A report was booked, or had been before. */
    void booked(boolean isNew);

    /** A record left for the dead-letter topic of {@code topic}. */
    void deadLettered(String topic, String reason);

    /**
     * An account's orders are refused from now on, because a report about it could not be booked.
     *
     * @param offset where the report stands on its partition of {@code executions}
     */
    void uncertain(String account, int partition, long offset);

    /** A record of a control topic says nothing that could be understood. */
    void unreadableControl(String topic, String why);
}

package dev.fillstream.risk.decision;

import dev.fillstream.risk.limit.AccountLimits;

/** Counts nothing: for decisions that are tried out and happen to nobody. */
public final class Unobserved implements DecisionObserver {

    @Override
    public void decided(
            String command, String subject, boolean isApproved, String code, long nanos) {}

    @Override
    public void approved(String account, String desk, String symbol) {}

    @Override
    public void shadowed(String account, AccountLimits.Versions versions, ShadowVerdict verdict) {}

    @Override
    public void repeated() {}

    @Override
    public void booked(boolean isNew) {}

    @Override
    public void deadLettered(String topic, String reason) {}

    @Override
    public void uncertain(String account, int partition, long offset) {}

    @Override
    public void unreadableControl(String topic, String why) {}
}

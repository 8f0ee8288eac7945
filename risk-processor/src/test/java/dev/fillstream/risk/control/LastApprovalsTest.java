package dev.fillstream.risk.control;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LastApprovalsTest {

    private final LastApprovals approvals = new LastApprovals();

    @Test
    void tellsHowLongAfterAHaltTheLastOrderOfAScopeWasLetThrough() {
        approvals.approved("acct-1", "equities", "ACME", 100);
        approvals.approved("acct-2", "", "ACME", 250);
        assertThat(approvals.nanosAfter("firm", 50)).isEqualTo(200);
        assertThat(approvals.nanosAfter("account:acct-1", 50)).isEqualTo(50);
        assertThat(approvals.nanosAfter("desk:equities", 50)).isEqualTo(50);
        assertThat(approvals.nanosAfter("symbol:ACME", 50)).isEqualTo(200);
    }

    @Test
    void isNothingWhereNoneWasLetThroughSince() {
        assertThat(approvals.nanosAfter("firm", 5)).isZero();
        approvals.approved("acct-1", "", "ACME", 100);
        assertThat(approvals.nanosAfter("account:acct-1", 100)).isZero();
        assertThat(approvals.nanosAfter("firm", 101)).isZero();
        assertThat(approvals.nanosAfter("account:acct-2", 0)).isZero();
        assertThat(approvals.nanosAfter("desk:equities", 0)).isZero();
    }
}

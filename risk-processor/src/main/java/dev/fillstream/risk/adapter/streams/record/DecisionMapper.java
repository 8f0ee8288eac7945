package dev.fillstream.risk.adapter.streams.record;

import dev.fillstream.model.value.Money;
import dev.fillstream.risk.check.Finding;
import dev.fillstream.risk.check.OrderAtRisk;
import dev.fillstream.risk.check.RiskCode;
import dev.fillstream.risk.decision.RiskVerdict;
import dev.fillstream.risk.decision.RiskVerdict.Checked;
import dev.fillstream.risk.exposure.OpenOrder;
import dev.fillstream.schemas.Timestamps;
import dev.fillstream.v1.ApprovedCommand;
import dev.fillstream.v1.CheckResult;
import dev.fillstream.v1.OrderCommand;
import dev.fillstream.v1.Refusal;
import dev.fillstream.v1.RejectedCommand;
import dev.fillstream.v1.RiskDecision;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * From verdicts to the values of {@code risk-approved} and {@code risk-rejected}.
 *
 * @param approvalTime how long an approval may be used
 * @param build the version of the software that decides
 */
public record DecisionMapper(Duration approvalTime, String build) {

    /** By code: what most checks say of most orders need not be put together each time. */
    private static final List<CheckResult> PASSED =
            Stream.of(RiskCode.values())
                    .map(
                            code ->
                                    CheckResult.newBuilder()
                                            .setCode(code.name())
                                            .setOutcome(CheckResult.Outcome.OUTCOME_PASSED)
                                            .build())
                    .toList();

    /** Where a command stood in {@code orders}, and when it got there. */
    public record Place(int partition, long offset, Instant time) {}

    /** An order that goes on. */
    public ApprovedCommand approved(
            OrderCommand command, Place place, OrderAtRisk order, RiskVerdict.Accepted verdict) {
        Money reservation = verdict.order().reservation();
        Money before = order.replaced().map(OpenOrder::reservation).orElse(Money.ZERO);
        Money after = order.totals().reserved().minus(before).plus(reservation);
        RiskDecision.Builder decision = decision(place, order, verdict);
        decision.setReservedAmount(reservation.toString())
                .setReservedAfter(after.toString())
                .setApprovalExpiry(Timestamps.of(place.time().plus(approvalTime)));
        return ApprovedCommand.newBuilder().setCommand(command).setDecision(decision).build();
    }

    /** A command that no check may stop. */
    public ApprovedCommand passedThrough(OrderCommand command, Place place, String orderId) {
        RiskDecision decision =
                decision(place, orderId, List.of())
                        .setApprovalExpiry(Timestamps.of(place.time().plus(approvalTime)))
                        .build();
        return ApprovedCommand.newBuilder().setCommand(command).setDecision(decision).build();
    }

    /**
     * A command that the checks stopped.
     *
     * @param fixReason OrdRejReason (103) or CxlRejReason (102), as the command asks for
     */
    public RejectedCommand rejected(
            OrderCommand command,
            Place place,
            OrderAtRisk order,
            RiskVerdict.Refused verdict,
            int fixReason) {
        RiskDecision.Builder decision = decision(place, order, verdict);
        decision.setReservedAfter(order.totals().reserved().toString());
        return rejected(command, decision, verdict, fixReason);
    }

    /** A command that no check got to see. */
    public RejectedCommand rejected(
            OrderCommand command,
            Place place,
            String orderId,
            RiskVerdict.Refused verdict,
            int fixReason) {
        return rejected(command, place, orderId, verdict, fixReason, -1);
    }

    /**
     * The same, where what the account's orders had come to had a say.
     *
     * @param executionsOffset the last report that had been booked for the account
     */
    public RejectedCommand rejected(
            OrderCommand command,
            Place place,
            String orderId,
            RiskVerdict.Refused verdict,
            int fixReason,
            long executionsOffset) {
        return rejected(
                command,
                decision(place, orderId, verdict.checks()).setExecutionsOffset(executionsOffset),
                verdict,
                fixReason);
    }

    private static RejectedCommand rejected(
            OrderCommand command,
            RiskDecision.Builder decision,
            RiskVerdict.Refused verdict,
            int fixReason) {
        return RejectedCommand.newBuilder()
                .setCommand(command)
                .setDecision(decision)
                .setRefusal(
                        Refusal.newBuilder()
                                .setCode(verdict.code().name())
                                .setText(verdict.text())
                                .setObserved(verdict.observed())
                                .setLimit(verdict.limit())
                                .setFixReason(fixReason))
                .build();
    }

    private RiskDecision.Builder decision(Place place, OrderAtRisk order, RiskVerdict verdict) {
        RiskDecision.Builder decision =
                decision(place, order.order().orderId().toString(), verdict.checks());
        Decided.from(order, decision);
        return decision;
    }

    private RiskDecision.Builder decision(Place place, String orderId, List<Checked> checks) {
        RiskDecision.Builder decision =
                RiskDecision.newBuilder()
                        .setOrderId(orderId)
                        .setOrdersPartition(place.partition())
                        .setOrdersOffset(place.offset())
                        .setExecutionsOffset(-1)
                        .setDecidedAt(Timestamps.of(place.time()))
                        .setBuild(build);
        for (Checked checked : checks) {
            decision.addChecks(result(checked));
        }
        return decision;
    }

    private static CheckResult result(Checked checked) {
        if (checked.finding().equals(Finding.PASSED)) {
            return PASSED.get(checked.code().ordinal());
        }
        CheckResult.Builder result = CheckResult.newBuilder().setCode(checked.code().name());
        return switch (checked.finding()) {
            case Finding.Passed(var observed, var limit) ->
                    result.setOutcome(CheckResult.Outcome.OUTCOME_PASSED)
                            .setObserved(observed)
                            .setLimit(limit)
                            .build();
            case Finding.Refused(var observed, var limit) ->
                    result.setOutcome(CheckResult.Outcome.OUTCOME_REFUSED)
                            .setObserved(observed)
                            .setLimit(limit)
                            .build();
            case Finding.NotReached() ->
                    result.setOutcome(CheckResult.Outcome.OUTCOME_NOT_REACHED).build();
        };
    }
}

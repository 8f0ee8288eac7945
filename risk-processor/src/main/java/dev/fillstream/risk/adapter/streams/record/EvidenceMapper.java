package dev.fillstream.risk.adapter.streams.record;

import com.google.protobuf.InvalidProtocolBufferException;
import dev.fillstream.risk.decision.PastDecisions.Check;
import dev.fillstream.risk.decision.PastDecisions.Evidence;
import dev.fillstream.risk.decision.PastDecisions.Reason;
import dev.fillstream.risk.decision.PastDecisions.StateSeen;
import dev.fillstream.risk.v1.StoredDecision;
import dev.fillstream.schemas.Timestamps;
import dev.fillstream.v1.ApprovedCommand;
import dev.fillstream.v1.CheckResult;
import dev.fillstream.v1.OrderCommand;
import dev.fillstream.v1.Refusal;
import dev.fillstream.v1.RejectedCommand;
import dev.fillstream.v1.RiskDecision;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** From a stored decision to its evidence. */
public final class EvidenceMapper {

    private EvidenceMapper() {}

    public static Evidence evidence(StoredDecision stored) {
        try {
            if (stored.getApproved()) {
                ApprovedCommand approved = ApprovedCommand.parseFrom(stored.getValue());
                return evidence(approved.getCommand(), approved.getDecision(), Optional.empty());
            }
            RejectedCommand rejected = RejectedCommand.parseFrom(stored.getValue());
            return evidence(
                    rejected.getCommand(),
                    rejected.getDecision(),
                    Optional.of(reason(rejected.getRefusal())));
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException("a stored decision is not what was put there", e);
        }
    }

    private static Evidence evidence(
            OrderCommand command, RiskDecision decision, Optional<Reason> reason) {
        return new Evidence(
                account(command),
                decision.getOrderId(),
                clOrdId(command),
                reason.isEmpty() ? "approved" : "rejected",
                Timestamps.toInstant(decision.getDecidedAt()).toString(),
                decision.getOrdersPartition(),
                decision.getOrdersOffset(),
                decision.getExecutionsOffset(),
                decision.getLimitsVersion(),
                decision.getDeskLimitsVersion(),
                decision.getFirmLimitsVersion(),
                decision.getInstrumentVersion(),
                states(decision),
                decision.getReferencePrice(),
                decision.hasReferencePriceTime()
                        ? Timestamps.toInstant(decision.getReferencePriceTime()).toString()
                        : "",
                decision.getReferencePriceAgeMillis(),
                decision.getReservedAmount(),
                decision.getReservedBefore(),
                decision.getReservedAfter(),
                decision.getCashBefore(),
                decision.getPositionBefore(),
                decision.getPositionAfter(),
                decision.getGrossBefore(),
                decision.getGrossAfter(),
                decision.getNetBefore(),
                decision.getNetAfter(),
                decision.getOpenOrdersBefore(),
                decision.getTradingDay(),
                decision.getEnteredBefore(),
                decision.hasApprovalExpiry()
                        ? Timestamps.toInstant(decision.getApprovalExpiry()).toString()
                        : "",
                decision.getBuild(),
                checks(decision),
                reason);
    }

    private static String account(OrderCommand command) {
        return switch (command.getCommandCase()) {
            case NEW_ORDER_SINGLE -> command.getNewOrderSingle().getAccount();
            case ORDER_CANCEL_REQUEST -> command.getOrderCancelRequest().getAccount();
            case ORDER_CANCEL_REPLACE_REQUEST ->
                    command.getOrderCancelReplaceRequest().getAccount();
            case ORDER_MASS_CANCEL_REQUEST -> command.getOrderMassCancelRequest().getAccount();
            case COMMAND_NOT_SET -> "";
        };
    }

    private static String clOrdId(OrderCommand command) {
        return switch (command.getCommandCase()) {
            case NEW_ORDER_SINGLE -> command.getNewOrderSingle().getClOrdId();
            case ORDER_CANCEL_REQUEST -> command.getOrderCancelRequest().getClOrdId();
            case ORDER_CANCEL_REPLACE_REQUEST ->
                    command.getOrderCancelReplaceRequest().getClOrdId();
            case ORDER_MASS_CANCEL_REQUEST -> command.getOrderMassCancelRequest().getClOrdId();
            case COMMAND_NOT_SET -> "";
        };
    }

    private static List<StateSeen> states(RiskDecision decision) {
        return decision.getTradingStatesList().stream()
                .map(
                        seen ->
                                new StateSeen(
                                        seen.getScope(),
                                        seen.getVersion(),
                                        seen.getState()
                                                .name()
                                                .substring("STATE_".length())
                                                .toLowerCase(Locale.ROOT)))
                .toList();
    }

    private static List<Check> checks(RiskDecision decision) {
        return decision.getChecksList().stream()
                .map(
                        check ->
                                new Check(
                                        check.getCode(),
                                        outcome(check.getOutcome()),
                                        check.getObserved(),
                                        check.getLimit()))
                .toList();
    }

    private static String outcome(CheckResult.Outcome outcome) {
        return switch (outcome) {
            case OUTCOME_PASSED -> "passed";
            case OUTCOME_REFUSED -> "refused";
            case OUTCOME_NOT_REACHED -> "not_reached";
            case OUTCOME_UNSPECIFIED, UNRECOGNIZED -> "unknown";
        };
    }

    private static Reason reason(Refusal refusal) {
        return new Reason(
                refusal.getCode(),
                refusal.getText(),
                refusal.getObserved(),
                refusal.getLimit(),
                refusal.getFixReason());
    }
}

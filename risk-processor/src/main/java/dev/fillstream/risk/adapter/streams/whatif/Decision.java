package dev.fillstream.risk.adapter.streams.whatif;

import com.google.protobuf.InvalidProtocolBufferException;
import dev.fillstream.schemas.Timestamps;
import dev.fillstream.v1.ApprovedCommand;
import dev.fillstream.v1.OrderCommand;
import dev.fillstream.v1.Refusal;
import dev.fillstream.v1.RejectedCommand;
import dev.fillstream.v1.RiskDecision;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A decision, made then or made again.
 *
 * @param refusal the default instance for an approval
 */
record Decision(boolean isApproved, OrderCommand command, RiskDecision risk, Refusal refusal) {

    static Decision of(boolean isApproved, byte @Nullable [] value)
            throws InvalidProtocolBufferException {
        if (isApproved) {
            ApprovedCommand approved = ApprovedCommand.parseFrom(value);
            return new Decision(
                    true,
                    approved.getCommand(),
                    approved.getDecision(),
                    Refusal.getDefaultInstance());
        }
        RejectedCommand rejected = RejectedCommand.parseFrom(value);
        return new Decision(
                false, rejected.getCommand(), rejected.getDecision(), rejected.getRefusal());
    }

    static String place(int partition, long offset) {
        return partition + "@" + offset;
    }

    String place() {
        return place(risk.getOrdersPartition(), risk.getOrdersOffset());
    }

    Instant time() {
        return Timestamps.toInstant(risk.getDecidedAt());
    }

    /** Whether limits had a say. */
    boolean isOfOrderOrReplace() {
        return command.hasNewOrderSingle() || command.hasOrderCancelReplaceRequest();
    }

    String account() {
        return command.hasNewOrderSingle()
                ? command.getNewOrderSingle().getAccount()
                : command.getOrderCancelReplaceRequest().getAccount();
    }

    String clOrdId() {
        return command.hasNewOrderSingle()
                ? command.getNewOrderSingle().getClOrdId()
                : command.getOrderCancelReplaceRequest().getClOrdId();
    }

    /** Of a new order; a replace does not say. */
    String symbol() {
        return command.getNewOrderSingle().getSymbol();
    }

    boolean isSameAs(Decision other) {
        return isApproved == other.isApproved && refusal.getCode().equals(other.refusal.getCode());
    }

    WhatIfReport.Changed changed(Refusal why) {
        return new WhatIfReport.Changed(
                account(),
                risk.getOrderId(),
                clOrdId(),
                time().toString(),
                why.getCode(),
                why.getObserved(),
                why.getLimit());
    }
}

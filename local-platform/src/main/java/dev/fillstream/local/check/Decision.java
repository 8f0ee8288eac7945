package dev.fillstream.local.check;

import dev.fillstream.schemas.Topic;
import dev.fillstream.v1.OrderCommand;
import dev.fillstream.v1.Refusal;
import dev.fillstream.v1.RiskDecision;
import java.util.Optional;

/**
 * What risk decided about a command.
 *
 * @param refusal empty for an approval
 */
public record Decision(
        LogRecord record, OrderCommand command, RiskDecision risk, Optional<Refusal> refusal) {

    public boolean isApproval() {
        return refusal.isEmpty();
    }

    public String orderId() {
        return risk.getOrderId();
    }

    /** The record of {@code orders} that it decides. */
    public LogRecord.Position decides() {
        return new LogRecord.Position(
                Topic.ORDERS.name(), risk.getOrdersPartition(), risk.getOrdersOffset());
    }

    /** Whether {@code other} is this decision, told again. */
    public boolean isSameAs(Decision other) {
        return command.equals(other.command)
                && risk.equals(other.risk)
                && refusal.equals(other.refusal);
    }
}

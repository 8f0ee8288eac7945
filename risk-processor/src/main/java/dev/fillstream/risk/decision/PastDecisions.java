package dev.fillstream.risk.decision;

import dev.fillstream.model.value.OrderId;
import java.util.List;
import java.util.Optional;

/** What was decided about an order, and from what? Asking reads stores, and may wait for a disk. */
public interface PastDecisions {

    /** What came of asking. */
    sealed interface Answer {}

    record Found(Evidence evidence) implements Answer {}

    record NotFound() implements Answer {}

    /** The stores cannot be read at the moment. */
    record Unavailable(String why) implements Answer {}

    /** A decision with everything that it was made from, as it was written down. */
    record Evidence(
            String account,
            String orderId,
            String clOrdId,
            String outcome,
            String decidedAt,
            int ordersPartition,
            long ordersOffset,
            long executionsOffset,
            long limitsVersion,
            long deskLimitsVersion,
            long firmLimitsVersion,
            long instrumentVersion,
            List<StateSeen> tradingStates,
            String referencePrice,
            String referencePriceTime,
            long referencePriceAgeMillis,
            String reservedAmount,
            String reservedBefore,
            String reservedAfter,
            String cashBefore,
            String positionBefore,
            String positionAfter,
            String grossBefore,
            String grossAfter,
            String netBefore,
            String netAfter,
            int openOrdersBefore,
            String tradingDay,
            String enteredBefore,
            String approvalExpiry,
            String build,
            List<Check> checks,
            Optional<Reason> refusal) {

        public Evidence {
            checks = List.copyOf(checks);
            tradingStates = List.copyOf(tradingStates);
        }
    }

    /** A trading state that held. */
    record StateSeen(String scope, long version, String state) {}

    /** What one check found. */
    record Check(String code, String outcome, String observed, String limit) {}

    /** Why it was refused. */
    record Reason(String code, String text, String observed, String limit, int ordRejReason) {}

    Answer find(OrderId orderId);
}

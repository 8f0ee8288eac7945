package dev.fillstream.local.check.rule;

import static dev.fillstream.v1.OrdStatus.ORD_STATUS_CANCELED;
import static dev.fillstream.v1.OrdStatus.ORD_STATUS_EXPIRED;
import static dev.fillstream.v1.OrdStatus.ORD_STATUS_FILLED;
import static dev.fillstream.v1.OrdStatus.ORD_STATUS_NEW;
import static dev.fillstream.v1.OrdStatus.ORD_STATUS_PARTIALLY_FILLED;
import static dev.fillstream.v1.OrdStatus.ORD_STATUS_REJECTED;
import static dev.fillstream.v1.OrdStatus.ORD_STATUS_UNSPECIFIED;

import dev.fillstream.local.check.Check;
import dev.fillstream.local.check.Decision;
import dev.fillstream.local.check.Findings;
import dev.fillstream.local.check.History;
import dev.fillstream.local.check.OrderCase;
import dev.fillstream.local.check.Report;
import dev.fillstream.local.check.VenueEntry;
import dev.fillstream.model.value.Quantity;
import dev.fillstream.schemas.Timestamps;
import dev.fillstream.v1.ExecutionReport;
import dev.fillstream.v1.NewOrderSingle;
import dev.fillstream.v1.OrdStatus;
import dev.fillstream.v1.Refusal;
import java.time.Instant;
import java.util.Set;

/**
 * The last report of each order says what the venue's journal, or risk's refusal, says: no order is
 * in doubt, none ended without evidence, and none came back from its end.
 */
public final class LastStatusHasEvidence implements Check {

    private static final Set<OrdStatus> ENDED =
            Set.of(ORD_STATUS_FILLED, ORD_STATUS_CANCELED, ORD_STATUS_REJECTED, ORD_STATUS_EXPIRED);

    @Override
    public String name() {
        return "every order stands where the evidence says, and none is in doubt";
    }

    @Override
    public String subject() {
        return "orders";
    }

    @Override
    public void examine(History history, Findings findings) {
        for (OrderCase order : history.orders()) {
            if (!order.decisions().isEmpty()) {
                findings.examined();
                examine(order, findings);
            } else {
                findings.expect(
                        order.reports().isEmpty(),
                        "order %s has reports and no decision",
                        order.orderId());
            }
        }
    }

    private static void examine(OrderCase order, Findings findings) {
        if (order.lastReport().isEmpty()) {
            findings.problem("order %s was decided and never reported", order.orderId());
            return;
        }
        ExecutionReport last = order.lastReport().get();
        findings.expect(!last.getOutcomeUnknown(), "order %s is still in doubt", order.orderId());
        Decision decision = order.decisions().getFirst();
        if (decision.isApproval()) {
            examineApproved(order, last, findings);
        } else {
            examineRefused(order, last, decision.refusal().orElseThrow(), findings);
        }
        examineEndings(order, findings);
    }

    private static void examineRefused(
            OrderCase order, ExecutionReport last, Refusal refusal, Findings findings) {
        findings.expect(
                last.getOrdStatus() == ORD_STATUS_REJECTED,
                "order %s was refused by risk, and its last report says %s",
                order.orderId(),
                last.getOrdStatus());
        findings.expect(
                last.getRefusal().getCode().equals(refusal.getCode()),
                "order %s was refused for %s, and its report says %s",
                order.orderId(),
                refusal.getCode(),
                last.getRefusal().getCode());
    }

    private static void examineApproved(OrderCase order, ExecutionReport last, Findings findings) {
        if (PaperTrading.isPaper(order)) {
            return;
        }
        OrdStatus evident = evidentStatus(order, last);
        findings.expect(
                order.lastStatus() == evident,
                "order %s is %s in executions, and the evidence says %s",
                order.orderId(),
                order.lastStatus(),
                evident == ORD_STATUS_UNSPECIFIED ? "nothing" : evident);
    }

    /** Where the venue's journal leaves the order; without one, only a named refusal can end it. */
    private static OrdStatus evidentStatus(OrderCase order, ExecutionReport last) {
        if (order.venueEntries().isEmpty()) {
            boolean refused = !last.getRefusal().getCode().isEmpty();
            return refused && ENDED.contains(last.getOrdStatus())
                    ? last.getOrdStatus()
                    : ORD_STATUS_UNSPECIFIED;
        }
        OrdStatus status = ORD_STATUS_UNSPECIFIED;
        Quantity open = Quantity.ZERO;
        Quantity traded = Quantity.ZERO;
        for (VenueEntry entry : order.venueEntries()) {
            switch (entry) {
                case VenueEntry.Accepted accepted -> {
                    open = accepted.orderQty();
                    status = ORD_STATUS_NEW;
                }
                case VenueEntry.Replacing replacing -> {
                    open = replacing.orderQty().minusOrZero(traded);
                    status = traded.isZero() ? ORD_STATUS_NEW : ORD_STATUS_PARTIALLY_FILLED;
                }
                case VenueEntry.Triggered triggered -> {
                    // It stands as it did.
                }
                case VenueEntry.Traded trade -> {
                    traded = traded.plus(trade.quantity());
                    open = open.minusOrZero(trade.quantity());
                    status = traded(status, open);
                }
                case VenueEntry.TradeCanceled bust -> {
                    traded = traded.minusOrZero(bust.quantity());
                    open = open.plus(bust.quantity());
                    if (status == ORD_STATUS_FILLED) {
                        status = traded.isZero() ? ORD_STATUS_NEW : ORD_STATUS_PARTIALLY_FILLED;
                    }
                }
                case VenueEntry.TradeCorrected correction -> {
                    // It stands as it did, at another price.
                }
                case VenueEntry.Closed(_, var ending, var time) ->
                        status =
                                switch (ending) {
                                    case CANCELED -> canceled(order, time, last);
                                    // What takes its place comes next.
                                    case REPLACED -> status;
                                    case EXPIRED -> ORD_STATUS_EXPIRED;
                                    case REJECTED -> ORD_STATUS_REJECTED;
                                };
            }
        }
        return status;
    }

    /** A late trade leaves an order that was over as it was, unless it fills it. */
    private static OrdStatus traded(OrdStatus before, Quantity open) {
        if (open.isZero()) {
            return ORD_STATUS_FILLED;
        }
        return ENDED.contains(before) ? before : ORD_STATUS_PARTIALLY_FILLED;
    }

    /** What a venue without dates was asked to cancel at the order's date has expired. */
    private static OrdStatus canceled(OrderCase order, Instant time, ExecutionReport last) {
        NewOrderSingle terms = order.decisions().getFirst().command().getNewOrderSingle();
        boolean isOver =
                terms.hasExpireTime()
                        && !time.isBefore(Timestamps.toInstant(terms.getExpireTime()));
        return isOver && last.getOrdStatus() == ORD_STATUS_EXPIRED
                ? ORD_STATUS_EXPIRED
                : ORD_STATUS_CANCELED;
    }

    /**
     * After its end an order may still be told of a late trade, and of one that the venue takes
     * back or changes, and of nothing else.
     */
    private static void examineEndings(OrderCase order, Findings findings) {
        OrdStatus ended = ORD_STATUS_UNSPECIFIED;
        for (Report report : order.reports()) {
            if (report.execution().isEmpty()) {
                continue;
            }
            OrdStatus status = report.execution().get().getOrdStatus();
            findings.expect(
                    ended == ORD_STATUS_UNSPECIFIED
                            || report.isTrade()
                            || report.isTradeAmendment(),
                    "%s came after the order was %s",
                    report.label(),
                    ended);
            boolean reopened = report.isTradeAmendment() && !ENDED.contains(status);
            ended = ENDED.contains(status) ? status : reopened ? ORD_STATUS_UNSPECIFIED : ended;
        }
    }
}

package dev.fillstream.model.order;

import dev.fillstream.model.Refusal;
import dev.fillstream.model.value.ClOrdId;
import dev.fillstream.model.value.ExecId;
import dev.fillstream.model.value.Price;
import dev.fillstream.model.value.Quantity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The reports of one transition in the making: starts from the order as it will stand and counts
 * its reportSeq on.
 */
final class Reports {

    private final Order next;
    private final Instant transactTime;
    private final List<Report> reports = new ArrayList<>(2);
    private List<Trade> trades = List.of();

    private Reports(Order next, Instant transactTime) {
        this.next = next;
        this.transactTime = transactTime;
    }

    /** Reports about {@code next}, whose reportSeq is still the last one before them. */
    static Reports about(Order next, Instant transactTime) {
        return new Reports(next, transactTime);
    }

    Reports execution(ExecType execType) {
        return add(execType, next.live().clOrdId(), Detail.NONE);
    }

    Reports execution(ExecType execType, ExecId execId) {
        return add(execType, next.live().clOrdId(), Detail.of(execId));
    }

    Reports refused(Refusal refusal) {
        return add(ExecType.REJECTED, next.live().clOrdId(), Detail.of(refusal));
    }

    /** Answers a request: {@code clOrdId} is the request's, {@code origClOrdId} the order's. */
    Reports answer(ExecType execType, ClOrdId clOrdId, ClOrdId origClOrdId) {
        return add(execType, clOrdId, Detail.answering(origClOrdId));
    }

    Reports trade(Trade trade, String text) {
        return add(ExecType.TRADE, next.live().clOrdId(), Detail.of(trade, text));
    }

    /** A trade counts in the place of {@code was}. */
    Reports correction(Trade trade, ExecId execRefId, Trade was) {
        return add(
                ExecType.TRADE_CORRECT,
                next.live().clOrdId(),
                Detail.of(trade, "").about(execRefId, was));
    }

    /** {@code was} was taken back: no lastQty, no lastPx. */
    Reports bust(ExecId execId, ExecId execRefId, Trade was) {
        return add(
                ExecType.TRADE_CANCEL,
                next.live().clOrdId(),
                Detail.of(execId).about(execRefId, was));
    }

    Reports cancelReject(PendingRequest request, Refusal refusal) {
        reports.add(
                new Report.CancelReject(
                        nextSeq(),
                        request,
                        next.live().clOrdId(),
                        next.ordStatus(),
                        refusal,
                        transactTime));
        return this;
    }

    Reports booking(List<Trade> changed) {
        trades = changed;
        return this;
    }

    Transition.Applied applied() {
        Order counted = reports.isEmpty() ? next : next.withReportSeq(nextSeq() - 1);
        return new Transition.Applied(counted, reports, trades);
    }

    private long nextSeq() {
        return next.reportSeq() + reports.size() + 1;
    }

    private Reports add(ExecType execType, ClOrdId clOrdId, Detail detail) {
        reports.add(
                new Report.Execution(
                        nextSeq(),
                        execType,
                        next.ordStatus(),
                        clOrdId,
                        detail.origClOrdId,
                        next.live(),
                        detail.execId,
                        detail.execRefId,
                        detail.lastQty,
                        detail.lastPx,
                        detail.was.map(Trade::lastQty),
                        detail.was.map(Trade::lastPx),
                        next.cumQty(),
                        next.leavesQty(),
                        next.avgPx(),
                        next.overfillQty(),
                        detail.refusal,
                        next.outcomeUnknown(),
                        next.venueOrderId(),
                        transactTime,
                        detail.text));
        return this;
    }

    /** What only some reports have. */
    private record Detail(
            Optional<ClOrdId> origClOrdId,
            Optional<ExecId> execId,
            Optional<ExecId> execRefId,
            Optional<Quantity> lastQty,
            Optional<Price> lastPx,
            Optional<Trade> was,
            Optional<Refusal> refusal,
            String text) {

        private static final Detail NONE = of(Optional.empty(), Optional.empty());

        static Detail answering(ClOrdId origClOrdId) {
            return new Detail(
                    Optional.of(origClOrdId),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    "");
        }

        static Detail of(ExecId execId) {
            return of(Optional.of(execId), Optional.empty());
        }

        static Detail of(Refusal refusal) {
            return of(Optional.empty(), Optional.of(refusal));
        }

        static Detail of(Trade trade, String text) {
            return new Detail(
                    Optional.empty(),
                    Optional.of(trade.execId()),
                    Optional.empty(),
                    Optional.of(trade.lastQty()),
                    Optional.of(trade.lastPx()),
                    Optional.empty(),
                    Optional.empty(),
                    text);
        }

        Detail about(ExecId ref, Trade trade) {
            return new Detail(
                    origClOrdId,
                    execId,
                    Optional.of(ref),
                    lastQty,
                    lastPx,
                    Optional.of(trade),
                    refusal,
                    text);
        }

        private static Detail of(Optional<ExecId> execId, Optional<Refusal> refusal) {
            return new Detail(
                    Optional.empty(),
                    execId,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    refusal,
                    refusal.map(Refusal::text).orElse(""));
        }
    }
}

package dev.fillstream.model.order;

import dev.fillstream.model.Refusal;
import dev.fillstream.model.value.ClOrdId;
import dev.fillstream.model.value.ExecId;
import dev.fillstream.model.value.Price;
import dev.fillstream.model.value.Quantity;
import dev.fillstream.model.value.VenueOrderId;
import java.time.Instant;
import java.util.Optional;

/** One thing the client is told about an order. */
public sealed interface Report {

    /** 1, 2, 3 … per order over both kinds of report, without gaps. */
    long reportSeq();

    OrdStatus ordStatus();

    Instant transactTime();

    /**
     * Becomes an ExecutionReport.
     *
     * @param clOrdId as told to the client: the request's where this answers one
     * @param origClOrdId where this answers a request, what the order was called before it
     * @param live the terms that hold after it; its clOrdId is the order's
     * @param execId the venue's, where the venue gave one; else the report's own id stands in
     * @param execRefId the trade that a trade cancel or correct is about
     * @param lastQty with TRADE and TRADE_CORRECT only, as is lastPx
     * @param refQty what the trade of {@code execRefId} counted with until now, as is refPx
     * @param overfillQty zero but for an overfill
     * @param refusal with REJECTED only
     * @param text for people, may be empty
     */
    record Execution(
            long reportSeq,
            ExecType execType,
            OrdStatus ordStatus,
            ClOrdId clOrdId,
            Optional<ClOrdId> origClOrdId,
            LiveTerms live,
            Optional<ExecId> execId,
            Optional<ExecId> execRefId,
            Optional<Quantity> lastQty,
            Optional<Price> lastPx,
            Optional<Quantity> refQty,
            Optional<Price> refPx,
            Quantity cumQty,
            Quantity leavesQty,
            Price avgPx,
            Quantity overfillQty,
            Optional<Refusal> refusal,
            boolean outcomeUnknown,
            VenueOrderId venueOrderId,
            Instant transactTime,
            String text)
            implements Report {}

    /**
     * Becomes an OrderCancelReject: the order stays what it is, the request is refused.
     *
     * @param request which one; says whether it was a cancel or a replace
     * @param origClOrdId what the order is called
     */
    record CancelReject(
            long reportSeq,
            PendingRequest request,
            ClOrdId origClOrdId,
            OrdStatus ordStatus,
            Refusal refusal,
            Instant transactTime)
            implements Report {}
}

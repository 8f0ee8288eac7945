package dev.fillstream.execution.adapter.kafka;

import com.google.protobuf.Timestamp;
import dev.fillstream.execution.report.BookedOrder;
import dev.fillstream.execution.report.BookedReport;
import dev.fillstream.execution.report.RefusedRequest;
import dev.fillstream.execution.report.ReportFormat;
import dev.fillstream.model.Refusal;
import dev.fillstream.model.order.NewOrderSingle;
import dev.fillstream.model.order.PendingRequest;
import dev.fillstream.model.order.Report;
import dev.fillstream.model.order.TimeInForce;
import dev.fillstream.model.value.OrderId;
import dev.fillstream.schemas.Timestamps;
import dev.fillstream.schemas.mapping.OrderTermsMapper;
import dev.fillstream.v1.ExecutionEvent;
import dev.fillstream.v1.ExecutionReport;
import dev.fillstream.v1.OrdStatus;
import dev.fillstream.v1.OrderCancelReject;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

/** From the lifecycle's reports to the bytes on {@code executions}. */
@ApplicationScoped
public class ProtobufReports implements ReportFormat {

    @Override
    public BookedReport toBooked(BookedOrder order, Report report, Instant bookedAt) {
        return switch (report) {
            case Report.Execution execution ->
                    booked(
                            order,
                            report,
                            bookedAt,
                            BookedReport.EXECUTION_REPORT,
                            ExecutionEvent.newBuilder()
                                    .setExecutionReport(execution(order, execution, bookedAt)));
            case Report.CancelReject reject ->
                    booked(
                            order,
                            report,
                            bookedAt,
                            BookedReport.ORDER_CANCEL_REJECT,
                            ExecutionEvent.newBuilder()
                                    .setOrderCancelReject(reject(order, reject, bookedAt)));
        };
    }

    @Override
    public BookedReport toBooked(RefusedRequest request) {
        Timestamp at = Timestamps.of(request.bookedAt());
        OrderCancelReject reject =
                OrderCancelReject.newBuilder()
                        .setEventId(request.requestId().reportId(1).toString())
                        .setOrderId(request.requestId().toString())
                        .setReportSeq(1)
                        .setClOrdId(request.clOrdId().value())
                        .setOrigClOrdId(request.origClOrdId())
                        .setAccount(request.account().value())
                        .setOrdStatus(OrdStatus.ORD_STATUS_REJECTED)
                        .setResponseTo(ReportWords.toWire(request.responseTo()))
                        .setRefusal(toWire(request.refusal()))
                        .setTransactTime(at)
                        .setBookedAt(at)
                        .build();
        return new BookedReport(
                request.requestId(),
                1,
                request.account(),
                BookedReport.ORDER_CANCEL_REJECT,
                request.bookedAt(),
                request.origin().traceparent(),
                ExecutionEvent.newBuilder().setOrderCancelReject(reject).build().toByteArray());
    }

    private static BookedReport booked(
            BookedOrder order,
            Report report,
            Instant bookedAt,
            String type,
            ExecutionEvent.Builder event) {
        return new BookedReport(
                order.orderId(),
                report.reportSeq(),
                order.order().terms().account(),
                type,
                bookedAt,
                order.origin().traceparent(),
                event.build().toByteArray());
    }

    private static ExecutionReport execution(
            BookedOrder booked, Report.Execution report, Instant bookedAt) {
        NewOrderSingle terms = booked.order().terms();
        String eventId = eventId(booked.orderId(), report);
        ExecutionReport.Builder wire =
                ExecutionReport.newBuilder()
                        .setEventId(eventId)
                        .setOrderId(booked.orderId().toString())
                        .setReportSeq(report.reportSeq())
                        .setClOrdId(report.clOrdId().value())
                        .setAccount(terms.account().value())
                        .setSymbol(terms.symbol().value())
                        .setSide(OrderTermsMapper.toWire(terms.side()))
                        .setOrdType(OrderTermsMapper.toWire(report.live().ordType()))
                        .setTimeInForce(OrderTermsMapper.toWire(terms.timeInForce()))
                        .setOrderQty(report.live().orderQty().toString())
                        .setStrategy(terms.strategy())
                        .setExecId(report.execId().map(id -> id.value()).orElse(eventId))
                        .setExecType(ReportWords.toWire(report.execType()))
                        .setOrdStatus(ReportWords.toWire(report.ordStatus()))
                        .setCumQty(report.cumQty().toString())
                        .setLeavesQty(report.leavesQty().toString())
                        .setAvgPx(report.avgPx().toString())
                        .setOutcomeUnknown(report.outcomeUnknown())
                        .setText(report.text())
                        .setVenue(booked.venue())
                        .setVenueOrderId(report.venueOrderId().value())
                        .setTransactTime(Timestamps.of(report.transactTime()))
                        .setBookedAt(Timestamps.of(bookedAt))
                        .setAcceptedAt(Timestamps.of(booked.origin().acceptedAt()));
        addWhatOnlySomeHave(wire, terms, report);
        return wire.build();
    }

    private static void addWhatOnlySomeHave(
            ExecutionReport.Builder wire, NewOrderSingle terms, Report.Execution report) {
        report.live().ordType().limitPrice().ifPresent(px -> wire.setPrice(px.toString()));
        report.live().ordType().stopPrice().ifPresent(px -> wire.setStopPx(px.toString()));
        if (terms.timeInForce() instanceof TimeInForce.GoodTillDate(Instant expireTime)) {
            wire.setExpireTime(Timestamps.of(expireTime));
        }
        report.origClOrdId().ifPresent(id -> wire.setOrigClOrdId(id.value()));
        report.execRefId().ifPresent(id -> wire.setExecRefId(id.value()));
        report.lastQty().ifPresent(qty -> wire.setLastQty(qty.toString()));
        report.lastPx().ifPresent(px -> wire.setLastPx(px.toString()));
        report.refQty().ifPresent(qty -> wire.setRefQty(qty.toString()));
        report.refPx().ifPresent(px -> wire.setRefPx(px.toString()));
        if (!report.overfillQty().isZero()) {
            wire.setOverfillQty(report.overfillQty().toString());
        }
        report.refusal().ifPresent(refusal -> wire.setRefusal(toWire(refusal)));
    }

    private static OrderCancelReject reject(
            BookedOrder booked, Report.CancelReject report, Instant bookedAt) {
        NewOrderSingle terms = booked.order().terms();
        Timestamp at = Timestamps.of(report.transactTime());
        return OrderCancelReject.newBuilder()
                .setEventId(eventId(booked.orderId(), report))
                .setOrderId(booked.orderId().toString())
                .setReportSeq(report.reportSeq())
                .setClOrdId(report.request().clOrdId().value())
                .setOrigClOrdId(report.origClOrdId().value())
                .setAccount(terms.account().value())
                .setSymbol(terms.symbol().value())
                .setOrdStatus(ReportWords.toWire(report.ordStatus()))
                .setResponseTo(
                        switch (report.request()) {
                            case PendingRequest.Cancel _ ->
                                    OrderCancelReject.ResponseTo.RESPONSE_TO_CANCEL_REQUEST;
                            case PendingRequest.Replace _ ->
                                    OrderCancelReject.ResponseTo.RESPONSE_TO_CANCEL_REPLACE_REQUEST;
                        })
                .setRefusal(toWire(report.refusal()))
                .setTransactTime(at)
                .setBookedAt(Timestamps.of(bookedAt))
                .build();
    }

    private static String eventId(OrderId orderId, Report report) {
        return orderId.reportId(report.reportSeq()).toString();
    }

    private static dev.fillstream.v1.Refusal toWire(Refusal refusal) {
        return dev.fillstream.v1.Refusal.newBuilder()
                .setCode(refusal.code())
                .setText(refusal.text())
                .setObserved(refusal.observed())
                .setLimit(refusal.limit())
                .setFixReason(refusal.fixReason())
                .build();
    }
}

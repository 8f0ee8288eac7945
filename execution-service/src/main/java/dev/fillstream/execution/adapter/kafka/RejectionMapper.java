package dev.fillstream.execution.adapter.kafka;

import dev.fillstream.execution.report.Origin;
import dev.fillstream.execution.report.Rejection;
import dev.fillstream.model.value.Account;
import dev.fillstream.model.value.ClOrdId;
import dev.fillstream.model.value.OrderId;
import dev.fillstream.schemas.Timestamps;
import dev.fillstream.v1.ExecType;
import dev.fillstream.v1.ExecutionEvent;
import dev.fillstream.v1.ExecutionReport;
import dev.fillstream.v1.NewOrderSingle;
import dev.fillstream.v1.OrdStatus;
import dev.fillstream.v1.RejectedCommand;
import java.time.Instant;

/**
 * From risk's rejection straight to its report. The terms may be what the order was refused for, so
 * they are passed on as they came.
 */
final class RejectionMapper {

    private static final String NONE = "0";

    private RejectionMapper() {}

    /**
     * @throws dev.fillstream.model.value.InvalidValue where not even the identity can be read
     */
    static Rejection toRejection(RejectedCommand rejected, Origin origin, Instant now) {
        NewOrderSingle order = rejected.getCommand().getNewOrderSingle();
        Account account = new Account(order.getAccount());
        ClOrdId clOrdId = new ClOrdId(order.getClOrdId());
        OrderId orderId = OrderId.derive(account, clOrdId);
        return new Rejection(
                orderId,
                account,
                clOrdId,
                terms(order),
                origin,
                now,
                event(orderId, rejected, origin, now));
    }

    private static Rejection.RawTerms terms(NewOrderSingle order) {
        return new Rejection.RawTerms(
                order.getSymbol(),
                order.getSide().name(),
                order.getOrdType().name(),
                order.getTimeInForce().name(),
                order.getOrderQty(),
                order.getPrice(),
                order.getStopPx(),
                order.getStrategy());
    }

    private static byte[] event(
            OrderId orderId, RejectedCommand rejected, Origin origin, Instant now) {
        NewOrderSingle order = rejected.getCommand().getNewOrderSingle();
        String eventId = orderId.reportId(1).toString();
        ExecutionReport.Builder report =
                ExecutionReport.newBuilder()
                        .setEventId(eventId)
                        .setExecId(eventId)
                        .setOrderId(orderId.toString())
                        .setReportSeq(1)
                        .setClOrdId(order.getClOrdId())
                        .setAccount(order.getAccount())
                        .setSymbol(order.getSymbol())
                        .setSideValue(order.getSideValue())
                        .setOrdTypeValue(order.getOrdTypeValue())
                        .setTimeInForceValue(order.getTimeInForceValue())
                        .setOrderQty(order.getOrderQty())
                        .setStrategy(order.getStrategy())
                        .setExecType(ExecType.EXEC_TYPE_REJECTED)
                        .setOrdStatus(OrdStatus.ORD_STATUS_REJECTED)
                        .setCumQty(NONE)
                        .setLeavesQty(NONE)
                        .setAvgPx(NONE)
                        .setRefusal(rejected.getRefusal())
                        .setText(rejected.getRefusal().getText())
                        .setTransactTime(Timestamps.of(origin.acceptedAt()))
                        .setAcceptedAt(Timestamps.of(origin.acceptedAt()))
                        .setBookedAt(Timestamps.of(now));
        if (order.hasPrice()) {
            report.setPrice(order.getPrice());
        }
        if (order.hasStopPx()) {
            report.setStopPx(order.getStopPx());
        }
        if (order.hasExpireTime()) {
            report.setExpireTime(order.getExpireTime());
        }
        return ExecutionEvent.newBuilder().setExecutionReport(report).build().toByteArray();
    }
}

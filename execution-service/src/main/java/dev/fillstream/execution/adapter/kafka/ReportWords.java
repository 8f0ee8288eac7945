package dev.fillstream.execution.adapter.kafka;

import dev.fillstream.model.order.CxlRejResponseTo;
import dev.fillstream.model.order.ExecType;
import dev.fillstream.model.order.OrdStatus;
import dev.fillstream.v1.OrderCancelReject;

/** ExecType (150) and OrdStatus (39) on the wire. */
final class ReportWords {

    private ReportWords() {}

    static dev.fillstream.v1.ExecType toWire(ExecType execType) {
        return switch (execType) {
            case PENDING_NEW -> dev.fillstream.v1.ExecType.EXEC_TYPE_PENDING_NEW;
            case NEW -> dev.fillstream.v1.ExecType.EXEC_TYPE_NEW;
            case TRADE -> dev.fillstream.v1.ExecType.EXEC_TYPE_TRADE;
            case CANCELED -> dev.fillstream.v1.ExecType.EXEC_TYPE_CANCELED;
            case REPLACED -> dev.fillstream.v1.ExecType.EXEC_TYPE_REPLACED;
            case EXPIRED -> dev.fillstream.v1.ExecType.EXEC_TYPE_EXPIRED;
            case REJECTED -> dev.fillstream.v1.ExecType.EXEC_TYPE_REJECTED;
            case PENDING_CANCEL -> dev.fillstream.v1.ExecType.EXEC_TYPE_PENDING_CANCEL;
            case PENDING_REPLACE -> dev.fillstream.v1.ExecType.EXEC_TYPE_PENDING_REPLACE;
            case RESTATED -> dev.fillstream.v1.ExecType.EXEC_TYPE_RESTATED;
            case SUSPENDED -> dev.fillstream.v1.ExecType.EXEC_TYPE_SUSPENDED;
            case TRADE_CANCEL -> dev.fillstream.v1.ExecType.EXEC_TYPE_TRADE_CANCEL;
            case TRADE_CORRECT -> dev.fillstream.v1.ExecType.EXEC_TYPE_TRADE_CORRECT;
            case DONE_FOR_DAY -> dev.fillstream.v1.ExecType.EXEC_TYPE_DONE_FOR_DAY;
            case TRIGGERED -> dev.fillstream.v1.ExecType.EXEC_TYPE_TRIGGERED;
            case OUTCOME_UNKNOWN -> dev.fillstream.v1.ExecType.EXEC_TYPE_OUTCOME_UNKNOWN;
        };
    }

    static OrderCancelReject.ResponseTo toWire(CxlRejResponseTo responseTo) {
        return switch (responseTo) {
            case ORDER_CANCEL_REQUEST -> OrderCancelReject.ResponseTo.RESPONSE_TO_CANCEL_REQUEST;
            case ORDER_CANCEL_REPLACE_REQUEST ->
                    OrderCancelReject.ResponseTo.RESPONSE_TO_CANCEL_REPLACE_REQUEST;
        };
    }

    static dev.fillstream.v1.OrdStatus toWire(OrdStatus ordStatus) {
        return switch (ordStatus) {
            case PENDING_NEW -> dev.fillstream.v1.OrdStatus.ORD_STATUS_PENDING_NEW;
            case NEW -> dev.fillstream.v1.OrdStatus.ORD_STATUS_NEW;
            case PARTIALLY_FILLED -> dev.fillstream.v1.OrdStatus.ORD_STATUS_PARTIALLY_FILLED;
            case FILLED -> dev.fillstream.v1.OrdStatus.ORD_STATUS_FILLED;
            case CANCELED -> dev.fillstream.v1.OrdStatus.ORD_STATUS_CANCELED;
            case REJECTED -> dev.fillstream.v1.OrdStatus.ORD_STATUS_REJECTED;
            case EXPIRED -> dev.fillstream.v1.OrdStatus.ORD_STATUS_EXPIRED;
            case PENDING_CANCEL -> dev.fillstream.v1.OrdStatus.ORD_STATUS_PENDING_CANCEL;
            case PENDING_REPLACE -> dev.fillstream.v1.OrdStatus.ORD_STATUS_PENDING_REPLACE;
            case SUSPENDED -> dev.fillstream.v1.OrdStatus.ORD_STATUS_SUSPENDED;
            case DONE_FOR_DAY -> dev.fillstream.v1.OrdStatus.ORD_STATUS_DONE_FOR_DAY;
        };
    }
}

package dev.fillstream.local.follow;

import com.google.protobuf.Message;
import dev.fillstream.model.value.Account;
import dev.fillstream.model.value.ClOrdId;
import dev.fillstream.model.value.InvalidValue;
import dev.fillstream.model.value.OrderId;
import dev.fillstream.v1.ApprovedCommand;
import dev.fillstream.v1.DeliveryEvent;
import dev.fillstream.v1.ExecutionEvent;
import dev.fillstream.v1.ExecutionReport;
import dev.fillstream.v1.Instrument;
import dev.fillstream.v1.NewOrderSingle;
import dev.fillstream.v1.OrdStatus;
import dev.fillstream.v1.OrderCancelReject;
import dev.fillstream.v1.OrderCommand;
import dev.fillstream.v1.ReferencePrice;
import dev.fillstream.v1.RejectedCommand;
import dev.fillstream.v1.RiskLimits;
import dev.fillstream.v1.TradingState;
import java.util.EnumSet;
import java.util.Set;

/** One summary per message type of the catalogue. */
final class Summaries {

    private static final Set<OrdStatus> FINAL =
            EnumSet.of(
                    OrdStatus.ORD_STATUS_FILLED,
                    OrdStatus.ORD_STATUS_CANCELED,
                    OrdStatus.ORD_STATUS_REJECTED,
                    OrdStatus.ORD_STATUS_EXPIRED);

    private Summaries() {}

    static Summary of(Message message) {
        return switch (message) {
            case OrderCommand command -> of(command, "received", false, command);
            case ApprovedCommand approved -> of(approved.getCommand(), "approved", false, approved);
            case RejectedCommand rejected ->
                    of(
                            rejected.getCommand(),
                            "refused " + Wording.refusal(rejected.getRefusal()),
                            true,
                            rejected);
            case ExecutionEvent event -> execution(event);
            case DeliveryEvent delivery -> delivery(delivery);
            case RiskLimits limits ->
                    Summary.of(
                            "limits of " + limits.getAccount(),
                            version(limits.getVersion()),
                            limits);
            case Instrument instrument ->
                    Summary.of(
                            instrument.getSymbol(), version(instrument.getVersion()), instrument);
            case TradingState state ->
                    Summary.of(state.getScope(), Wording.of(state.getState()), state);
            case ReferencePrice price ->
                    Summary.of(
                            price.getSymbol(),
                            "%s bid, %s ask, %s last"
                                    .formatted(
                                            price.getBidPx(), price.getAskPx(), price.getLastPx()),
                            price);
            default -> Summary.of(message.getDescriptorForType().getName(), "", message);
        };
    }

    private static Summary of(
            OrderCommand command, String status, boolean isRefusal, Message message) {
        return switch (command.getCommandCase()) {
            case NEW_ORDER_SINGLE -> {
                NewOrderSingle order = command.getNewOrderSingle();
                yield new Summary(
                        orderId(order.getOrderId(), order.getAccount(), order.getClOrdId()),
                        order.getClOrdId(),
                        Wording.terms(order),
                        status,
                        isRefusal,
                        false,
                        message);
            }
            case ORDER_CANCEL_REQUEST ->
                    request(
                            command.getOrderCancelRequest().getOrderId(),
                            command.getOrderCancelRequest().getClOrdId(),
                            "cancel",
                            status,
                            isRefusal,
                            message);
            case ORDER_CANCEL_REPLACE_REQUEST ->
                    request(
                            command.getOrderCancelReplaceRequest().getOrderId(),
                            command.getOrderCancelReplaceRequest().getClOrdId(),
                            "replace",
                            status,
                            isRefusal,
                            message);
            case ORDER_MASS_CANCEL_REQUEST ->
                    request(
                            "",
                            command.getOrderMassCancelRequest().getClOrdId(),
                            "cancel all",
                            status,
                            isRefusal,
                            message);
            case COMMAND_NOT_SET -> request("", "", "no command", status, isRefusal, message);
        };
    }

    private static Summary request(
            String orderId,
            String clOrdId,
            String terms,
            String status,
            boolean isRefusal,
            Message message) {
        return new Summary(orderId, clOrdId, terms, status, isRefusal, false, message);
    }

    /** Orders that came without their id get the one that it will have. */
    private static String orderId(String given, String account, String clOrdId) {
        if (!given.isEmpty()) {
            return given;
        }
        try {
            return OrderId.derive(new Account(account), new ClOrdId(clOrdId)).toString();
        } catch (InvalidValue e) {
            return "";
        }
    }

    private static Summary execution(ExecutionEvent event) {
        return switch (event.getEventCase()) {
            case EXECUTION_REPORT -> report(event.getExecutionReport(), event);
            case ORDER_CANCEL_REJECT -> {
                OrderCancelReject reject = event.getOrderCancelReject();
                yield new Summary(
                        reject.getOrderId(),
                        reject.getClOrdId(),
                        reject.getSymbol(),
                        "cancel refused " + Wording.refusal(reject.getRefusal()),
                        true,
                        false,
                        event);
            }
            case EVENT_NOT_SET -> Summary.of("no event", "", event);
        };
    }

    private static Summary report(ExecutionReport report, ExecutionEvent event) {
        String terms =
                "%s %s %s"
                        .formatted(
                                Wording.of(report.getSide()),
                                report.getOrderQty(),
                                report.getSymbol());
        String trade =
                report.hasLastQty() ? " " + report.getLastQty() + " @ " + report.getLastPx() : "";
        String refusal = report.hasRefusal() ? " " + Wording.refusal(report.getRefusal()) : "";
        String status =
                "#%d %s%s, %s%s"
                        .formatted(
                                report.getReportSeq(),
                                Wording.of(report.getExecType()),
                                trade,
                                Wording.of(report.getOrdStatus()),
                                refusal);
        return new Summary(
                report.getOrderId(),
                report.getClOrdId(),
                terms,
                status,
                report.hasRefusal(),
                FINAL.contains(report.getOrdStatus()),
                event);
    }

    private static Summary delivery(DeliveryEvent delivery) {
        String code = delivery.getCode().isEmpty() ? "" : " " + delivery.getCode();
        return new Summary(
                delivery.getOrderId(),
                "",
                delivery.getEventType() + " to " + delivery.getEndpointId(),
                "#%d %s, attempt %d%s"
                        .formatted(
                                delivery.getReportSeq(),
                                Wording.of(delivery.getOutcome()),
                                delivery.getAttempt(),
                                code),
                delivery.getOutcome() != DeliveryEvent.Outcome.OUTCOME_DELIVERED,
                false,
                delivery);
    }

    private static String version(long version) {
        return "version " + version;
    }
}

package dev.fillstream.execution.adapter.kafka;

import dev.fillstream.execution.report.OrderBook.OpenOrdersOf;
import dev.fillstream.execution.report.Origin;
import dev.fillstream.execution.routing.OrderRequest;
import dev.fillstream.execution.routing.ReplaceTerms;
import dev.fillstream.model.Refusal;
import dev.fillstream.model.order.CxlRejResponseTo;
import dev.fillstream.model.order.Side;
import dev.fillstream.model.value.Account;
import dev.fillstream.model.value.ClOrdId;
import dev.fillstream.model.value.InvalidValue;
import dev.fillstream.model.value.OrderId;
import dev.fillstream.model.value.Price;
import dev.fillstream.model.value.Quantity;
import dev.fillstream.model.value.Symbol;
import dev.fillstream.v1.OrderCancelReplaceRequest;
import dev.fillstream.v1.OrderCancelRequest;
import dev.fillstream.v1.OrderCommand;
import dev.fillstream.v1.OrderMassCancelRequest;
import dev.fillstream.v1.RejectedCommand;
import java.util.Optional;

/** From risk's decisions about requests to the requests. */
final class RequestMapper {

    private RequestMapper() {}

    /**
     * @throws InvalidValue where risk let something through that is no request
     */
    static OrderRequest approved(OrderCommand command, Origin origin) {
        return switch (command.getCommandCase()) {
            case ORDER_CANCEL_REQUEST -> cancel(command.getOrderCancelRequest(), origin);
            case ORDER_CANCEL_REPLACE_REQUEST ->
                    replace(command.getOrderCancelReplaceRequest(), origin);
            case ORDER_MASS_CANCEL_REQUEST ->
                    massCancel(command.getOrderMassCancelRequest(), origin);
            case NEW_ORDER_SINGLE, COMMAND_NOT_SET -> throw notARequest();
        };
    }

    /**
     * What risk refused; only who asked, and by what name, must be readable.
     *
     * @throws InvalidValue where it is not
     */
    static OrderRequest refused(RejectedCommand rejected, Origin origin) {
        OrderCommand command = rejected.getCommand();
        return switch (command.getCommandCase()) {
            case ORDER_CANCEL_REQUEST -> {
                OrderCancelRequest cancel = command.getOrderCancelRequest();
                yield refused(
                        cancel.getAccount(),
                        cancel.getClOrdId(),
                        cancel.getOrderId(),
                        cancel.getOrigClOrdId(),
                        CxlRejResponseTo.ORDER_CANCEL_REQUEST,
                        rejected,
                        origin);
            }
            case ORDER_CANCEL_REPLACE_REQUEST -> {
                OrderCancelReplaceRequest replace = command.getOrderCancelReplaceRequest();
                yield refused(
                        replace.getAccount(),
                        replace.getClOrdId(),
                        replace.getOrderId(),
                        replace.getOrigClOrdId(),
                        CxlRejResponseTo.ORDER_CANCEL_REPLACE_REQUEST,
                        rejected,
                        origin);
            }
            case ORDER_MASS_CANCEL_REQUEST -> {
                OrderMassCancelRequest all = command.getOrderMassCancelRequest();
                yield refused(
                        all.getAccount(),
                        all.getClOrdId(),
                        "",
                        "",
                        CxlRejResponseTo.ORDER_CANCEL_REQUEST,
                        rejected,
                        origin);
            }
            case NEW_ORDER_SINGLE, COMMAND_NOT_SET -> throw notARequest();
        };
    }

    private static OrderRequest cancel(OrderCancelRequest request, Origin origin) {
        return new OrderRequest.Cancel(
                Optional.of(OrderId.parse(request.getOrderId())),
                new Account(request.getAccount()),
                new ClOrdId(request.getClOrdId()),
                request.getOrigClOrdId(),
                origin);
    }

    private static OrderRequest replace(OrderCancelReplaceRequest request, Origin origin) {
        return new OrderRequest.Replace(
                Optional.of(OrderId.parse(request.getOrderId())),
                new Account(request.getAccount()),
                new ClOrdId(request.getClOrdId()),
                request.getOrigClOrdId(),
                new ReplaceTerms(
                        request.hasOrderQty()
                                ? Optional.of(
                                        Quantity.parsePositive("orderQty", request.getOrderQty()))
                                : Optional.empty(),
                        request.hasPrice()
                                ? Optional.of(Price.parsePositive("price", request.getPrice()))
                                : Optional.empty(),
                        request.hasStopPx()
                                ? Optional.of(Price.parsePositive("stopPx", request.getStopPx()))
                                : Optional.empty()),
                origin);
    }

    private static OrderRequest massCancel(OrderMassCancelRequest request, Origin origin) {
        return new OrderRequest.MassCancel(
                new ClOrdId(request.getClOrdId()),
                new OpenOrdersOf(
                        new Account(request.getAccount()),
                        request.getSymbol().isEmpty()
                                ? Optional.empty()
                                : Optional.of(new Symbol(request.getSymbol())),
                        side(request.getSide()),
                        origin));
    }

    private static Optional<Side> side(dev.fillstream.v1.Side side) {
        return switch (side) {
            case SIDE_UNSPECIFIED -> Optional.empty();
            case SIDE_BUY -> Optional.of(Side.BUY);
            case SIDE_SELL -> Optional.of(Side.SELL);
            case SIDE_SELL_SHORT -> Optional.of(Side.SELL_SHORT);
            case UNRECOGNIZED ->
                    throw new InvalidValue(
                            "side", InvalidValue.Code.ENUM_UNKNOWN, "must be a known side");
        };
    }

    private static OrderRequest refused(
            String account,
            String clOrdId,
            String orderId,
            String origClOrdId,
            CxlRejResponseTo responseTo,
            RejectedCommand rejected,
            Origin origin) {
        Account owner = new Account(account);
        var refusal = rejected.getRefusal();
        return new OrderRequest.Refused(
                target(owner, orderId, origClOrdId),
                owner,
                new ClOrdId(clOrdId),
                origClOrdId,
                responseTo,
                new Refusal(
                        refusal.getCode(),
                        refusal.getText(),
                        refusal.getObserved(),
                        refusal.getLimit(),
                        refusal.getFixReason()),
                origin);
    }

    /** The order that the refused request names, if it names one in a way that can be followed. */
    private static Optional<OrderId> target(Account account, String orderId, String origClOrdId) {
        try {
            return orderId.isEmpty()
                    ? Optional.of(OrderId.derive(account, new ClOrdId(origClOrdId)))
                    : Optional.of(OrderId.parse(orderId));
        } catch (InvalidValue e) {
            return Optional.empty();
        }
    }

    private static InvalidValue notARequest() {
        return new InvalidValue(
                "command", InvalidValue.Code.FIELD_NOT_ALLOWED, "must be a request about orders");
    }
}

package dev.fillstream.intake.adapter.kafka;

import dev.fillstream.intake.request.Changes;
import dev.fillstream.intake.request.OrderCancelReplaceRequest;
import dev.fillstream.intake.request.OrderCancelRequest;
import dev.fillstream.intake.request.OrderMassCancelRequest;
import dev.fillstream.intake.request.OrderRequest;
import dev.fillstream.schemas.Timestamps;
import dev.fillstream.schemas.mapping.OrderTermsMapper;
import dev.fillstream.v1.OrderCommand;

/** Requests as they stand on {@code orders}. */
final class RequestMapper {

    private RequestMapper() {}

    static OrderCommand toCommand(OrderRequest request) {
        return switch (request) {
            case OrderCancelRequest cancel ->
                    OrderCommand.newBuilder().setOrderCancelRequest(toWire(cancel)).build();
            case OrderCancelReplaceRequest replace ->
                    OrderCommand.newBuilder().setOrderCancelReplaceRequest(toWire(replace)).build();
            case OrderMassCancelRequest mass ->
                    OrderCommand.newBuilder().setOrderMassCancelRequest(toWire(mass)).build();
        };
    }

    private static dev.fillstream.v1.OrderCancelRequest toWire(OrderCancelRequest cancel) {
        return dev.fillstream.v1.OrderCancelRequest.newBuilder()
                .setOrderId(cancel.orderId().toString())
                .setClOrdId(cancel.clOrdId().value())
                .setOrigClOrdId(cancel.origClOrdId().value())
                .setAccount(cancel.account().value())
                .setTransactTime(Timestamps.of(cancel.transactTime()))
                .build();
    }

    private static dev.fillstream.v1.OrderCancelReplaceRequest toWire(
            OrderCancelReplaceRequest replace) {
        Changes wanted = replace.wanted();
        dev.fillstream.v1.OrderCancelReplaceRequest.Builder wire =
                dev.fillstream.v1.OrderCancelReplaceRequest.newBuilder()
                        .setOrderId(replace.orderId().toString())
                        .setClOrdId(replace.clOrdId().value())
                        .setOrigClOrdId(replace.origClOrdId().value())
                        .setAccount(replace.account().value())
                        .setTransactTime(Timestamps.of(replace.transactTime()));
        if (wanted.orderQty() != null) {
            wire.setOrderQty(wanted.orderQty().toString());
        }
        if (wanted.price() != null) {
            wire.setPrice(wanted.price().toString());
        }
        if (wanted.stopPx() != null) {
            wire.setStopPx(wanted.stopPx().toString());
        }
        return wire.build();
    }

    private static dev.fillstream.v1.OrderMassCancelRequest toWire(OrderMassCancelRequest mass) {
        dev.fillstream.v1.OrderMassCancelRequest.Builder wire =
                dev.fillstream.v1.OrderMassCancelRequest.newBuilder()
                        .setClOrdId(mass.clOrdId().value())
                        .setAccount(mass.account().value())
                        .setTransactTime(Timestamps.of(mass.transactTime()));
        if (mass.symbol() != null) {
            wire.setSymbol(mass.symbol().value());
        }
        if (mass.side() != null) {
            wire.setSide(OrderTermsMapper.toWire(mass.side()));
        }
        return wire.build();
    }
}

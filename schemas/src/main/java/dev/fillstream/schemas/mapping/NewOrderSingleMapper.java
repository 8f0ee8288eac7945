package dev.fillstream.schemas.mapping;

import dev.fillstream.model.order.NewOrderSingle;
import dev.fillstream.model.order.TimeInForce;
import dev.fillstream.model.value.Account;
import dev.fillstream.model.value.ClOrdId;
import dev.fillstream.model.value.InvalidValue;
import dev.fillstream.model.value.OrderId;
import dev.fillstream.model.value.Quantity;
import dev.fillstream.model.value.Symbol;
import dev.fillstream.schemas.Timestamps;
import dev.fillstream.v1.OrderCommand;
import java.time.Instant;

/** New orders, in both directions. */
public final class NewOrderSingleMapper {

    private NewOrderSingleMapper() {}

    /**
     * @param recordTime stands in for a missing transactTime
     * @throws InvalidValue naming the first field that breaks its rule
     */
    public static NewOrderSingle toModel(
            dev.fillstream.v1.NewOrderSingle wire, Instant recordTime) {
        Account account = new Account(wire.getAccount());
        ClOrdId clOrdId = new ClOrdId(wire.getClOrdId());
        OrderId derived = OrderId.derive(account, clOrdId);
        Instant transactTime =
                OrderTermsMapper.instant(
                        "transactTime", wire.hasTransactTime(), wire.getTransactTime());
        return new NewOrderSingle(
                wire.getOrderId().isEmpty() ? derived : OrderId.parse(wire.getOrderId()),
                clOrdId,
                account,
                new Symbol(wire.getSymbol()),
                OrderTermsMapper.toModel(wire.getSide()),
                OrderTermsMapper.toModel(
                        wire.getOrdType(),
                        wire.hasPrice() ? wire.getPrice() : null,
                        wire.hasStopPx() ? wire.getStopPx() : null),
                Quantity.parsePositive("orderQty", wire.getOrderQty()),
                OrderTermsMapper.toModel(
                        wire.getTimeInForce(),
                        OrderTermsMapper.instant(
                                "expireTime", wire.hasExpireTime(), wire.getExpireTime())),
                transactTime == null ? recordTime : transactTime,
                wire.getStrategy(),
                wire.getReduceOnly());
    }

    public static dev.fillstream.v1.NewOrderSingle toWire(NewOrderSingle order) {
        dev.fillstream.v1.NewOrderSingle.Builder wire =
                dev.fillstream.v1.NewOrderSingle.newBuilder()
                        .setOrderId(order.orderId().toString())
                        .setClOrdId(order.clOrdId().value())
                        .setAccount(order.account().value())
                        .setSymbol(order.symbol().value())
                        .setSide(OrderTermsMapper.toWire(order.side()))
                        .setOrdType(OrderTermsMapper.toWire(order.ordType()))
                        .setOrderQty(order.orderQty().toString())
                        .setTimeInForce(OrderTermsMapper.toWire(order.timeInForce()))
                        .setTransactTime(Timestamps.of(order.transactTime()))
                        .setStrategy(order.strategy())
                        .setReduceOnly(order.reduceOnly());
        order.ordType().limitPrice().ifPresent(price -> wire.setPrice(price.toString()));
        order.ordType().stopPrice().ifPresent(stopPx -> wire.setStopPx(stopPx.toString()));
        if (order.timeInForce() instanceof TimeInForce.GoodTillDate(var expireTime)) {
            wire.setExpireTime(Timestamps.of(expireTime));
        }
        return wire.build();
    }

    /** The value of {@code orders} that asks for this order. */
    public static OrderCommand toCommand(NewOrderSingle order) {
        return OrderCommand.newBuilder().setNewOrderSingle(toWire(order)).build();
    }
}

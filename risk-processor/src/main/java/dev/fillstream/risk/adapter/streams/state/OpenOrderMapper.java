package dev.fillstream.risk.adapter.streams.state;

import com.google.protobuf.InvalidProtocolBufferException;
import dev.fillstream.model.order.OrdType;
import dev.fillstream.model.order.TimeInForce;
import dev.fillstream.model.value.ClOrdId;
import dev.fillstream.model.value.Quantity;
import dev.fillstream.model.value.Symbol;
import dev.fillstream.risk.exposure.Claim;
import dev.fillstream.risk.exposure.OpenOrder;
import dev.fillstream.risk.exposure.OrderTerms;
import dev.fillstream.risk.exposure.PendingReplace;
import dev.fillstream.risk.v1.StoredOrder;
import dev.fillstream.risk.v1.StoredReplace;
import dev.fillstream.schemas.Timestamps;
import dev.fillstream.schemas.mapping.OrderTermsMapper;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Open orders as stored, in both directions. */
final class OpenOrderMapper {

    private OpenOrderMapper() {}

    static StoredOrder parse(byte[] bytes) {
        try {
            return StoredOrder.parseFrom(bytes);
        } catch (InvalidProtocolBufferException e) {
            throw StateMapper.broken(StateStores.OPEN_ORDERS, e);
        }
    }

    /** The entry under which an order is found by another of its names. */
    static byte[] alias(String orderId) {
        return StoredOrder.newBuilder().setAliasOf(orderId).build().toByteArray();
    }

    static byte[] toBytes(OpenOrder order) {
        Claim claim = order.claim();
        StoredOrder.Builder stored =
                StoredOrder.newBuilder()
                        .setSymbol(order.symbol().value())
                        .setSide(OrderTermsMapper.toWire(order.side()))
                        .setLeavesQty(claim.leavesQty(order.cumQty()).toString())
                        .setCumQty(order.cumQty().toString())
                        .setCoveredQty(claim.coveredQty().toString())
                        .setUnitReservation(claim.unitReservation().toString())
                        .setOrdType(OrderTermsMapper.toWire(claim.ordType()))
                        .setPrice(price(claim.ordType()))
                        .setStopPx(stopPx(claim.ordType()))
                        .setMultiplier(order.multiplier().toPlainString())
                        .setReports(StateMapper.toStored(order.reports()));
        order.terms().ifPresent(terms -> put(terms, stored));
        order.pending().forEach(one -> stored.addPending(toStored(one)));
        return stored.build().toByteArray();
    }

    static OpenOrder toModel(StoredOrder stored) {
        Quantity cumQty =
                stored.getCumQty().isEmpty() ? Quantity.ZERO : quantity(stored.getCumQty());
        Claim claim =
                new Claim(
                        quantity(stored.getLeavesQty()).plus(cumQty),
                        ordType(stored, stored.getPrice(), stored.getStopPx()),
                        quantity(stored.getCoveredQty()),
                        StateMapper.money(stored.getUnitReservation()));
        return new OpenOrder(
                new Symbol(stored.getSymbol()),
                OrderTermsMapper.toModel(stored.getSide()),
                terms(stored),
                cumQty,
                claim,
                stored.getPendingList().stream().map(one -> pending(stored, one)).toList(),
                new BigDecimal(stored.getMultiplier()),
                StateMapper.toModel(stored.getReports()));
    }

    private static void put(OrderTerms terms, StoredOrder.Builder stored) {
        stored.setClOrdId(terms.clOrdId().value())
                .setLiveClOrdId(terms.liveClOrdId().value())
                .setTimeInForce(OrderTermsMapper.toWire(terms.timeInForce()))
                .setStrategy(terms.strategy())
                .setReduceOnly(terms.reduceOnly());
        if (terms.timeInForce() instanceof TimeInForce.GoodTillDate(var expireTime)) {
            stored.setExpireTime(Timestamps.of(expireTime));
        }
    }

    private static Optional<OrderTerms> terms(StoredOrder stored) {
        if (stored.getClOrdId().isEmpty()) {
            return Optional.empty();
        }
        @Nullable Instant expireTime =
                stored.hasExpireTime() ? Timestamps.toInstant(stored.getExpireTime()) : null;
        return Optional.of(
                new OrderTerms(
                        new ClOrdId(stored.getClOrdId()),
                        new ClOrdId(stored.getLiveClOrdId()),
                        OrderTermsMapper.toModel(stored.getTimeInForce(), expireTime),
                        stored.getStrategy(),
                        stored.getReduceOnly()));
    }

    private static StoredReplace toStored(PendingReplace pending) {
        Claim claim = pending.claim();
        return StoredReplace.newBuilder()
                .setClOrdId(pending.clOrdId().value())
                .setOrderQty(claim.orderQty().toString())
                .setCoveredQty(claim.coveredQty().toString())
                .setUnitReservation(claim.unitReservation().toString())
                .setPrice(price(claim.ordType()))
                .setStopPx(stopPx(claim.ordType()))
                .build();
    }

    private static PendingReplace pending(StoredOrder order, StoredReplace stored) {
        return new PendingReplace(
                new ClOrdId(stored.getClOrdId()),
                new Claim(
                        quantity(stored.getOrderQty()),
                        ordType(order, stored.getPrice(), stored.getStopPx()),
                        quantity(stored.getCoveredQty()),
                        StateMapper.money(stored.getUnitReservation())));
    }

    /** An order from before types were kept has no price that a replace could change. */
    private static OrdType ordType(StoredOrder order, String price, String stopPx) {
        return order.getOrdType() == dev.fillstream.v1.OrdType.ORD_TYPE_UNSPECIFIED
                ? new OrdType.Market()
                : OrderTermsMapper.toModel(order.getOrdType(), price, stopPx);
    }

    private static String price(OrdType ordType) {
        return ordType.limitPrice().map(Object::toString).orElse("");
    }

    private static String stopPx(OrdType ordType) {
        return ordType.stopPrice().map(Object::toString).orElse("");
    }

    private static Quantity quantity(String text) {
        return StateMapper.quantity(text);
    }
}

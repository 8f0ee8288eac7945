package dev.fillstream.risk.adapter.streams.record;

import dev.fillstream.model.order.NewOrderSingle;
import dev.fillstream.model.order.OrdType;
import dev.fillstream.model.value.Account;
import dev.fillstream.model.value.InvalidValue;
import dev.fillstream.model.value.OrderId;
import dev.fillstream.model.value.Price;
import dev.fillstream.model.value.Quantity;
import dev.fillstream.risk.exposure.OpenOrder;
import dev.fillstream.risk.exposure.OrderTerms;
import dev.fillstream.schemas.Timestamps;
import dev.fillstream.v1.OrderCancelReplaceRequest;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.Function;

/**
 * Reads a replace as the order that it asks for. What it leaves out stays as it is; as long as
 * other replaces are unanswered that may be any of several, and the largest is taken.
 */
public final class ReplaceReader {

    private ReplaceReader() {}

    /**
     * @param recordTime stands in for a missing transactTime
     * @throws InvalidValue naming the field that breaks its rule
     */
    public static NewOrderSingle read(
            OrderCancelReplaceRequest wire,
            OpenOrder open,
            OrderTerms terms,
            OrderId orderId,
            Account account,
            Instant recordTime) {
        if (!wire.hasOrderQty() && !wire.hasPrice() && !wire.hasStopPx()) {
            throw new InvalidValue(
                    "orderQty",
                    InvalidValue.Code.FIELD_REQUIRED,
                    "or price or stopPx must say what changes");
        }
        return new NewOrderSingle(
                orderId,
                terms.clOrdId(),
                account,
                open.symbol(),
                open.side(),
                ordType(wire, open),
                wire.hasOrderQty()
                        ? Quantity.parsePositive("orderQty", wire.getOrderQty())
                        : open.orderQty(),
                terms.timeInForce(),
                transactTime(wire, recordTime),
                terms.strategy(),
                terms.reduceOnly());
    }

    private static OrdType ordType(OrderCancelReplaceRequest wire, OpenOrder open) {
        return switch (open.claim().ordType()) {
            case OrdType.Market() -> {
                absent("price", wire.hasPrice());
                absent("stopPx", wire.hasStopPx());
                yield new OrdType.Market();
            }
            case OrdType.Limit(_) -> {
                absent("stopPx", wire.hasStopPx());
                yield new OrdType.Limit(price(wire, open));
            }
            case OrdType.Stop(_) -> {
                absent("price", wire.hasPrice());
                yield new OrdType.Stop(stopPx(wire, open));
            }
            case OrdType.StopLimit(_, _) ->
                    new OrdType.StopLimit(price(wire, open), stopPx(wire, open));
        };
    }

    private static Price price(OrderCancelReplaceRequest wire, OpenOrder open) {
        return wire.hasPrice()
                ? Price.parsePositive("price", wire.getPrice())
                : highest(open, OrdType::limitPrice);
    }

    private static Price stopPx(OrderCancelReplaceRequest wire, OpenOrder open) {
        return wire.hasStopPx()
                ? Price.parsePositive("stopPx", wire.getStopPx())
                : highest(open, OrdType::stopPrice);
    }

    private static Price highest(OpenOrder open, Function<OrdType, Optional<Price>> price) {
        return open.claims()
                .flatMap(claim -> price.apply(claim.ordType()).stream())
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    private static void absent(String field, boolean isThere) {
        if (isThere) {
            throw new InvalidValue(
                    field,
                    InvalidValue.Code.FIELD_NOT_ALLOWED,
                    "is not allowed for an order of this type");
        }
    }

    private static Instant transactTime(OrderCancelReplaceRequest wire, Instant recordTime) {
        try {
            return wire.hasTransactTime()
                    ? Timestamps.toInstant(wire.getTransactTime())
                    : recordTime;
        } catch (DateTimeException e) {
            throw new InvalidValue(
                    "transactTime",
                    InvalidValue.Code.FIELD_OUT_OF_RANGE,
                    "must be a time in the years 1 to 9999");
        }
    }
}

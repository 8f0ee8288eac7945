package dev.fillstream.intake.adapter.streams;

import dev.fillstream.intake.terms.OrderTerms;
import dev.fillstream.model.value.InvalidValue;
import dev.fillstream.schemas.mapping.NewOrderSingleMapper;
import dev.fillstream.v1.NewOrderSingle;
import java.time.Instant;

/** The terms of an order on {@code orders}: as the model has them, or else as they were written. */
final class OrderedTermsMapper {

    private OrderedTermsMapper() {}

    static OrderTerms toTerms(NewOrderSingle wire, Instant recordTime) {
        try {
            return OrderTerms.of(NewOrderSingleMapper.toModel(wire, recordTime));
        } catch (InvalidValue invalid) {
            return asWritten(wire);
        }
    }

    private static OrderTerms asWritten(NewOrderSingle wire) {
        return new OrderTerms(
                wire.getClOrdId(),
                wire.getAccount(),
                wire.getSymbol(),
                WireWords.of(wire.getSide()),
                WireWords.of(wire.getOrdType()),
                wire.getOrderQty(),
                wire.hasPrice() ? wire.getPrice() : null,
                wire.hasStopPx() ? wire.getStopPx() : null,
                WireWords.of(wire.getTimeInForce()),
                wire.hasExpireTime() ? WireWords.instant(wire.getExpireTime()) : null,
                wire.getStrategy(),
                wire.getReduceOnly());
    }
}

package dev.fillstream.risk.adapter.streams.state;

import dev.fillstream.model.value.InvalidValue;
import dev.fillstream.model.value.Price;
import dev.fillstream.risk.limit.ReferencePrice;
import dev.fillstream.risk.limit.TradingState;
import dev.fillstream.risk.limit.TradingState.Mode;
import dev.fillstream.schemas.Timestamps;
import dev.fillstream.schemas.Topic;
import dev.fillstream.schemas.WireFormat.Readable;
import dev.fillstream.schemas.WireFormat.Unreadable;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.util.Optional;

/**
 * Prices and trading states from the wire. It never throws: what cannot be understood comes out as
 * missing or halted, and is refused for that.
 */
public final class ControlMapper {

    private static final BigDecimal HALF = new BigDecimal("0.5");

    private ControlMapper() {}

    /** The last trade's price, else the middle of the spread. */
    public static ReferencePrice referencePrice(byte[] bytes) {
        return switch (Topic.PRICES.format().read(bytes)) {
            case Readable(var wire) -> referencePrice(wire);
            case Unreadable(_, var detail) -> new ReferencePrice.Missing(detail);
        };
    }

    private static ReferencePrice referencePrice(dev.fillstream.v1.ReferencePrice wire) {
        try {
            if (!wire.hasPriceTime()) {
                return new ReferencePrice.Missing("priceTime is required");
            }
            boolean isSpread = !wire.getBidPx().isEmpty() && !wire.getAskPx().isEmpty();
            if (isSpread && bid(wire).compareTo(ask(wire)) > 0) {
                return new ReferencePrice.Missing("bidPx is above askPx");
            }
            Price price =
                    wire.getLastPx().isEmpty() && isSpread
                            ? new Price(bid(wire).value().add(ask(wire).value()).multiply(HALF))
                            : Price.parsePositive("lastPx", wire.getLastPx());
            return new ReferencePrice.Known(
                    price,
                    Timestamps.toInstant(wire.getPriceTime()),
                    wire.getBidPx().isEmpty() ? Optional.empty() : Optional.of(bid(wire)),
                    wire.getAskPx().isEmpty() ? Optional.empty() : Optional.of(ask(wire)));
        } catch (InvalidValue | DateTimeException | ArithmeticException e) {
            return new ReferencePrice.Missing(String.valueOf(e.getMessage()));
        }
    }

    private static Price bid(dev.fillstream.v1.ReferencePrice wire) {
        return Price.parsePositive("bidPx", wire.getBidPx());
    }

    private static Price ask(dev.fillstream.v1.ReferencePrice wire) {
        return Price.parsePositive("askPx", wire.getAskPx());
    }

    /** A state that cannot be understood halts its scope. */
    public static TradingState tradingState(String scope, byte[] bytes) {
        return switch (Topic.TRADING_STATES.format().read(bytes)) {
            case Readable(var wire) -> new TradingState(scope, wire.getVersion(), mode(wire));
            case Unreadable(_, _) -> new TradingState(scope, 0, Mode.HALTED);
        };
    }

    private static Mode mode(dev.fillstream.v1.TradingState wire) {
        return switch (wire.getState()) {
            case STATE_ACTIVE -> Mode.ACTIVE;
            case STATE_REDUCING -> Mode.REDUCING;
            case STATE_HALTED, STATE_UNSPECIFIED, UNRECOGNIZED -> Mode.HALTED;
        };
    }
}

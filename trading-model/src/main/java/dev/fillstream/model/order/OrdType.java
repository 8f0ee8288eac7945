package dev.fillstream.model.order;

import dev.fillstream.model.value.Price;
import java.util.Optional;

/** OrdType (40), with the prices that this type has and no others. */
public sealed interface OrdType {

    /** Trades at once at what the book offers. */
    record Market() implements OrdType {}

    /** Trades at {@code price} or better. */
    record Limit(Price price) implements OrdType {}

    /** Becomes a market order once the market trades at {@code stopPx}. */
    record Stop(Price stopPx) implements OrdType {}

    /** Becomes a limit order once the market trades at {@code stopPx}. */
    record StopLimit(Price price, Price stopPx) implements OrdType {}

    /** Price (44), where the type has one. */
    default Optional<Price> limitPrice() {
        return switch (this) {
            case Limit(var price) -> Optional.of(price);
            case StopLimit(var price, _) -> Optional.of(price);
            case Market() -> Optional.empty();
            case Stop(_) -> Optional.empty();
        };
    }

    /** StopPx (99), where the type has one. */
    default Optional<Price> stopPrice() {
        return switch (this) {
            case Stop(var stopPx) -> Optional.of(stopPx);
            case StopLimit(_, var stopPx) -> Optional.of(stopPx);
            case Market() -> Optional.empty();
            case Limit(_) -> Optional.empty();
        };
    }
}

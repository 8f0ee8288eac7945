package dev.fillstream.risk.exposure;

import dev.fillstream.model.order.OrdType;
import dev.fillstream.model.order.Side;
import dev.fillstream.model.value.Account;
import dev.fillstream.model.value.ClOrdId;
import dev.fillstream.model.value.OrderId;
import dev.fillstream.model.value.Price;
import dev.fillstream.model.value.Quantity;
import dev.fillstream.model.value.Symbol;
import java.util.Optional;

/**
 * What a report means for exposure, and nothing else of it.
 *
 * @param reportSeq from 1, per order; the same report has the same number each time it comes
 * @param isEnd whether the order binds nothing after it
 */
public record ExecutionNews(
        OrderId orderId, long reportSeq, Account account, Change change, boolean isEnd) {

    /** What happened. */
    public sealed interface Change {}

    /** Nothing that moves cash, position or quantity. */
    public record Nothing() implements Change {}

    /** A trade; it counts whatever state the order is in. */
    public record Traded(Symbol symbol, Side side, Quantity lastQty, Price lastPx)
            implements Change {}

    /**
     * A trade that was booked does not count any more (a bust), or another counts in its place (a
     * correction). What it gives back to the order reserves in full, whatever the account holds.
     *
     * @param was as it had counted
     * @param now what counts instead
     * @param order what the order is now, should it be open again
     */
    public record Undone(Symbol symbol, Side side, Fill was, Optional<Fill> now, Standing order)
            implements Change {}

    /** A part of an order that traded. */
    public record Fill(Quantity qty, Price px) {}

    /** An order as the venue has it. */
    public record Standing(Quantity orderQty, Quantity cumQty, OrdType ordType) {}

    /**
     * The venue has other terms of the order now, asked for or not.
     *
     * @param clOrdId the name that the order goes by; a replace is acknowledged under its own
     * @param price the limit price, where the report has one
     */
    public record Amended(ClOrdId clOrdId, Quantity leavesQty, Optional<Price> price)
            implements Change {}

    /** A request was refused; the order stays as it was. */
    public record RequestRefused(ClOrdId clOrdId) implements Change {}

    /** Whether it changes more than which reports were applied. */
    public boolean movesTotals() {
        return isEnd || !(change instanceof Nothing);
    }

    public boolean isTrade() {
        return change instanceof Traded;
    }

    /**
     * What moves cash and position, also where the order is not known here any more; if it does.
     */
    public Optional<Symbol> moved() {
        return switch (change) {
            case Traded traded -> Optional.of(traded.symbol());
            case Undone undone -> Optional.of(undone.symbol());
            case Nothing _, Amended _, RequestRefused _ -> Optional.empty();
        };
    }
}

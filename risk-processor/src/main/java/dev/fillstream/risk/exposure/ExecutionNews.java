package dev.fillstream.risk.exposure;

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

    /** Whether an order that is not known any more would still move something. */
    public boolean isTrade() {
        return change instanceof Traded;
    }
}

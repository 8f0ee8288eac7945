package dev.fillstream.model.order;

import dev.fillstream.model.value.ExecId;
import dev.fillstream.model.value.Money;
import dev.fillstream.model.value.Price;
import dev.fillstream.model.value.Quantity;

/** One trade of an order as the venue reported it, and whether it still stands. */
public record Trade(ExecId execId, Quantity lastQty, Price lastPx, Standing standing) {

    /** Whether a trade counts. */
    public sealed interface Standing {}

    /** It counts. */
    public record Stands() implements Standing {}

    /** The venue took it back. */
    public record Busted() implements Standing {}

    /** Another one counts in its place. */
    public record CorrectedBy(ExecId execId) implements Standing {}

    public static final Standing STANDS = new Stands();
    public static final Standing BUSTED = new Busted();

    public Money notional() {
        return lastPx.times(lastQty);
    }

    Trade as(Standing next) {
        return new Trade(execId, lastQty, lastPx, next);
    }
}

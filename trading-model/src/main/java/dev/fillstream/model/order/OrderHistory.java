package dev.fillstream.model.order;

import dev.fillstream.model.value.ClOrdId;
import dev.fillstream.model.value.ExecId;
import org.jspecify.annotations.Nullable;

/**
 * What the book of record already holds of one order, as far as an event asks for it: that is how
 * the lifecycle knows a repetition. It answers from what the caller loaded, never from afar.
 *
 * <p>A caller whose storage already keeps {@code (venue, execId)} and requests unique, and hands on
 * only what is new, passes {@link #NONE}. Trade cancels and corrections need the trades they are
 * about.
 */
public interface OrderHistory {

    /** Nothing came before, or repetitions were taken out already. */
    OrderHistory NONE =
            new OrderHistory() {
                @Override
                public @Nullable Trade trade(ExecId execId) {
                    return null;
                }

                @Override
                public boolean hasSeen(ExecId execId) {
                    return false;
                }

                @Override
                public boolean hasSeen(ClOrdId request) {
                    return false;
                }
            };

    /** The trade, or the correction of one, that was booked under this id; null where none was. */
    @Nullable Trade trade(ExecId execId);

    /** Whether an event with this execId was applied to the order. */
    boolean hasSeen(ExecId execId);

    /** Whether a cancel or replace request with this clOrdId was applied to the order. */
    boolean hasSeen(ClOrdId request);
}

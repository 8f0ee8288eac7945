package dev.fillstream.intake.request;

import dev.fillstream.model.order.Side;
import dev.fillstream.model.value.Account;
import dev.fillstream.model.value.ClOrdId;
import dev.fillstream.model.value.Symbol;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * FIX q: a request to take back all orders of an account.
 *
 * @param symbol null for all
 * @param side null for both
 */
public record OrderMassCancelRequest(
        ClOrdId clOrdId,
        Account account,
        @Nullable Symbol symbol,
        @Nullable Side side,
        Instant transactTime)
        implements OrderRequest {}

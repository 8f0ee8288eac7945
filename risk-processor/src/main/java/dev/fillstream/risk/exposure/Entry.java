package dev.fillstream.risk.exposure;

import dev.fillstream.model.value.Money;
import java.time.Instant;
import java.time.LocalDate;

/**
 * An order's entry into the books, besides what it binds.
 *
 * @param mark what one unit is worth now
 * @param notional what it adds to what was entered today
 * @param intervalNanos what it takes of the allowance of new orders; 0 for nothing
 */
public record Entry(
        Instant time,
        Money mark,
        Money notional,
        String calendar,
        LocalDate date,
        long intervalNanos) {}

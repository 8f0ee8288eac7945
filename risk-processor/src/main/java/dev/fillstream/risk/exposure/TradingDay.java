package dev.fillstream.risk.exposure;

import dev.fillstream.model.value.Money;
import java.time.LocalDate;

/**
 * An account's trading day by one calendar.
 *
 * @param entered the notional of all orders let through in it, whatever became of them
 * @param start what the account was worth when it began: cash flow and the net value of positions
 */
public record TradingDay(String calendar, LocalDate date, Money entered, Money start) {

    TradingDay plus(Money notional) {
        return new TradingDay(calendar, date, entered.plus(notional), start);
    }
}

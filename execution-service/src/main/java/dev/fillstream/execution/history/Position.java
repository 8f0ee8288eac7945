package dev.fillstream.execution.history;

import java.math.BigDecimal;

/**
 * What an account holds of a symbol by what it traded here.
 *
 * @param quantity negative where it is short
 * @param cash what trading brought, negative where it cost
 */
public record Position(String symbol, BigDecimal quantity, BigDecimal cash) {}

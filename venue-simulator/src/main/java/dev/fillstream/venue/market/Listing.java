package dev.fillstream.venue.market;

import dev.fillstream.model.value.Price;
import dev.fillstream.model.value.Symbol;

/**
 * An instrument that the venue trades.
 *
 * @param openingPrice where the mid starts and to which it is drawn back
 * @param tickSize the grid of its prices
 */
public record Listing(Symbol symbol, Price openingPrice, Price tickSize) {}

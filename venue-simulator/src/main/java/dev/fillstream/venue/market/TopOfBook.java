package dev.fillstream.venue.market;

import dev.fillstream.model.value.Price;
import dev.fillstream.model.value.Symbol;

/** What one sees of a market from outside: the best prices and the last trade's. */
public record TopOfBook(Symbol symbol, Price bid, Price ask, Price last) {}

package dev.fillstream.venue.exchange;

import dev.fillstream.model.value.Symbol;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the one account that all clients share holds: money, and a position per symbol. */
public final class Account {

    private static final BigDecimal OPENING_CASH = new BigDecimal("1000000000");

    private final Map<Symbol, BigDecimal> positions = new LinkedHashMap<>();
    private BigDecimal cash = OPENING_CASH;

    void book(OrderTerms terms, Booking.Traded trade) {
        book(terms, trade, terms.side().sign());
    }

    void unbook(OrderTerms terms, Booking.Traded trade) {
        book(terms, trade, terms.side().sign().negate());
    }

    private void book(OrderTerms terms, Booking.Traded trade, BigDecimal sign) {
        positions.merge(terms.symbol(), trade.quantity().value().multiply(sign), BigDecimal::add);
        BigDecimal paid = trade.price().times(trade.quantity()).value();
        cash = cash.subtract(paid.multiply(sign));
    }

    public BigDecimal cash() {
        return cash;
    }

    /** Plus where it is long, minus where it is short. */
    public BigDecimal position(Symbol symbol) {
        return positions.getOrDefault(symbol, BigDecimal.ZERO);
    }

    public Map<Symbol, BigDecimal> positions() {
        return Collections.unmodifiableMap(positions);
    }
}

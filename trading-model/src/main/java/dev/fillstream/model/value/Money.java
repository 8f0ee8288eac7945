package dev.fillstream.model.value;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** An amount in the account's currency; may be negative. Exact: nothing here rounds by itself. */
public record Money(BigDecimal value) implements Comparable<Money> {

    public static final Money ZERO = new Money(BigDecimal.ZERO);

    public Money {
        value = Decimals.normalised("money", value);
    }

    public static Money of(String text) {
        return parse("money", text);
    }

    /**
     * @throws InvalidValue where the text is not a plain decimal; a leading minus is allowed
     */
    public static Money parse(String field, String text) {
        return text.startsWith("-")
                ? new Money(Decimals.parse(field, text.substring(1)).negate())
                : new Money(Decimals.parse(field, text));
    }

    public Money plus(Money other) {
        return new Money(value.add(other.value));
    }

    public Money minus(Money other) {
        return new Money(value.subtract(other.value));
    }

    public Money negated() {
        return new Money(value.negate());
    }

    public Money times(BigDecimal factor) {
        return new Money(value.multiply(factor));
    }

    /** The average price when this much was paid for {@code quantity}: 9 decimals, half even. */
    public Price averageOver(Quantity quantity) {
        return quantity.isZero()
                ? new Price(BigDecimal.ZERO)
                : new Price(value.divide(quantity.value(), 9, RoundingMode.HALF_EVEN));
    }

    public boolean isNegative() {
        return value.signum() < 0;
    }

    @Override
    public int compareTo(Money other) {
        return value.compareTo(other.value);
    }

    /** A plain decimal. */
    @Override
    public String toString() {
        return value.toPlainString();
    }
}

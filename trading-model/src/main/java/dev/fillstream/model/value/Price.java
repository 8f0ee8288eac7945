package dev.fillstream.model.value;

import java.math.BigDecimal;

/** Money per unit of an instrument, never negative. Equal prices are equal whatever their scale. */
public record Price(BigDecimal value) implements Comparable<Price> {

    public Price {
        value = Decimals.normalised("price", value);
        if (value.signum() < 0) {
            throw new InvalidValue(
                    "price", InvalidValue.Code.FIELD_OUT_OF_RANGE, "must not be negative");
        }
    }

    public static Price of(String text) {
        return parse("price", text);
    }

    /**
     * @param field what the sender calls it: {@code price}, {@code stopPx}, {@code lastPx} …
     * @throws InvalidValue where the text is not a plain decimal
     */
    public static Price parse(String field, String text) {
        return new Price(Decimals.parse(field, text));
    }

    /** As {@link #parse}, and refuses zero. */
    public static Price parsePositive(String field, String text) {
        Price price = parse(field, text);
        if (price.value.signum() == 0) {
            throw new InvalidValue(
                    field, InvalidValue.Code.FIELD_OUT_OF_RANGE, "must be greater than zero");
        }
        return price;
    }

    public Money times(Quantity quantity) {
        return new Money(value.multiply(quantity.value()));
    }

    public boolean isMultipleOf(Price tickSize) {
        return value.remainder(tickSize.value).signum() == 0;
    }

    @Override
    public int compareTo(Price other) {
        return value.compareTo(other.value);
    }

    /** A plain decimal. */
    @Override
    public String toString() {
        return value.toPlainString();
    }
}

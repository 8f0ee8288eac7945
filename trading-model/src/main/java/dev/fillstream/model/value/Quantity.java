package dev.fillstream.model.value;

import java.math.BigDecimal;

/** A number of units of an instrument, never negative; fractions are allowed. */
public record Quantity(BigDecimal value) implements Comparable<Quantity> {

    public static final Quantity ZERO = new Quantity(BigDecimal.ZERO);

    public Quantity {
        value = Decimals.normalised("quantity", value);
        if (value.signum() < 0) {
            throw new InvalidValue(
                    "quantity", InvalidValue.Code.FIELD_OUT_OF_RANGE, "must not be negative");
        }
    }

    public static Quantity of(String text) {
        return parse("quantity", text);
    }

    public static Quantity of(long units) {
        return new Quantity(BigDecimal.valueOf(units));
    }

    /**
     * @param field what the sender calls it: {@code orderQty}, {@code lastQty} …
     * @throws InvalidValue where the text is not a plain decimal
     */
    public static Quantity parse(String field, String text) {
        return new Quantity(Decimals.parse(field, text));
    }

    /** As {@link #parse}, and refuses zero. */
    public static Quantity parsePositive(String field, String text) {
        Quantity quantity = parse(field, text);
        if (quantity.isZero()) {
            throw new InvalidValue(
                    field, InvalidValue.Code.FIELD_OUT_OF_RANGE, "must be greater than zero");
        }
        return quantity;
    }

    public Quantity plus(Quantity other) {
        return new Quantity(value.add(other.value));
    }

    /**
     * @throws InvalidValue where {@code other} is the larger
     */
    public Quantity minus(Quantity other) {
        return new Quantity(value.subtract(other.value));
    }

    /** This less {@code other}, or zero where {@code other} is the larger. */
    public Quantity minusOrZero(Quantity other) {
        return compareTo(other) <= 0 ? ZERO : minus(other);
    }

    public boolean isZero() {
        return value.signum() == 0;
    }

    public boolean isMultipleOf(Quantity lotSize) {
        return value.remainder(lotSize.value).signum() == 0;
    }

    @Override
    public int compareTo(Quantity other) {
        return value.compareTo(other.value);
    }

    /** A plain decimal. */
    @Override
    public String toString() {
        return value.toPlainString();
    }
}

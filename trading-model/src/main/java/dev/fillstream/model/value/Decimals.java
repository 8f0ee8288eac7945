package dev.fillstream.model.value;

import static dev.fillstream.model.value.InvalidValue.Code.FIELD_MALFORMED;
import static dev.fillstream.model.value.InvalidValue.Code.FIELD_OUT_OF_RANGE;
import static dev.fillstream.model.value.InvalidValue.Code.FIELD_REQUIRED;

import java.math.BigDecimal;

/**
 * The one form of amounts on every wire: {@code \d{1,15}(\.\d{1,9})?}. It is checked character by
 * character before any arithmetic, since an exponent of a few characters can ask for gigabytes.
 */
final class Decimals {

    static final int MAX_INTEGER_DIGITS = 15;
    static final int MAX_SCALE = 9;

    /** Of what is computed from such amounts. */
    private static final int MAX_DIGITS = 100;

    private Decimals() {}

    /** The amount in {@code text}, normalised. */
    static BigDecimal parse(String field, String text) {
        if (text.isEmpty()) {
            throw new InvalidValue(field, FIELD_REQUIRED, "is required");
        }
        int point = text.indexOf('.');
        int integerDigits = point < 0 ? text.length() : point;
        int scale = point < 0 ? 0 : text.length() - point - 1;
        if (integerDigits < 1 || (point >= 0 && scale < 1) || !allDigitsBut(text, point)) {
            throw new InvalidValue(
                    field,
                    FIELD_MALFORMED,
                    "must be a plain decimal such as 12.34, without sign, exponent or spaces");
        }
        if (integerDigits > MAX_INTEGER_DIGITS || scale > MAX_SCALE) {
            throw new InvalidValue(
                    field,
                    FIELD_OUT_OF_RANGE,
                    "must have at most 15 digits before the point and 9 after it");
        }
        return normalised(field, new BigDecimal(text));
    }

    /**
     * The same number with no trailing zeros and no negative scale, so that equality is by value.
     *
     * @throws InvalidValue where it is beyond all that trading could come to: a sum or product of
     *     amounts never is, and a number such as 1E400000000 would be written out in gigabytes
     */
    static BigDecimal normalised(String field, BigDecimal value) {
        if (value.signum() == 0) {
            return BigDecimal.ZERO;
        }
        if ((long) value.precision() - value.scale() > MAX_DIGITS || value.scale() > MAX_DIGITS) {
            throw new InvalidValue(
                    field, FIELD_OUT_OF_RANGE, "must have at most 100 digits on either side");
        }
        if (value.scale() == 0) {
            return value;
        }
        BigDecimal stripped = value.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    private static boolean allDigitsBut(String text, int point) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (i != point && (c < '0' || c > '9')) {
                return false;
            }
        }
        return true;
    }
}

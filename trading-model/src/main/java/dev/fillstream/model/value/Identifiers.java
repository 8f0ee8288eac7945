package dev.fillstream.model.value;

import java.util.function.IntPredicate;

/** The rule that all textual identifiers share: a length and an alphabet. */
final class Identifiers {

    private Identifiers() {}

    static String checked(
            String field, String text, int maxLength, IntPredicate alphabet, String rule) {
        if (text.isEmpty()) {
            throw new InvalidValue(field, InvalidValue.Code.FIELD_REQUIRED, "is required");
        }
        if (text.length() > maxLength || !consistsOf(alphabet, text)) {
            throw new InvalidValue(field, InvalidValue.Code.FIELD_MALFORMED, "must match " + rule);
        }
        return text;
    }

    /** A plain loop: this runs several times for every order at every hop. */
    private static boolean consistsOf(IntPredicate alphabet, String text) {
        for (int i = 0; i < text.length(); i++) {
            if (!alphabet.test(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    static boolean isLetterOrDigit(int c) {
        return (c >= 'a' && c <= 'z') || isUpperOrDigit(c);
    }

    static boolean isUpperOrDigit(int c) {
        return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    }
}

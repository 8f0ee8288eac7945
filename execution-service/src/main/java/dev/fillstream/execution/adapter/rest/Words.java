package dev.fillstream.execution.adapter.rest;

import java.math.BigDecimal;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How words and amounts look in JSON. */
final class Words {

    private Words() {}

    /** {@code ORD_TYPE_LIMIT} and {@code LIMIT} alike become {@code limit}. */
    static String lower(String word) {
        String bare =
                word.replaceFirst(
                        "^(SIDE|ORD_TYPE|TIME_IN_FORCE|ORD_STATUS|EXEC_TYPE|RESPONSE_TO)_", "");
        return bare.toLowerCase(Locale.ROOT);
    }

    static String amount(BigDecimal amount) {
        return amount.signum() == 0 ? "0" : amount.stripTrailingZeros().toPlainString();
    }

    static @Nullable String plain(@Nullable BigDecimal amount) {
        return amount == null ? null : amount(amount);
    }

    static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }
}

package dev.fillstream.risk.adapter.rest;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Enum values between JSON, lower snake, and Protobuf, upper snake behind the enum's name. */
final class Words {

    private Words() {}

    static String of(Enum<?> value, String prefix) {
        return value.name().substring(prefix.length()).toLowerCase(Locale.ROOT);
    }

    /**
     * @throws Refused where there is no such value
     */
    static <E extends Enum<E>> E parse(
            Class<E> type, String prefix, @Nullable String text, String pointer) {
        if (text == null) {
            throw new Refused(Problem.of(ProblemCode.FIELD_REQUIRED, "is required", pointer));
        }
        for (E value : type.getEnumConstants()) {
            if (value.name().startsWith(prefix)
                    && !value.name().endsWith("UNSPECIFIED")
                    && of(value, prefix).equals(text)) {
                return value;
            }
        }
        throw new Refused(
                Problem.of(ProblemCode.ENUM_UNKNOWN, "there is no value " + text, pointer));
    }
}

package dev.fillstream.intake.adapter.rest;

import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A field that a JSON object may have: a string, or a flag. */
interface JsonField {

    String fieldName();

    int ordinal();

    /** Whether it is true or false rather than a string. */
    boolean isFlag();

    static <F extends JsonField> Map<String, JsonField> byName(F[] fields) {
        return Arrays.stream(fields)
                .collect(Collectors.toUnmodifiableMap(JsonField::fieldName, Function.identity()));
    }
}

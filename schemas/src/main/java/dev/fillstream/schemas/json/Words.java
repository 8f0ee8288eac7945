package dev.fillstream.schemas.json;

import com.google.protobuf.ProtocolMessageEnum;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/**
 * The JSON words of one Protobuf enum: the constants' names without their prefix, in lower snake.
 */
final class Words<E extends Enum<E> & ProtocolMessageEnum> {

    private final Map<E, String> words;

    private Words(Map<E, String> words) {
        this.words = words;
    }

    static <E extends Enum<E> & ProtocolMessageEnum> Words<E> of(Class<E> type, String prefix) {
        Map<E, String> words = new EnumMap<>(type);
        for (E constant : type.getEnumConstants()) {
            String name = constant.name();
            if (name.startsWith(prefix)) {
                words.put(constant, name.substring(prefix.length()).toLowerCase(Locale.ROOT));
            }
        }
        return new Words<>(words);
    }

    /** {@code unspecified} for a constant that is newer than this build. */
    String of(E constant) {
        return words.getOrDefault(constant, "unspecified");
    }
}

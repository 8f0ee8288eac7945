package dev.fillstream.notifier.adapter.kafka;

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
            String word = name.startsWith(prefix) ? name.substring(prefix.length()) : name;
            words.put(constant, word.toLowerCase(Locale.ROOT));
        }
        return new Words<>(words);
    }

    String of(E constant) {
        return words.getOrDefault(constant, "unspecified");
    }
}

package dev.fillstream.schemas;

import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.MalformedJsonException;
import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;

/**
 * JSON as RFC 8259 has it, one document and no more, with three rules on top, since the Protobuf
 * parser forgives what a sender of orders would not want forgiven: valid UTF-8, no name twice in
 * one object, and no numbers (not even for enums): amounts are text, so that nobody's floating
 * point touches them.
 */
final class StrictJson {

    /** Far more than any command needs. */
    private static final int MAX_DEPTH = 32;

    private StrictJson() {}

    /**
     * The text in {@code bytes}.
     *
     * @throws IOException where it is not such a document; the message says why
     */
    static String checked(byte[] bytes) throws IOException {
        String text = decoded(bytes);
        try (JsonReader reader = new JsonReader(new StringReader(text))) {
            reader.setStrictness(Strictness.STRICT);
            reader.setNestingLimit(MAX_DEPTH);
            walk(reader);
        }
        return text;
    }

    private static String decoded(byte[] bytes) throws IOException {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            throw new MalformedJsonException("the text is not UTF-8", e);
        }
    }

    private static void walk(JsonReader reader) throws IOException {
        Deque<Set<String>> names = new ArrayDeque<>();
        while (true) {
            switch (reader.peek()) {
                case BEGIN_OBJECT -> {
                    reader.beginObject();
                    names.push(new HashSet<>());
                }
                case END_OBJECT -> {
                    reader.endObject();
                    names.pop();
                }
                case BEGIN_ARRAY -> reader.beginArray();
                case END_ARRAY -> reader.endArray();
                case NAME -> name(reader, names);
                case STRING -> text(reader);
                case BOOLEAN, NULL -> reader.skipValue();
                case NUMBER ->
                        throw new MalformedJsonException(
                                "a number at " + reader.getPath() + ": amounts are text");
                case END_DOCUMENT -> {
                    return;
                }
            }
        }
    }

    /** Half a surrogate pair is no character, and would be written on as a question mark. */
    private static void text(JsonReader reader) throws IOException {
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(reader.nextString())) {
            throw new MalformedJsonException("half a character before " + reader.getPath());
        }
    }

    private static void name(JsonReader reader, Deque<Set<String>> names) throws IOException {
        String name = reader.nextName();
        if (!names.element().add(name)) {
            throw new MalformedJsonException("a name twice, at " + reader.getPath());
        }
    }
}

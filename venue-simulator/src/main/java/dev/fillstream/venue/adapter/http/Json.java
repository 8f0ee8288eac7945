package dev.fillstream.venue.adapter.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** JSON in and out, token by token. */
final class Json {

    private static final JsonFactory FACTORY = new JsonFactory();

    /** Writes one JSON value. */
    interface Writer {
        void write(JsonGenerator json) throws IOException;
    }

    private Json() {}

    static Buffer write(Writer writer) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(1024);
        try (JsonGenerator json = FACTORY.createGenerator(bytes)) {
            writer.write(json);
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory cannot fail", e);
        }
        return Buffer.buffer(bytes.toByteArray());
    }

    static Buffer error(ApiError error) {
        return write(
                json -> {
                    json.writeStartObject();
                    json.writeNumberField("code", error.code());
                    json.writeStringField("message", error.message());
                    json.writeEndObject();
                });
    }

    /** A field that is null where there is nothing to tell. */
    static void text(JsonGenerator json, String name, @Nullable Object value) throws IOException {
        if (value == null) {
            json.writeNullField(name);
        } else {
            json.writeStringField(name, value.toString());
        }
    }

    /**
     * The scalar fields of the object in {@code body}, as they are spelled: a number and its text
     * are the same. Nulls are absent; objects and arrays stand as their first character. Empty
     * where the body is no object.
     */
    static Optional<Map<String, String>> fields(Buffer body) {
        Map<String, String> fields = HashMap.newHashMap(12);
        try (JsonParser json = FACTORY.createParser(body.getBytes())) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                return Optional.empty();
            }
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String name = json.currentName();
                JsonToken value = json.nextToken();
                if (value != JsonToken.VALUE_NULL) {
                    fields.put(name, json.getText());
                }
                json.skipChildren();
            }
            boolean whole = json.currentToken() == JsonToken.END_OBJECT && json.nextToken() == null;
            return whole ? Optional.of(fields) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}

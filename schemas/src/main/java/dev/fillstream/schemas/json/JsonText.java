package dev.fillstream.schemas.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.ByteArrayBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;

/** A JSON object as UTF-8, none of its texts longer than wanted. */
public final class JsonText {

    private static final JsonFactory JSON = new JsonFactory();

    /** Writes what stands between the braces. */
    public interface Fields {
        void write(JsonGenerator json) throws IOException;
    }

    private JsonText() {}

    /**
     * @param mostCharacters longer texts are cut to that
     */
    public static byte[] object(int mostCharacters, Fields fields) {
        try (ByteArrayBuilder bytes = new ByteArrayBuilder(1_024)) {
            try (JsonGenerator json =
                    new CuttingGenerator(JSON.createGenerator(bytes), mostCharacters)) {
                json.writeStartObject();
                fields.write(json);
                json.writeEndObject();
            }
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory does not fail", e);
        }
    }
}

package dev.fillstream.notifier.adapter.rest;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.fillstream.notifier.adapter.rest.Problem.FieldError;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** Reads the body of a request: one JSON object, each field once, nothing behind it. */
final class JsonBody {

    private static final ObjectMapper JSON =
            JsonMapper.builder(
                            JsonFactory.builder()
                                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                                    .build())
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .build();

    private JsonBody() {}

    /**
     * @throws Problem.Raised 400 where it is none
     */
    static JsonNode object(byte[] body) {
        try {
            JsonNode node = JSON.readTree(body);
            if (node != null && node.isObject()) {
                return node;
            }
        } catch (JsonProcessingException e) {
            throw Problem.of(ProblemCode.JSON_MALFORMED, e.getOriginalMessage()).raised();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        throw Problem.of(ProblemCode.JSON_MALFORMED, "a JSON object is needed").raised();
    }

    static FieldError unknown(String field) {
        String name = field.replace("~", "~0").replace("/", "~1");
        return new FieldError("/" + name, "FIELD_UNKNOWN", "is not a field");
    }

    /**
     * @throws Problem.Raised 400 with all of them, where there are any
     */
    static void raiseAny(List<FieldError> errors) {
        if (!errors.isEmpty()) {
            FieldError first = errors.getFirst();
            String detail = first.pointer() + " " + first.detail();
            throw Problem.of(ProblemCode.REQUEST_INVALID, detail, errors).raised();
        }
    }
}

package dev.fillstream.risk.adapter.rest;

import static com.fasterxml.jackson.databind.cfg.CoercionAction.Fail;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.LogicalType;
import java.io.IOException;
import java.util.stream.Collectors;

/** Reads request bodies, and forgives nothing: no unknown field, none twice, no other type. */
final class Body {

    private static final JsonMapper JSON =
            JsonMapper.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                    .withCoercionConfig(
                            LogicalType.Textual,
                            text ->
                                    text.setCoercion(CoercionInputShape.Integer, Fail)
                                            .setCoercion(CoercionInputShape.Float, Fail)
                                            .setCoercion(CoercionInputShape.Boolean, Fail))
                    .build();

    private Body() {}

    static <T> T read(byte[] bytes, Class<T> type) {
        try {
            T body = JSON.readValue(bytes, type);
            if (body == null) {
                throw malformed("the body is null");
            }
            return body;
        } catch (UnrecognizedPropertyException e) {
            throw new Refused(
                    Problem.of(
                            ProblemCode.FIELD_UNKNOWN,
                            "there is no field " + e.getPropertyName(),
                            pointer(e)));
        } catch (JsonMappingException e) {
            throw new Refused(
                    Problem.of(ProblemCode.FIELD_TYPE, "the field has another type", pointer(e)));
        } catch (JsonProcessingException e) {
            throw malformed("the body is not JSON as RFC 8259 has it");
        } catch (IOException e) {
            throw malformed("the body cannot be read");
        }
    }

    private static Refused malformed(String detail) {
        return new Refused(Problem.of(ProblemCode.JSON_MALFORMED, detail));
    }

    private static String pointer(JsonMappingException e) {
        return e.getPath().stream()
                .map(
                        part ->
                                part.getFieldName() == null
                                        ? Integer.toString(part.getIndex())
                                        : part.getFieldName())
                .collect(Collectors.joining("/", "/", ""));
    }
}

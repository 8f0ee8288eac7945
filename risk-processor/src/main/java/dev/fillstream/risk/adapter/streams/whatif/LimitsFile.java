package dev.fillstream.risk.adapter.streams.whatif;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import dev.fillstream.risk.adapter.streams.state.LimitsMapper;
import dev.fillstream.risk.limit.ScopeLimits;
import dev.fillstream.v1.RiskLimits;
import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Limits to try: one JSON object with a scope per field ({@code firm}, {@code desk:X} or an
 * account), and in each the fields of {@code PUT /v1/limits} that are to be other than they were.
 *
 * @param scopes what each scope says otherwise
 */
public record LimitsFile(Map<String, RiskLimits> scopes) {

    private static final Set<String> NOT_LIMITS =
            Set.of("account", "version", "author", "reason", "updatedAt");

    public LimitsFile {
        scopes = Map.copyOf(scopes);
    }

    /**
     * @param name of the file, for messages
     * @throws Mistake naming the field and its line
     */
    public static LimitsFile parse(String name, String text) {
        JsonFactory json =
                JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();
        try (JsonParser parser = json.createParser(text)) {
            return new Reader(name, parser).read();
        } catch (JsonProcessingException e) {
            int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
            throw new Mistake(
                    "%s, line %d: this is not JSON: %s"
                            .formatted(name, line, e.getOriginalMessage()));
        } catch (IOException e) {
            throw new Mistake(name + " cannot be read: " + e.getMessage());
        }
    }

    /** The record as it would be: what the file says, and for the rest what was there. */
    RiskLimits over(RiskLimits before) {
        RiskLimits wanted =
                scopes.getOrDefault(before.getAccount(), RiskLimits.getDefaultInstance());
        RiskLimits.Builder after = before.toBuilder();
        wanted.getAllFields().forEach(after::setField);
        return after.build();
    }

    private record Reader(String name, JsonParser parser, Map<String, Integer> lines) {

        Reader(String name, JsonParser parser) {
            this(name, parser, new HashMap<>());
        }

        LimitsFile read() throws IOException {
            Map<String, RiskLimits> scopes = new LinkedHashMap<>();
            expect(parser.nextToken(), JsonToken.START_OBJECT, "the file", "one object");
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                String given = parser.currentName();
                String scope = given.startsWith("account:") ? given.substring(8) : given;
                RiskLimits.Builder limits = RiskLimits.newBuilder();
                lines.clear();
                expect(parser.nextToken(), JsonToken.START_OBJECT, scope, "an object");
                object(scope, limits);
                if (limits.getAllFields().isEmpty()) {
                    throw mistake(scope + " changes nothing");
                }
                if (LimitsMapper.limits(limits.build())
                        instanceof ScopeLimits.Broken(_, var fault)) {
                    throw new Mistake(
                            "%s, line %d: %s of %s breaks its rule"
                                    .formatted(
                                            name, lines.getOrDefault(fault, line()), fault, scope));
                }
                scopes.put(scope, limits.build());
            }
            if (scopes.isEmpty()) {
                throw mistake("there are no limits in it");
            }
            return new LimitsFile(scopes);
        }

        private void object(String scope, Message.Builder limits) throws IOException {
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                FieldDescriptor field = field(scope, limits, parser.currentName());
                lines.put(field.getJsonName(), line());
                JsonToken token = parser.nextToken();
                if (!field.isRepeated()) {
                    limits.setField(field, value(scope, field, token, limits));
                    continue;
                }
                expect(token, JsonToken.START_ARRAY, field.getJsonName(), "an array");
                for (JsonToken one = parser.nextToken();
                        one != JsonToken.END_ARRAY;
                        one = parser.nextToken()) {
                    limits.addRepeatedField(field, value(scope, field, one, limits));
                }
            }
        }

        private FieldDescriptor field(String scope, Message.Builder limits, String given) {
            return limits.getDescriptorForType().getFields().stream()
                    .filter(field -> field.getJsonName().equals(given))
                    .filter(field -> !NOT_LIMITS.contains(given))
                    .findFirst()
                    .orElseThrow(() -> mistake("%s has no limit %s".formatted(scope, given)));
        }

        private Object value(
                String scope, FieldDescriptor field, JsonToken token, Message.Builder limits)
                throws IOException {
            String name = field.getJsonName();
            return switch (field.getJavaType()) {
                case STRING -> {
                    expect(token, JsonToken.VALUE_STRING, name, "a string");
                    yield parser.getText();
                }
                case INT -> {
                    expect(token, JsonToken.VALUE_NUMBER_INT, name, "a whole number");
                    yield parser.getIntValue();
                }
                case LONG -> {
                    expect(token, JsonToken.VALUE_NUMBER_INT, name, "a whole number");
                    yield parser.getLongValue();
                }
                case ENUM -> {
                    expect(token, JsonToken.VALUE_STRING, name, "a string");
                    yield word(field, parser.getText());
                }
                case MESSAGE -> {
                    expect(token, JsonToken.START_OBJECT, name, "an object");
                    Message.Builder inner = limits.newBuilderForField(field);
                    object(scope + "." + name, inner);
                    yield inner.build();
                }
                case FLOAT, DOUBLE, BOOLEAN, BYTE_STRING ->
                        throw new IllegalStateException("no limit is a " + field.getJavaType());
            };
        }

        /** {@code sell_short} for SIDE_SELL_SHORT. */
        private EnumValueDescriptor word(FieldDescriptor field, String text) {
            return field.getEnumType().getValues().stream()
                    .filter(value -> value.getNumber() > 0)
                    .filter(
                            value ->
                                    value.getName()
                                            .toLowerCase(Locale.ROOT)
                                            .replaceFirst("^(self_match|side)_", "")
                                            .equals(text))
                    .findFirst()
                    .orElseThrow(
                            () ->
                                    mistake(
                                            "%s has no value %s"
                                                    .formatted(field.getJsonName(), text)));
        }

        private void expect(@Nullable JsonToken token, JsonToken wanted, String what, String kind) {
            if (token != wanted) {
                throw mistake("%s must be %s".formatted(what, kind));
            }
        }

        private int line() {
            return parser.currentTokenLocation().getLineNr();
        }

        private Mistake mistake(String what) {
            return new Mistake("%s, line %d: %s".formatted(name, line(), what));
        }
    }
}

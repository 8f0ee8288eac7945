package dev.fillstream.pipeline;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** docs/asyncapi.yaml, and whether something is as it says. */
final class AsyncApi {

    private static final ObjectMapper YAML =
            new ObjectMapper(
                    YAMLFactory.builder().enable(YAMLParser.Feature.EMPTY_STRING_AS_NULL).build());
    private static final JsonSchemaFactory SCHEMAS =
            JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7);

    private final JsonNode document;
    private final Map<String, JsonSchema> compiled = new HashMap<>();

    private AsyncApi(JsonNode document) {
        this.document = document;
    }

    static AsyncApi read() throws IOException {
        Path root = Path.of("").toAbsolutePath().getParent();
        return new AsyncApi(YAML.readTree(root.resolve("docs/asyncapi.yaml").toFile()));
    }

    JsonNode document() {
        return document;
    }

    /** What does not fit AsyncAPI 3; empty where all does. */
    List<String> faults() throws IOException {
        return faults(document);
    }

    /** As {@link #faults()}, of any document. */
    static List<String> faults(JsonNode document) throws IOException {
        try (var rules = AsyncApi.class.getResourceAsStream("/asyncapi-3.schema.json")) {
            return faults(SCHEMAS.getSchema(rules), document);
        }
    }

    Set<String> channels() {
        return names(document.path("channels"));
    }

    JsonNode channel(String topic) {
        return document.path("channels").path(topic);
    }

    /** The messages that a channel lists, by name, as they are described. */
    Map<String, JsonNode> messages(String topic) {
        Map<String, JsonNode> messages = new HashMap<>();
        channel(topic)
                .path("messages")
                .properties()
                .forEach(each -> messages.put(each.getKey(), resolved(each.getValue())));
        return messages;
    }

    JsonNode schema(String name) {
        return document.path("components").path("schemas").path(name);
    }

    /** What a reference leads to; a missing node where it leads nowhere. */
    JsonNode resolved(JsonNode reference) {
        return document.at(reference.path("$ref").asText().substring(1));
    }

    /** How {@code value} departs from the schema that {@code reference} leads to. */
    List<String> faults(JsonNode reference, JsonNode value) {
        String ref = reference.path("$ref").asText();
        return faults(compiled.computeIfAbsent(ref, this::compile), value);
    }

    static Set<String> names(JsonNode object) {
        Set<String> names = new TreeSet<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    /** A schema of its own that holds the components, so that references inside it are found. */
    private JsonSchema compile(String ref) {
        ObjectNode schema = YAML.createObjectNode();
        schema.putArray("allOf").addObject().put("$ref", ref);
        schema.set("components", document.path("components"));
        return SCHEMAS.getSchema(schema);
    }

    private static List<String> faults(JsonSchema schema, JsonNode value) {
        return schema.validate(value).stream().map(ValidationMessage::getMessage).toList();
    }
}

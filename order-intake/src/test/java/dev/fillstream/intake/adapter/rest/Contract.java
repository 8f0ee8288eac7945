package dev.fillstream.intake.adapter.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The committed OpenAPI document, and whether an answer is one of those that it promises. Stricter
 * than a client should be: an answer has no field that the document does not name.
 */
final class Contract {

    static final Contract COMMITTED = new Contract(document());

    private static final String ID = "https://fillstream.dev/order-intake/openapi.json";
    private static final String PROBLEM = "/components/schemas/Problem";

    /** One call of the contract, and where it stands in the document. */
    record Operation(String method, String path, JsonNode node, String pointer) {

        boolean takes(String calledPath) {
            return calledPath.matches(path.replaceAll("\\{[^}]+}", "[^/]+"));
        }

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    private final JsonNode document;
    private final JsonSchemaFactory schemas;

    private Contract(JsonNode document) {
        this.document = document;
        Map<String, String> closed = Map.of(ID, closed(document.deepCopy()).toString());
        schemas =
                JsonSchemaFactory.getInstance(
                        SpecVersion.VersionFlag.V202012,
                        factory -> factory.schemaLoaders(loaders -> loaders.schemas(closed)));
    }

    List<Operation> operations() {
        List<Operation> operations = new ArrayList<>();
        document.get("paths")
                .properties()
                .forEach(
                        path ->
                                path.getValue()
                                        .properties()
                                        .forEach(
                                                method -> {
                                                    if (!method.getKey().equals("parameters")) {
                                                        operations.add(
                                                                operation(path.getKey(), method));
                                                    }
                                                }));
        return operations;
    }

    private static Operation operation(String path, Map.Entry<String, JsonNode> method) {
        String pointer = "/paths/" + path.replace("/", "~1") + "/" + method.getKey();
        return new Operation(
                method.getKey().toUpperCase(Locale.ROOT), path, method.getValue(), pointer);
    }

    /** Fails where the contract does not promise this answer. */
    void check(HttpResponse<String> answer) {
        String method = answer.request().method();
        String path = answer.request().uri().getPath();
        Optional<Operation> operation =
                operations().stream()
                        .filter(o -> o.method().equals(method) && o.takes(path))
                        .findFirst();
        if (operation.isPresent()) {
            check(operation.get(), answer);
        } else {
            assertThat(answer.statusCode()).as(method + " " + path).isIn(404, 405);
            checkBody(PROBLEM, answer);
        }
    }

    private void check(Operation operation, HttpResponse<String> answer) {
        String status = Integer.toString(answer.statusCode());
        String pointer = resolved(operation.pointer() + "/responses/" + status);
        JsonNode response = document.at(pointer);
        assertThat(response.isMissingNode())
                .as("%s answers %s: %s", operation, status, answer.body())
                .isFalse();
        checkHeaders(pointer, answer);
        String mediaType = answer.headers().firstValue("Content-Type").orElse("none");
        String content = pointer + "/content/" + mediaType.replace("/", "~1");
        assertThat(document.at(content).isMissingNode())
                .as("%s answers %s with %s", operation, status, mediaType)
                .isFalse();
        checkBody(content + "/schema", answer);
    }

    private void checkHeaders(String response, HttpResponse<String> answer) {
        document.at(response + "/headers")
                .properties()
                .forEach(
                        header -> {
                            String place = response + "/headers/" + header.getKey();
                            JsonNode described = document.at(resolved(place));
                            List<String> values = answer.headers().allValues(header.getKey());
                            assertThat(values.size())
                                    .as("%s of %s", header.getKey(), answer)
                                    .isBetween(described.path("required").asBoolean() ? 1 : 0, 1);
                            values.forEach(
                                    value ->
                                            assertThat(value)
                                                    .as(header.getKey())
                                                    .containsPattern(
                                                            described
                                                                    .at("/schema/pattern")
                                                                    .asText("")));
                        });
    }

    private void checkBody(String schema, HttpResponse<String> answer) {
        assertThat(errors(schema, answer.body())).as("%s: %s", answer, answer.body()).isEmpty();
    }

    /** What keeps {@code json} from being what stands at this place of the document. */
    List<String> errors(String schema, String json) {
        SchemaValidatorsConfig config =
                SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();
        return schemas
                .getSchema(SchemaLocation.of(ID + "#" + schema), config)
                .validate(json, InputFormat.JSON)
                .stream()
                .map(Object::toString)
                .toList();
    }

    /** Follows the reference at this place, if there is one. */
    private String resolved(String pointer) {
        JsonNode reference = document.at(JsonPointer.compile(pointer)).path("$ref");
        return reference.isTextual() ? reference.asText().substring(1) : pointer;
    }

    private static JsonNode document() {
        try (InputStream yaml = Contract.class.getResourceAsStream("/META-INF/openapi.yaml")) {
            return new ObjectMapper(new YAMLFactory()).readTree(yaml);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Objects take no other fields than those that are named. */
    private static JsonNode closed(JsonNode node) {
        node.forEach(Contract::closed);
        if (node instanceof ObjectNode object && node.has("properties")) {
            object.put("additionalProperties", false);
        }
        return node;
    }
}

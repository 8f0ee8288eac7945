package dev.fillstream.pipeline;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.EnumDescriptor;
import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import dev.fillstream.schemas.DeadLetter;
import dev.fillstream.schemas.EventHeaders;
import dev.fillstream.schemas.OrderCommandFormat;
import dev.fillstream.schemas.Topic;
import dev.fillstream.schemas.TraceParent;
import dev.fillstream.schemas.WireFormat.Readable;
import dev.fillstream.v1.NewOrderSingle;
import dev.fillstream.v1.OrdType;
import dev.fillstream.v1.OrderCommand;
import dev.fillstream.v1.Side;
import dev.fillstream.v1.TimeInForce;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** docs/asyncapi.yaml is AsyncAPI 3, and says what the catalogue and the schemas say. */
@Order(1)
class AsyncApiTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final AsyncApi api = AsyncApi.read();

    AsyncApiTest() throws IOException {}

    @Test
    void isAsyncApi3() throws IOException {
        assertThat(api.faults()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "/info, version, ",
        "/channels/orders, address, ",
        "/channels/orders, adress, orders",
        "/operations/takeOrders, action, publish",
        "/operations/takeOrders/channel, $ref, orders",
        "/components/messages/deadLetter, headders, x",
        "/components/schemas/amount, type, decimal"
    })
    void seesWhatIsNotAsyncApi3(String place, String name, String value) throws IOException {
        JsonNode broken = api.document().deepCopy();
        ObjectNode changed = (ObjectNode) broken.at(place);
        if (value == null) {
            changed.remove(name);
        } else {
            changed.put(name, value);
        }
        assertThat(AsyncApi.faults(broken)).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "ce_id, ",
        "traceparent, ",
        "traceparent, 00-xyz",
        "content-type, application/json",
        "ce_type, fillstream.v1.ExecutionEvent",
        "ce_source, somebody",
        "ce_later, x"
    })
    void seesAHeaderThatIsNotAsDescribed(String name, String value) {
        JsonNode headers = api.messages("executions").get("executionReport").path("headers");
        ObjectNode given = JSON.createObjectNode();
        EventHeaders.of(
                        "id",
                        "fillstream.v1.ExecutionReport",
                        "/fillstream/execution-service",
                        Instant.parse("2026-11-24T12:00:00Z"),
                        "f5359ec2-4428-550d-8a88-c81aa633a1e4",
                        TraceParent.fresh().header())
                .forEach(each -> given.put(each.key(), new String(each.value(), UTF_8)));
        assertThat(api.faults(headers, given)).isEmpty();
        if (value == null) {
            given.remove(name);
        } else {
            given.put(name, value);
        }
        assertThat(api.faults(headers, given)).isNotEmpty();
    }

    @Test
    void everyReferenceLeadsSomewhere() {
        List<JsonNode> references = api.document().findParents("$ref");
        assertThat(references).hasSizeGreaterThan(50);
        for (JsonNode reference : references) {
            assertThat(api.resolved(reference).isMissingNode()).as("%s", reference).isFalse();
        }
    }

    @Test
    void hasAChannelForEveryTopicAndNoOther() {
        Set<String> topics = new TreeSet<>();
        for (Topic<?> topic : Topic.all()) {
            topics.add(topic.name());
            topics.add(topic.deadLetterName());
        }
        assertThat(api.channels()).isEqualTo(topics);
        topics.forEach(
                topic -> assertThat(api.channel(topic).path("address").asText()).isEqualTo(topic));
    }

    @Test
    void keepsRecordsAsLongAsTheCatalogueSays() {
        for (Topic<?> topic : Topic.all()) {
            assertRetention(topic.name(), topic.retention());
            assertRetention(topic.deadLetterName(), Topic.DEAD_LETTER_RETENTION);
        }
    }

    @Test
    void namesTheMessageAndTheKeyOfEveryTopic() {
        for (Topic<?> topic : Topic.all()) {
            String key =
                    switch (topic.key()) {
                        case ACCOUNT -> "account";
                        case SCOPE -> "scope";
                        case SYMBOL -> "symbol";
                    };
            for (JsonNode message : api.messages(topic.name()).values()) {
                assertThat(message.path("name").asText()).isEqualTo(valueType(topic));
                assertThat(message.at("/bindings/kafka/key/$ref").asText())
                        .isEqualTo("#/components/schemas/" + key);
            }
        }
    }

    @Test
    void jsonFormOfOrdersHasTheFieldsOfTheSchema() {
        assertFields("orderCommand", OrderCommand.getDescriptor());
        for (FieldDescriptor command : OrderCommand.getDescriptor().getFields()) {
            assertFields(command.getJsonName(), command.getMessageType());
        }
        assertValues("side", Side.getDescriptor());
        assertValues("ordType", OrdType.getDescriptor());
        assertValues("timeInForce", TimeInForce.getDescriptor());
        assertThat(NewOrderSingle.getDescriptor().findFieldByName("price").hasPresence()).isTrue();
    }

    @Test
    void namesEveryReasonOfADeadLetter() {
        JsonNode reasons =
                api.schema("deadLetterHeaders").at("/properties/dead-letter-reason/enum");
        assertThat(reasons)
                .extracting(JsonNode::asText)
                .containsExactlyElementsOf(
                        Arrays.stream(DeadLetter.Reason.values()).map(Enum::name).toList());
    }

    @Test
    void examplesAreCommandsThatTheServicesRead() {
        JsonNode message = api.messages("orders").get("orderCommandJson");
        assertThat(message.path("examples")).isNotEmpty();
        for (JsonNode example : message.path("examples")) {
            JsonNode payload = example.path("payload");
            assertThat(api.faults(message.path("payload"), payload)).isEmpty();
            assertThat(read(payload)).isInstanceOf(Readable.class);
        }
    }

    /** A check that cannot fail is none: each of these breaks the first example in one way. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"clordid\":\"c\"}",
                "{\"orderQty\":100}",
                "{\"orderQty\":\"1e3\"}",
                "{\"orderQty\":\"-1\"}",
                "{\"side\":\"BUY\"}",
                "{\"account\":\"a b\"}",
                "{\"symbol\":\"acme\"}",
                "{\"price\":null}",
                "{\"stopPx\":\"1\"}",
                "{\"timeInForce\":\"TIME_IN_FORCE_GTD\"}",
                "{\"transactTime\":\"yesterday\"}"
            })
    void refusesWhatIsNoOrder(String change) throws IOException {
        JsonNode message = api.messages("orders").get("orderCommandJson");
        ObjectNode payload = message.at("/examples/0/payload").deepCopy();
        payload.withObject("/newOrderSingle").setAll((ObjectNode) JSON.readTree(change));
        assertThat(api.faults(message.path("payload"), payload)).isNotEmpty();
    }

    private void assertRetention(String topic, Topic.Retention retention) {
        JsonNode settings = api.channel(topic).at("/bindings/kafka/topicConfiguration");
        String policy = settings.path("cleanup.policy").path(0).asText();
        switch (retention) {
            case Topic.Retention.Delete(var age) -> {
                assertThat(policy).as(topic).isEqualTo("delete");
                assertThat(settings.path("retention.ms").asLong()).isEqualTo(age.toMillis());
            }
            case Topic.Retention.Compact() -> assertThat(policy).as(topic).isEqualTo("compact");
        }
    }

    private void assertFields(String schema, Descriptor message) {
        assertThat(AsyncApi.names(api.schema(schema).path("properties")))
                .as(schema)
                .isEqualTo(
                        message.getFields().stream()
                                .map(FieldDescriptor::getJsonName)
                                .collect(Collectors.toCollection(TreeSet::new)));
    }

    /** All but the value that stands for none. */
    private void assertValues(String schema, EnumDescriptor values) {
        assertThat(api.schema(schema).path("enum"))
                .extracting(JsonNode::asText)
                .containsExactlyElementsOf(
                        values.getValues().stream()
                                .skip(1)
                                .map(EnumValueDescriptor::getName)
                                .toList());
    }

    private static Object read(JsonNode payload) {
        return OrderCommandFormat.read(new RecordHeaders(), payload.toString().getBytes(UTF_8));
    }

    private static String valueType(Topic<?> topic) {
        // A field that no message has: the least that is not an empty value.
        byte[] something = {(byte) 0xA2, 0x7f, 0x00};
        assertThat(topic.format().read(something)).isInstanceOf(Readable.class);
        return ((com.google.protobuf.Message)
                        ((Readable<?>) topic.format().read(something)).value())
                .getDescriptorForType()
                .getFullName();
    }
}

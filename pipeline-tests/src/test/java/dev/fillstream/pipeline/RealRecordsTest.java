package dev.fillstream.pipeline;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.fillstream.local.check.LogRecord;
import dev.fillstream.local.check.adapter.TopicReader;
import dev.fillstream.local.demo.Trial;
import dev.fillstream.schemas.EventHeaders;
import dev.fillstream.schemas.OrderCommandFormat;
import dev.fillstream.schemas.Topic;
import dev.fillstream.schemas.WireFormat.Readable;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.header.Header;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** What the services really write is what docs/asyncapi.yaml says they write. */
@Order(3)
class RealRecordsTest {

    private static final ObjectMapper JSON =
            JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();
    private static final int ORDERS = 40;

    private final RunningPipeline pipeline = RunningPipeline.get();

    @Test
    void everyRecordIsAsTheDocumentSays() throws Exception {
        AsyncApi api = AsyncApi.read();
        try (Trial trial = pipeline.trial("asyncapi", 1)) {
            trial.load().send(trial.plan(ORDERS, 7), Duration.ofSeconds(2));
            RunningPipeline.assertConserved(trial, ORDERS / 2);
        }
        TopicReader topics = new TopicReader(pipeline.stack().view().bootstrapServers());
        for (Topic<?> topic : Topic.all()) {
            List<LogRecord> records = topics.readAll(List.of(topic.name()));
            if (topic != Topic.TRADING_STATES) {
                assertThat(records).as(topic.name()).isNotEmpty();
            }
            records.forEach(record -> assertAsDescribed(api, topic, record));
        }
        List<LogRecord> letters = topics.readAll(List.of(Topic.ORDERS.deadLetterName()));
        assertThat(letters).isNotEmpty();
        letters.forEach(letter -> assertDeadLetter(api, letter));
    }

    /**
     * An upstream system may write what it likes to {@code orders}, and another test wrote to
     * {@code executions} as a stranger; services name themselves and may not.
     */
    private static void assertAsDescribed(AsyncApi api, Topic<?> topic, LogRecord record) {
        String source = record.header(EventHeaders.SOURCE);
        if (topic == Topic.ORDERS) {
            assertJsonForm(api, record);
            if (source == null || !source.equals("/fillstream/order-intake")) {
                return;
            }
        }
        if (topic == Topic.EXECUTIONS && source == null) {
            return;
        }
        List<List<String>> faults =
                api.messages(topic.name()).values().stream()
                        .map(message -> faults(api, message, record))
                        .toList();
        assertThat(faults)
                .as("%s fits none of its messages: %s", record.position(), faults)
                .anyMatch(List::isEmpty);
        assertThat(topic.format().read(record.value())).isInstanceOf(Readable.class);
    }

    private static List<String> faults(AsyncApi api, JsonNode message, LogRecord record) {
        List<String> faults = new ArrayList<>(api.faults(message.path("headers"), headers(record)));
        faults.addAll(
                api.faults(
                        message.at("/bindings/kafka/key"),
                        TextNode.valueOf(String.valueOf(record.keyText()))));
        return faults;
    }

    /** Whatever reads as JSON is as the document's schema has it, but for what risk refuses. */
    private static void assertJsonForm(AsyncApi api, LogRecord record) {
        byte[] value = record.value();
        if (value == null || value.length == 0 || value[0] != '{') {
            return;
        }
        boolean isRead = OrderCommandFormat.read(record.headers(), value) instanceof Readable<?>;
        Map<String, JsonNode> messages = api.messages(Topic.ORDERS.name());
        List<String> faults = jsonFaults(api, messages.get("orderCommandJson"), value);
        if (!isRead) {
            assertThat(faults).as("%s", record.position()).isNotEmpty();
        }
    }

    private static List<String> jsonFaults(AsyncApi api, JsonNode message, byte[] value) {
        try {
            return api.faults(message.path("payload"), JSON.readTree(new String(value, UTF_8)));
        } catch (IOException e) {
            return List.of(String.valueOf(e.getMessage()));
        }
    }

    private static void assertDeadLetter(AsyncApi api, LogRecord letter) {
        JsonNode message = api.messages(letter.topic()).get("deadLetter");
        assertThat(api.faults(message.path("headers"), headers(letter)))
                .as("%s", letter.position())
                .isEmpty();
    }

    private static ObjectNode headers(LogRecord record) {
        ObjectNode headers = JSON.createObjectNode();
        for (Header header : record.headers()) {
            headers.put(header.key(), new String(header.value(), UTF_8));
        }
        return headers;
    }
}

package dev.fillstream.schemas;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What stands in a record's headers: events, traces, dead letters. */
class HeadersTest {

    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
    private static final String HEADER = "00-" + TRACE + "-b7ad6b7169203331-01";

    @Test
    void writesCloudEventsInBinaryMode() {
        assertThat(texts(event(HEADER)))
                .containsExactlyEntriesOf(
                        new LinkedHashMap<>() {
                            private static final long serialVersionUID = 1L;

                            {
                                put("ce_specversion", "1.0");
                                put("ce_id", "id-1");
                                put("ce_type", "fillstream.v1.ExecutionReport");
                                put("ce_source", "/fillstream/execution-service");
                                put("ce_time", "2026-11-24T12:00:00Z");
                                put("ce_subject", "order-1");
                                put("content-type", "application/protobuf");
                                put("traceparent", HEADER);
                            }
                        });
    }

    @Test
    void leavesOutATraceThatIsNotThere() {
        assertThat(texts(event(null))).doesNotContainKey("traceparent");
    }

    @Test
    void readsTheLastHeaderOfAName() {
        Headers headers = new RecordHeaders().add("a", bytes("1")).add("a", bytes("2"));
        assertThat(EventHeaders.text(headers, "a")).isEqualTo("2");
        assertThat(EventHeaders.text(headers, "b")).isNull();
        assertThat(EventHeaders.text(headers.add("c", null), "c")).isNull();
    }

    @Test
    void goesOnWithTheTraceThatCame() {
        TraceParent next = TraceParent.next(HEADER);
        assertThat(next.traceId()).isEqualTo(TRACE);
        assertThat(next.spanId()).isNotEqualTo("b7ad6b7169203331");
        assertThat(next.sampled()).isTrue();
        assertThat(next.header()).matches("00-" + TRACE + "-[0-9a-f]{16}-01");
        assertThat(TraceParent.next(HEADER.substring(0, 53) + "00").sampled()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "garbage",
                "00-0AF7651916CD43DD8448EB211C80319C-b7ad6b7169203331-01",
                "00-00000000000000000000000000000000-b7ad6b7169203331-01",
                "00-0af7651916cd43dd8448eb211c80319c-0000000000000000-01",
                "ff-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
                "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-zz"
            })
    void beginsATraceWhereNoneCame(String header) {
        TraceParent next = TraceParent.next(header);
        assertThat(next.header()).matches("00-[0-9a-f]{32}-[0-9a-f]{16}-01");
        assertThat(next.traceId()).isNotEqualTo(TRACE).isNotEqualTo("0".repeat(32));
    }

    @Test
    void beginsADifferentTraceEachTime() {
        assertThat(TraceParent.next(null)).isNotEqualTo(TraceParent.next(null));
    }

    @Test
    void makesADeadLetterOfWhatCouldNotBeRead() {
        ConsumerRecord<byte[], byte[]> record =
                new ConsumerRecord<>("orders", 3, 42L, bytes("acct-1"), bytes("garbage"));
        record.headers().add("traceparent", bytes(HEADER));

        ProducerRecord<byte[], byte[]> letter =
                DeadLetter.of(record, DeadLetter.Reason.PROTOBUF_MALFORMED, "cut short");

        assertThat(letter.topic()).isEqualTo(Topic.ORDERS.deadLetterName());
        assertThat(letter.partition()).isNull();
        assertThat(letter.key()).isEqualTo(bytes("acct-1"));
        assertThat(letter.value()).isEqualTo(bytes("garbage"));
        assertThat(texts(letter.headers()))
                .isEqualTo(
                        Map.of(
                                "traceparent", HEADER,
                                "dead-letter-reason", "PROTOBUF_MALFORMED",
                                "dead-letter-cause", "cut short",
                                "dead-letter-topic", "orders",
                                "dead-letter-partition", "3",
                                "dead-letter-offset", "42"));
    }

    @Test
    void keepsADeadLetterWithoutKeyOrValue() {
        ConsumerRecord<byte[], byte[]> record = new ConsumerRecord<>("orders", 0, 0L, null, null);
        ProducerRecord<byte[], byte[]> letter =
                DeadLetter.of(record, DeadLetter.Reason.VALUE_MISSING, "");
        assertThat(letter.key()).isNull();
        assertThat(letter.value()).isNull();
    }

    @Test
    void quotesNoMoreOfACauseThanHelps() {
        Headers headers =
                DeadLetter.headers(
                        new RecordHeaders(),
                        "orders",
                        0,
                        0,
                        DeadLetter.Reason.JSON_MALFORMED,
                        "x".repeat(100_000));
        assertThat(EventHeaders.text(headers, DeadLetter.CAUSE)).hasSize(500);
    }

    private static Headers event(String traceparent) {
        return EventHeaders.of(
                "id-1",
                "fillstream.v1.ExecutionReport",
                "/fillstream/execution-service",
                Instant.parse("2026-11-24T12:00:00Z"),
                "order-1",
                traceparent);
    }

    private static Map<String, String> texts(Headers headers) {
        Map<String, String> texts = new LinkedHashMap<>();
        headers.forEach(header -> texts.put(header.key(), new String(header.value(), UTF_8)));
        return texts;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }
}

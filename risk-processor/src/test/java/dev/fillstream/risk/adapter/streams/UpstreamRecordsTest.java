package dev.fillstream.risk.adapter.streams;

import static dev.fillstream.risk.fixture.Wire.command;
import static dev.fillstream.risk.fixture.Wire.key;
import static dev.fillstream.risk.fixture.Wire.order;
import static dev.fillstream.risk.fixture.Wire.orderId;
import static dev.fillstream.v1.Side.SIDE_BUY;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnknownFieldSet;
import dev.fillstream.schemas.EventHeaders;
import dev.fillstream.schemas.Timestamps;
import dev.fillstream.v1.NewOrderSingle;
import dev.fillstream.v1.OrderCommand;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What upstream systems may write to {@code orders} and what they may not, against a real broker
 * and the topology as a process: each mistake has its stated outcome, docs/topics.md lists them,
 * and the next record of the partition is decided as if nothing had been.
 */
class UpstreamRecordsTest {

    @TempDir static Path directory;
    private static RunningRisk risk;
    private static final AtomicInteger NAMES = new AtomicInteger();

    @BeforeAll
    static void start() throws Exception {
        risk = RunningRisk.start(directory);
    }

    @AfterAll
    static void stop() {
        risk.close();
    }

    @Test
    void emptyValueIsADeadLetter() throws Exception {
        assertOutcome("dead letter VALUE_EMPTY", new byte[0]);
    }

    @Test
    void randomBytesAreADeadLetter() throws Exception {
        byte[] bytes = new byte[500];
        new Random(4).nextBytes(bytes);
        bytes[0] = (byte) 0xff;
        assertOutcome("dead letter PROTOBUF_MALFORMED", bytes);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"newOrderSingle\":\"ACME\"}",
                "{\"newOrderSingle\":{\"orderQty\":100}}",
                "{\"newOrderSingle\":[]}",
                "{\"order\":{}}"
            })
    void jsonOfAnotherTypeIsADeadLetter(String json) throws Exception {
        assertOutcome("dead letter JSON_MALFORMED", json.getBytes(UTF_8));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "\"order\"", "12", "null", "true"})
    void jsonThatIsNoObjectIsADeadLetter(String json) throws Exception {
        assertOutcome(
                "dead letter JSON_MALFORMED",
                json.getBytes(UTF_8),
                headers(EventHeaders.CONTENT_TYPE, "application/json"));
    }

    @Test
    void truncatedRecordIsADeadLetter() throws Exception {
        byte[] whole = good().toByteArray();
        assertOutcome("dead letter PROTOBUF_MALFORMED", Arrays.copyOf(whole, whole.length - 1));
        assertOutcome("dead letter JSON_MALFORMED", json(name()).substring(0, 60).getBytes(UTF_8));
    }

    @Test
    void tombstoneIsADeadLetterAndTheOrderStands() throws Exception {
        OrderCommand order = good();
        byte[] decision = risk.outcomeRecord(send("acct-1", order.toByteArray())).value();
        assertOutcome("dead letter VALUE_MISSING", (byte[]) null);
        assertToldAgain(order, decision);
    }

    @Test
    void valueOverSixtyFourKibibytesIsADeadLetter() throws Exception {
        assertOutcome("dead letter VALUE_TOO_LARGE", new byte[64 * 1024 + 1]);
    }

    @Test
    void recordOverOneMebibyteIsRefusedToItsSender() {
        assertThatExceptionOfType(ExecutionException.class)
                .isThrownBy(
                        () ->
                                risk.send(
                                        record(
                                                "acct-1",
                                                good().toByteArray(),
                                                headers("much", "x".repeat(1 << 20)))))
                .withCauseInstanceOf(RecordTooLargeException.class);
    }

    @Test
    void keyThatIsNotTheAccountOfTheValueIsADeadLetter() throws Exception {
        RecordMetadata place = send("acct-2", good().toByteArray());
        assertThat(risk.outcome(place)).isEqualTo("dead letter KEY_NOT_ACCOUNT");
    }

    @Test
    void recordWithoutAKeyIsADeadLetter() throws Exception {
        RecordMetadata place =
                risk.send(new ProducerRecord<>("orders", null, good().toByteArray()));
        assertThat(risk.outcome(place)).isEqualTo("dead letter KEY_MISSING");
    }

    @Test
    void accountOrNameThatNobodyMayHaveIsADeadLetter() throws Exception {
        assertOutcome(
                "dead letter IDENTITY_INVALID",
                command(named("has spaces").clearOrderId()).toByteArray());
        assertOutcome(
                "dead letter IDENTITY_INVALID", command(named("").clearOrderId()).toByteArray());
    }

    @Test
    void recordOnAnotherPartitionThanItsKeysOwnIsRefused() throws Exception {
        RecordMetadata home = send("acct-1", good().toByteArray());
        RecordMetadata place =
                risk.send(
                        new ProducerRecord<>(
                                "orders",
                                (home.partition() + 1) % 4,
                                key("acct-1"),
                                good().toByteArray()));
        assertThat(risk.outcome(place)).isEqualTo("rejected PARTITION_MISMATCH");
        var refusal = RunningRisk.rejected(risk.outcomeRecord(place)).getRefusal();
        assertThat(refusal.getObserved()).isEqualTo(Integer.toString(place.partition()));
        assertThat(refusal.getLimit()).isEqualTo(Integer.toString(home.partition()));
    }

    @Test
    void orderIdMayBeLeftOutOrBeTheDerivedOne() throws Exception {
        String name = name();
        byte[] without = command(named(name).clearOrderId()).toByteArray();
        var record = risk.outcomeRecord(send("acct-1", without));
        assertThat(RunningRisk.approved(record).getCommand().getNewOrderSingle().getOrderId())
                .isEqualTo(orderId("acct-1", name));
        assertOutcome("approved", good().toByteArray());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"f5359ec2-4428-550d-8a88-c81aa633a1e4", "my-order", "UPPER", "{derived}"})
    void orderIdThatIsNotTheDerivedOneIsADeadLetter(String orderId) throws Exception {
        String name = name();
        String given =
                switch (orderId) {
                    case "UPPER" -> orderId("acct-1", name).toUpperCase(Locale.ROOT);
                    case "{derived}" -> "{" + orderId("acct-1", name) + "}";
                    default -> orderId;
                };
        assertOutcome(
                "dead letter ORDER_ID_NOT_DERIVED",
                command(named(name).setOrderId(given)).toByteArray());
    }

    /** As version 0.1.0 wrote it, byte for byte. */
    @Test
    void recordOfAnOlderReleaseIsDecided() throws Exception {
        byte[] old =
                HexFormat.of()
                        .parseHex(
                                "0a630a2462396362626435372d613438352d353339612d626637312d"
                                        + "396662663465623835363530120a66726f6d2d302e312e301a066163"
                                        + "63742d31220441434d45280130023a03313030420531302e32355001"
                                        + "620908c09b9bd80610e8076a0476776170");
        assertOutcome("approved", old);
    }

    @Test
    void fieldOfANewerReleaseIsCarriedOnUnread() throws Exception {
        UnknownFieldSet later =
                UnknownFieldSet.newBuilder()
                        .addField(
                                900,
                                UnknownFieldSet.Field.newBuilder()
                                        .addLengthDelimited(ByteString.copyFromUtf8("later"))
                                        .build())
                        .build();
        NewOrderSingle order = named(name()).setUnknownFields(later).build();
        var record =
                risk.outcomeRecord(
                        send(
                                "acct-1",
                                OrderCommand.newBuilder()
                                        .setNewOrderSingle(order)
                                        .build()
                                        .toByteArray()));
        assertThat(RunningRisk.approved(record).getCommand().getNewOrderSingle()).isEqualTo(order);
    }

    @Test
    void jsonFieldOfANewerReleaseIsADeadLetter() throws Exception {
        String json = json(name()).replace("\"side\"", "\"later\":\"x\",\"side\"");
        assertOutcome("dead letter JSON_MALFORMED", json.getBytes(UTF_8));
    }

    @Test
    void enumValueOfANewerReleaseIsRefused() throws Exception {
        assertOutcome(
                "rejected ENUM_UNKNOWN", command(named(name()).setSideValue(77)).toByteArray());
        assertOutcome(
                "rejected ENUM_UNKNOWN",
                command(named(name()).setTimeInForceValue(9)).toByteArray());
    }

    @Test
    void jsonEnumValueOfANewerReleaseIsADeadLetter() throws Exception {
        String json = json(name()).replace("SIDE_BUY", "SIDE_BORROW");
        assertOutcome("dead letter JSON_MALFORMED", json.getBytes(UTF_8));
    }

    @Test
    void commandOfANewerReleaseIsADeadLetter() throws Exception {
        byte[] fieldFifteen = {0x7a, 0x02, 0x0a, 0x00};
        assertOutcome("dead letter COMMAND_MISSING", fieldFifteen);
    }

    @Test
    void anotherMajorVersionIsADeadLetterEvenWhereItsBytesCouldBeRead() throws Exception {
        assertOutcome(
                "dead letter TYPE_MISMATCH",
                good().toByteArray(),
                headers(EventHeaders.TYPE, "fillstream.v2.NewOrderSingle"));
    }

    @Test
    void typeThatTheValueDoesNotHaveIsADeadLetter() throws Exception {
        assertOutcome(
                "dead letter TYPE_MISMATCH",
                good().toByteArray(),
                headers(EventHeaders.TYPE, "fillstream.v1.OrderCancelRequest"));
    }

    @Test
    void unknownContentTypeIsADeadLetter() throws Exception {
        assertOutcome(
                "dead letter CONTENT_TYPE_UNKNOWN",
                good().toByteArray(),
                headers(EventHeaders.CONTENT_TYPE, "avro/binary"));
    }

    @Test
    void contentTypeOfTheOtherFormIsADeadLetter() throws Exception {
        assertOutcome(
                "dead letter PROTOBUF_MALFORMED",
                json(name()).getBytes(UTF_8),
                headers(EventHeaders.CONTENT_TYPE, "application/protobuf"));
        assertOutcome(
                "dead letter JSON_MALFORMED",
                good().toByteArray(),
                headers(EventHeaders.CONTENT_TYPE, "application/json"));
    }

    @Test
    void ofTwoHeadersOfANameTheLastCounts() throws Exception {
        assertOutcome(
                "approved",
                good().toByteArray(),
                headers(EventHeaders.CONTENT_TYPE, "avro/binary")
                        .add(EventHeaders.CONTENT_TYPE, key("application/protobuf")));
    }

    @Test
    void tenThousandHeadersAreNoMatter() throws Exception {
        Headers many = new RecordHeaders();
        for (int i = 0; i < 10_000; i++) {
            many.add("header-" + i, key("value"));
        }
        assertOutcome("approved", good().toByteArray(), many);
        assertOutcome("dead letter VALUE_EMPTY", new byte[0], many);
    }

    @Test
    void headersAlmostTooLargeToKeepAreCutFromADeadLetter() throws Exception {
        assertOutcome("approved", good().toByteArray(), headers("much", "x".repeat(1_000_000)));
        RecordMetadata place =
                risk.send(record("acct-1", new byte[0], headers("much", "x".repeat(1_000_000))));
        var letter = risk.outcomeRecord(place);
        assertThat(EventHeaders.text(letter.headers(), "much")).isNull();
        assertThat(EventHeaders.text(letter.headers(), "dead-letter-cut")).isEqualTo("1");
    }

    @Test
    void deadLetterHasKeyValueAndHeadersAsTheyWere() throws Exception {
        byte[] value = key("rubbish");
        RecordMetadata place = risk.send(record("acct-1", value, headers("x-order-desk", "nine")));
        ConsumerRecord<byte[], byte[]> letter = risk.outcomeRecord(place);
        assertThat(letter.key()).isEqualTo(key("acct-1"));
        assertThat(letter.value()).isEqualTo(value);
        assertThat(EventHeaders.text(letter.headers(), "x-order-desk")).isEqualTo("nine");
        assertThat(EventHeaders.text(letter.headers(), "dead-letter-topic")).isEqualTo("orders");
        assertThat(EventHeaders.text(letter.headers(), "dead-letter-cause")).isNotBlank();
    }

    @Test
    void sameOrderAgainGetsTheSameAnswerAndReservesNothing() throws Exception {
        OrderCommand order = good();
        byte[] decision = risk.outcomeRecord(send("acct-1", order.toByteArray())).value();
        String reserved = reservedBefore();
        assertToldAgain(order, decision);
        // Two orders of one unit at 10 came in between, and not a unit more.
        assertThat(new BigDecimal(reservedBefore()))
                .isEqualByComparingTo(new BigDecimal(reserved).add(new BigDecimal("20")));
    }

    @Test
    void otherOrderOfAUsedNameIsADeadLetterAndTheFirstStands() throws Exception {
        String name = name();
        OrderCommand first = command(named(name));
        byte[] decision = risk.outcomeRecord(send("acct-1", first.toByteArray())).value();
        assertOutcome(
                "dead letter CL_ORD_ID_REUSED",
                command(named(name).setOrderQty("2")).toByteArray());
        assertToldAgain(first, decision);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 253_402_300_799_000L, Long.MAX_VALUE})
    void timeThatASenderWritesOnARecordDoesNotCount(long timestamp) throws Exception {
        Instant before = Instant.now().minusSeconds(60);
        RecordMetadata place =
                risk.send(
                        new ProducerRecord<>(
                                "orders", null, timestamp, key("acct-1"), good().toByteArray()));
        assertThat(risk.outcome(place)).isEqualTo("approved");
        var decision = RunningRisk.approved(risk.outcomeRecord(place)).getDecision();
        assertThat(Timestamps.toInstant(decision.getDecidedAt()))
                .isBetween(before, Instant.now().plusSeconds(60));
        assertThat(Timestamps.toInstant(decision.getApprovalExpiry())).isAfter(before);
    }

    @Test
    void recordOfAnAbortedTransactionIsNeverSeen() throws Exception {
        String aborted = name();
        try (KafkaProducer<byte[], byte[]> producer = transactional("upstream-1")) {
            producer.beginTransaction();
            producer.send(record("acct-1", command(named(aborted)).toByteArray(), headers()));
            producer.flush();
            producer.abortTransaction();
            producer.beginTransaction();
            var place = producer.send(record("acct-1", good().toByteArray(), headers()));
            producer.commitTransaction();
            assertThat(risk.outcome(place.get())).isEqualTo("approved");
        }
        assertNeverDecided(aborted);
    }

    /** What is behind it waits no longer than the transaction may last. */
    @Test
    void transactionLeftOpenIsAbortedAndThePartitionGoesOn() throws Exception {
        String open = name();
        KafkaProducer<byte[], byte[]> producer = transactional("upstream-2");
        producer.beginTransaction();
        producer.send(record("acct-1", command(named(open)).toByteArray(), headers()));
        producer.flush();
        assertThat(risk.outcome(send("acct-1", good().toByteArray()))).isEqualTo("approved");
        producer.close(Duration.ZERO);
        assertNeverDecided(open);
    }

    private static KafkaProducer<byte[], byte[]> transactional(String id) {
        KafkaProducer<byte[], byte[]> producer =
                risk.producer(Map.of("transactional.id", id, "transaction.timeout.ms", 3_000));
        producer.initTransactions();
        return producer;
    }

    private static void assertNeverDecided(String clOrdId) {
        assertThat(risk.soFar())
                .filteredOn(record -> record.topic().equals("risk-approved"))
                .noneMatch(
                        record ->
                                RunningRisk.approved(record)
                                        .getDecision()
                                        .getOrderId()
                                        .equals(orderId("acct-1", clOrdId)));
    }

    /** The outcome, and that the next record of the partition has its own. */
    private static void assertOutcome(String expected, byte[] value) throws Exception {
        assertOutcome(expected, value, headers());
    }

    private static void assertOutcome(String expected, byte[] value, Headers headers)
            throws Exception {
        RecordMetadata place = risk.send(record("acct-1", value, headers));
        RecordMetadata next = send("acct-1", good().toByteArray());
        assertThat(next.partition()).isEqualTo(place.partition());
        assertThat(risk.outcome(place)).isEqualTo(expected);
        assertThat(risk.outcome(next)).isEqualTo("approved");
    }

    private static void assertToldAgain(OrderCommand order, byte[] decision) throws Exception {
        send("acct-1", order.toByteArray());
        assertThat(risk.outcome(send("acct-1", good().toByteArray()))).isEqualTo("approved");
        List<ConsumerRecord<byte[], byte[]>> told =
                risk.soFar().stream()
                        .filter(each -> Arrays.equals(each.value(), decision))
                        .toList();
        assertThat(told).hasSize(2);
    }

    /** What open orders of the account reserve, by the evidence of one more of one unit at 10. */
    private static String reservedBefore() throws Exception {
        var record = risk.outcomeRecord(send("acct-1", good().toByteArray()));
        return RunningRisk.approved(record).getDecision().getReservedBefore();
    }

    private static RecordMetadata send(String key, byte[] value) throws Exception {
        return risk.send(record(key, value, headers()));
    }

    private static ProducerRecord<byte[], byte[]> record(
            String key, byte[] value, Headers headers) {
        return new ProducerRecord<>("orders", null, key(key), value, headers);
    }

    private static Headers headers(String... namesAndValues) {
        Headers headers = new RecordHeaders();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            headers.add(namesAndValues[i], key(namesAndValues[i + 1]));
        }
        return headers;
    }

    private static OrderCommand good() {
        return command(named(name()));
    }

    private static NewOrderSingle.Builder named(String clOrdId) {
        NewOrderSingle.Builder order = order("acct-1", "valid", SIDE_BUY, "1", "10");
        order.setClOrdId(clOrdId);
        return clOrdId.isEmpty() || clOrdId.contains(" ")
                ? order
                : order.setOrderId(orderId("acct-1", clOrdId));
    }

    private static String name() {
        return "u-" + NAMES.incrementAndGet();
    }

    private static String json(String clOrdId) {
        return """
               {"newOrderSingle":{"clOrdId":"%s","account":"acct-1","symbol":"ACME","side":"SIDE_BUY",\
               "ordType":"ORD_TYPE_LIMIT","orderQty":"1","price":"10"}}"""
                .formatted(clOrdId);
    }
}

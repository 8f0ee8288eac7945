package dev.fillstream.schemas;

import static dev.fillstream.model.fixture.OrderBuilder.anOrder;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fillstream.schemas.DeadLetter.Reason;
import dev.fillstream.schemas.WireFormat.Readable;
import dev.fillstream.schemas.WireFormat.Reading;
import dev.fillstream.schemas.WireFormat.Unreadable;
import dev.fillstream.schemas.mapping.NewOrderSingleMapper;
import dev.fillstream.v1.OrderCommand;
import dev.fillstream.v1.Side;
import java.util.Arrays;
import java.util.Random;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OrderCommandFormatTest {

    private static final String JSON =
            """
            {"newOrderSingle":{"clOrdId":"c-1","account":"acct-1","symbol":"ACME",\
            "side":"SIDE_BUY","ordType":"ORD_TYPE_LIMIT","orderQty":"100","price":"12.34",\
            "timeInForce":"TIME_IN_FORCE_DAY","transactTime":"2026-11-24T12:00:00.000001Z"}}""";

    private static final OrderCommand COMMAND = NewOrderSingleMapper.toCommand(anOrder().of(100));

    @Test
    void readsProtobufWithoutAHeader() {
        assertThat(read(null, COMMAND.toByteArray())).isEqualTo(new Readable<>(COMMAND));
    }

    @Test
    void readsJsonByItsFirstByte() {
        OrderCommand command = readable(read(null, JSON.getBytes(UTF_8)));
        assertThat(command.getNewOrderSingle().getSide()).isEqualTo(Side.SIDE_BUY);
        assertThat(command.getNewOrderSingle().getPrice()).isEqualTo("12.34");
        assertThat(command.getNewOrderSingle().getTransactTime().getNanos()).isEqualTo(1000);
    }

    @Test
    void readsTheNamesOfTheSchemaFileToo() {
        String json = "{\"order_cancel_request\":{\"cl_ord_id\":\"c-2\",\"account\":\"a\"}}";
        assertThat(readable(read(null, json.getBytes(UTF_8))).getOrderCancelRequest().getClOrdId())
                .isEqualTo("c-2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json",
                "application/json; charset=utf-8",
                "Application/JSON",
                " application/json "
            })
    void readsJsonWhereTheHeaderSaysSo(String contentType) {
        assertThat(read(contentType, (" \n" + JSON).getBytes(UTF_8))).isInstanceOf(Readable.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/protobuf",
                "application/x-protobuf",
                "application/octet-stream"
            })
    void readsProtobufWhereTheHeaderSaysSo(String contentType) {
        assertThat(read(contentType, COMMAND.toByteArray())).isInstanceOf(Readable.class);
        assertReason(Reason.PROTOBUF_MALFORMED, read(contentType, JSON.getBytes(UTF_8)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "avro/binary", "application/jsonx", "x"})
    void refusesOtherContentTypes(String contentType) {
        assertReason(Reason.CONTENT_TYPE_UNKNOWN, read(contentType, JSON.getBytes(UTF_8)));
    }

    @Test
    void refusesNothing() {
        assertReason(Reason.VALUE_MISSING, read(null, null));
        assertReason(Reason.VALUE_EMPTY, read(null, new byte[0]));
        assertReason(Reason.VALUE_EMPTY, read("application/json", new byte[0]));
    }

    @Test
    void refusesAMessageWithoutACommand() {
        assertReason(Reason.COMMAND_MISSING, read(null, "{}".getBytes(UTF_8)));
        byte[] fieldOfTheFuture = {(byte) 0xA2, 0x06, 0x00};
        assertReason(Reason.COMMAND_MISSING, read(null, fieldOfTheFuture));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "cut short             | {\"newOrderSingle\":{\"clOrdId\":\"c",
                "only opened           | {",
                "something after it    | {\"newOrderSingle\":{}} x",
                "two documents         | {\"newOrderSingle\":{}}{}",
                "a comma too many      | {\"newOrderSingle\":{\"clOrdId\":\"c\",}}",
                "single quotes         | {'newOrderSingle':{}}",
                "bare names            | {newOrderSingle:{}}",
                "a comment             | {/* */\"newOrderSingle\":{}}",
                "an unknown field      | {\"newOrderSingle\":{\"clordid\":\"c\"}}",
                "an unknown command    | {\"newOrderDouble\":{}}",
                "two commands          | {\"newOrderSingle\":{},\"orderCancelRequest\":{}}",
                "an unknown enum       | {\"newOrderSingle\":{\"side\":\"BUY\"}}",
                "an enum by number     | {\"newOrderSingle\":{\"side\":1}}",
                "an amount as a number | {\"newOrderSingle\":{\"orderQty\":100}}",
                "an exponent           | {\"newOrderSingle\":{\"orderQty\":1e999999999}}",
                "a flag as text        | {\"newOrderSingle\":{\"reduceOnly\":\"yes\"}}",
                "text as an object     | {\"newOrderSingle\":{\"account\":{}}}",
                "text as a list        | {\"newOrderSingle\":{\"account\":[]}}",
                "a list of commands    | {\"newOrderSingle\":[]}",
                "text as a command     | {\"newOrderSingle\":\"x\"}",
                "a time that is none   | {\"newOrderSingle\":{\"transactTime\":\"yesterday\"}}",
                "a time as an object   | {\"newOrderSingle\":{\"transactTime\":{}}}",
                "a name twice          | {\"newOrderSingle\":{\"price\":\"1\",\"price\":\"2\"}}",
                "a command twice       | {\"newOrderSingle\":{},\"newOrderSingle\":{}}",
                "a field by two names  | {\"newOrderSingle\":{\"clOrdId\":\"a\",\"cl_ord_id\":\"b\"}}",
                "half a surrogate      | {\"newOrderSingle\":{\"account\":\"\\ud800\"}}",
                "no number             | {\"newOrderSingle\":{\"orderQty\":NaN}}"
            })
    void refusesJsonWith(String what, String json) {
        assertReason(Reason.JSON_MALFORMED, read(null, json.getBytes(UTF_8)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"fillstream.v1.OrderCommand", "fillstream.v1.NewOrderSingle"})
    void takesTheTypeThatTheValueHas(String type) {
        assertThat(typed(type, COMMAND.toByteArray())).isInstanceOf(Readable.class);
        assertThat(typed(type, JSON.getBytes(UTF_8))).isInstanceOf(Readable.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "fillstream.v2.OrderCommand",
                "fillstream.v2.NewOrderSingle",
                "fillstream.v1.OrderCancelRequest",
                "fillstream.v1.ExecutionReport",
                "NewOrderSingle",
                ""
            })
    void refusesAValueThatItsTypeDoesNotName(String type) {
        assertReason(Reason.TYPE_MISMATCH, typed(type, COMMAND.toByteArray()));
        assertReason(Reason.TYPE_MISMATCH, typed(type, JSON.getBytes(UTF_8)));
        assertReason(Reason.PROTOBUF_MALFORMED, typed(type, new byte[] {0x0a, 0x7f}));
    }

    @Test
    void refusesTextThatIsNotUtf8() {
        assertReason(
                Reason.JSON_MALFORMED,
                read(null, "{\"newOrderSingle\":{\"account\":\"é\"}}".getBytes(ISO_8859_1)));
        byte[] badText = COMMAND.toByteArray();
        int c1 = new String(badText, ISO_8859_1).indexOf("c-1");
        badText[c1] = (byte) 0xff;
        assertReason(Reason.PROTOBUF_MALFORMED, read(null, badText));
    }

    @ParameterizedTest
    @ValueSource(ints = {100, 10_000, 1_000_000})
    void refusesDeepNestingWithoutRunningOutOfStack(int depth) {
        for (String json :
                new String[] {
                    "{\"a\":".repeat(depth),
                    "{\"newOrderSingle\":" + "[".repeat(depth),
                    "{\"newOrderSingle\":{\"account\":"
                            + "[".repeat(depth)
                            + "]".repeat(depth)
                            + "}}"
                }) {
            assertReason(Reason.JSON_MALFORMED, read(null, json.getBytes(UTF_8)));
        }
        byte[] groups = new byte[depth];
        Arrays.fill(groups, (byte) 0x53);
        assertReason(Reason.PROTOBUF_MALFORMED, read(null, groups));
    }

    @Test
    void neverThrowsWhateverTheBytes() {
        Random random = new Random(42);
        byte[][] seeds = {JSON.getBytes(UTF_8), COMMAND.toByteArray(), new byte[64]};
        for (int i = 0; i < 30_000; i++) {
            byte[] bytes = seeds[i % seeds.length].clone();
            for (int n = random.nextInt(6); n >= 0; n--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            byte[] cut = Arrays.copyOf(bytes, random.nextInt(bytes.length + 1));
            assertThat(read(i % 2 == 0 ? null : "application/json", cut)).isNotNull();
        }
    }

    private static Reading<OrderCommand> read(String contentType, byte[] value) {
        Headers headers = new RecordHeaders();
        if (contentType != null) {
            headers.add(EventHeaders.CONTENT_TYPE, contentType.getBytes(UTF_8));
        }
        return OrderCommandFormat.read(headers, value);
    }

    private static Reading<OrderCommand> typed(String type, byte[] value) {
        Headers headers = new RecordHeaders().add(EventHeaders.TYPE, type.getBytes(UTF_8));
        return OrderCommandFormat.read(headers, value);
    }

    private static OrderCommand readable(Reading<OrderCommand> reading) {
        assertThat(reading).isInstanceOf(Readable.class);
        return ((Readable<OrderCommand>) reading).value();
    }

    private static void assertReason(Reason reason, Reading<OrderCommand> reading) {
        assertThat(reading)
                .isInstanceOfSatisfying(
                        Unreadable.class,
                        unreadable -> {
                            assertThat(unreadable.code()).isEqualTo(reason);
                            assertThat(unreadable.detail()).isNotBlank();
                        });
    }
}

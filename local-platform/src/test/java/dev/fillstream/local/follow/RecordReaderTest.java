package dev.fillstream.local.follow;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fillstream.model.value.Account;
import dev.fillstream.model.value.ClOrdId;
import dev.fillstream.model.value.OrderId;
import dev.fillstream.schemas.DeadLetter;
import dev.fillstream.v1.ExecType;
import dev.fillstream.v1.ExecutionEvent;
import dev.fillstream.v1.ExecutionReport;
import dev.fillstream.v1.OrdStatus;
import dev.fillstream.v1.Refusal;
import dev.fillstream.v1.RejectedCommand;
import dev.fillstream.v1.Side;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

class RecordReaderTest {

    private static final byte[] KEY = "acct-1".getBytes(UTF_8);

    @Test
    void readsOrderInJsonAndDerivesItsId() {
        String json =
                """
                {"newOrderSingle":{"clOrdId":"c-1","account":"acct-1","symbol":"ACME","side":"SIDE_BUY",\
                "ordType":"ORD_TYPE_LIMIT","orderQty":"100","price":"12.34"}}""";

        SeenRecord seen = RecordReader.read(record("orders", json.getBytes(UTF_8)));

        assertThat(seen.terms()).isEqualTo("buy 100 ACME @ 12.34");
        assertThat(seen.account()).isEqualTo("acct-1");
        assertThat(seen.orderId())
                .isEqualTo(OrderId.derive(new Account("acct-1"), new ClOrdId("c-1")).toString());
        assertThat(seen.isAbout("c-1")).isTrue();
        assertThat(seen.isAbout(seen.orderId().substring(0, 8))).isTrue();
        assertThat(seen.isAbout("c-2")).isFalse();
    }

    @Test
    void tellsTradeAndWhereTheOrderStands() {
        ExecutionReport report =
                ExecutionReport.newBuilder()
                        .setReportSeq(2)
                        .setSide(Side.SIDE_SELL_SHORT)
                        .setOrderQty("100")
                        .setSymbol("ACME")
                        .setExecType(ExecType.EXEC_TYPE_TRADE)
                        .setOrdStatus(OrdStatus.ORD_STATUS_PARTIALLY_FILLED)
                        .setLastQty("40")
                        .setLastPx("12.3")
                        .build();
        ExecutionEvent event = ExecutionEvent.newBuilder().setExecutionReport(report).build();

        SeenRecord seen = RecordReader.read(record("executions", event.toByteArray()));

        assertThat(seen.terms()).isEqualTo("sell_short 100 ACME");
        assertThat(seen.status()).isEqualTo("#2 trade 40 @ 12.3, partially_filled");
        assertThat(seen.isFinal()).isFalse();
    }

    @Test
    void tellsTheCodeOfRefusalWithBothValues() {
        Refusal refusal =
                Refusal.newBuilder()
                        .setCode("MAX_ORDER_QTY")
                        .setObserved("20000")
                        .setLimit("10000")
                        .build();
        RejectedCommand rejected = RejectedCommand.newBuilder().setRefusal(refusal).build();

        SeenRecord seen = RecordReader.read(record("risk-rejected", rejected.toByteArray()));

        assertThat(seen.status()).isEqualTo("refused MAX_ORDER_QTY (20000 against 10000)");
        assertThat(seen.isRefusal()).isTrue();
    }

    @Test
    void tellsWhereDeadLetterCameFromAndWhy() {
        ProducerRecord<byte[], byte[]> letter =
                DeadLetter.of(
                        record("orders", "junk".getBytes(UTF_8)),
                        DeadLetter.Reason.PROTOBUF_MALFORMED,
                        "no tag");
        ConsumerRecord<byte[], byte[]> stored = record("orders-dlq", letter.value());
        letter.headers().forEach(stored.headers()::add);

        SeenRecord seen = RecordReader.read(stored);

        assertThat(seen.terms()).isEqualTo("from orders-1@7");
        assertThat(seen.status()).isEqualTo("PROTOBUF_MALFORMED: no tag");
    }

    @Test
    void showsRecordThatNobodyCanRead() {
        SeenRecord seen = RecordReader.read(record("executions", new byte[] {1, 2, 3}));

        assertThat(seen.terms()).isEqualTo("unreadable");
        assertThat(seen.status()).startsWith("PROTOBUF_MALFORMED");
        assertThat(seen.isRefusal()).isTrue();
    }

    private static ConsumerRecord<byte[], byte[]> record(String topic, byte[] value) {
        return new ConsumerRecord<>(topic, 1, 7, KEY, value);
    }
}

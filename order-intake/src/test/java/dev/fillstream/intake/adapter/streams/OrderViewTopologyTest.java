package dev.fillstream.intake.adapter.streams;

import static dev.fillstream.intake.Orders.T0;
import static dev.fillstream.intake.Orders.limitOrder;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fillstream.intake.view.OrdStatus;
import dev.fillstream.intake.view.OrderView;
import dev.fillstream.intake.view.RejectReason;
import dev.fillstream.model.order.NewOrderSingle;
import dev.fillstream.model.value.OrderId;
import dev.fillstream.schemas.DeadLetter;
import dev.fillstream.schemas.Timestamps;
import dev.fillstream.schemas.Topic;
import dev.fillstream.schemas.mapping.NewOrderSingleMapper;
import dev.fillstream.v1.ExecutionEvent;
import dev.fillstream.v1.ExecutionReport;
import dev.fillstream.v1.Refusal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.state.KeyValueStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OrderViewTopologyTest {

    private static final byte[] KEY = "acct-1".getBytes(UTF_8);

    @TempDir Path directory;

    private final Events events = new Events();
    private final NewOrderSingle order = limitOrder("c-1");
    private TopologyTestDriver driver;
    private TestInputTopic<byte[], byte[]> orders;
    private TestInputTopic<byte[], byte[]> executions;

    @BeforeEach
    void start() {
        Properties settings = new Properties();
        settings.put(StreamsConfig.APPLICATION_ID_CONFIG, "order-view-test");
        settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "none:9092");
        settings.put(StreamsConfig.STATE_DIR_CONFIG, directory.toString());
        settings.put("processing.exception.handler.global.enabled", "true");
        settings.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, "true");
        driver = new TopologyTestDriver(OrderViewTopology.of(events, settings), settings, T0);
        var bytes = new ByteArraySerializer();
        orders =
                driver.createInputTopic(
                        Topic.ORDERS.name(), bytes, bytes, T0, java.time.Duration.ZERO);
        executions = driver.createInputTopic(Topic.EXECUTIONS.name(), bytes, bytes);
    }

    @AfterEach
    void stop() {
        driver.close();
    }

    @Test
    void beginsEachOrderPending() {
        orders.pipeInput(KEY, command(order));

        assertThat(view(order.orderId())).isEqualTo(dev.fillstream.intake.Orders.pendingNew(order));
        assertThat(events.ordered).containsExactly(order.orderId());
    }

    @Test
    void carriesAnOrderOnWithItsReports() {
        orders.pipeInput(KEY, command(order));
        executions.pipeInput(KEY, report(1, dev.fillstream.v1.OrdStatus.ORD_STATUS_NEW, "0"));
        executions.pipeInput(KEY, report(2, dev.fillstream.v1.OrdStatus.ORD_STATUS_FILLED, "100"));
        executions.pipeInput(KEY, report(1, dev.fillstream.v1.OrdStatus.ORD_STATUS_NEW, "0"));

        assertThat(view(order.orderId()).ordStatus()).isEqualTo(OrdStatus.FILLED);
        assertThat(events.reported).extracting(OrderView::reportSeq).containsExactly(1L, 2L);
    }

    @Test
    void keepsTheFirstOfAClOrdId() {
        orders.pipeInput(KEY, command(order));
        orders.pipeInput(KEY, command(limitOrder("c-1", "7")));

        assertThat(view(order.orderId()).terms().orderQty()).isEqualTo("100");
    }

    @Test
    void showsAnOrderWhoseReportCameFirst() {
        executions.pipeInput(KEY, report(1, dev.fillstream.v1.OrdStatus.ORD_STATUS_NEW, "0"));
        orders.pipeInput(KEY, command(order));

        OrderView view = view(order.orderId());
        assertThat(view.ordStatus()).isEqualTo(OrdStatus.NEW);
        assertThat(view.terms()).isEqualTo(dev.fillstream.intake.terms.OrderTerms.of(order));
        assertThat(view.awaitsOrder()).isFalse();
    }

    @Test
    void showsWhyAnOrderWasRejectedEvenIfItIsNonsense() {
        var nonsense = NewOrderSingleMapper.toWire(order).toBuilder().setOrderQty("lots").build();
        orders.pipeInput(
                KEY,
                dev.fillstream.v1.OrderCommand.newBuilder()
                        .setNewOrderSingle(nonsense)
                        .build()
                        .toByteArray());
        executions.pipeInput(KEY, rejection());

        OrderView view = view(order.orderId());
        assertThat(view.terms().orderQty()).isEqualTo("lots");
        assertThat(view.ordStatus()).isEqualTo(OrdStatus.REJECTED);
        assertThat(view.rejectReason())
                .isEqualTo(new RejectReason("FIELD_MALFORMED", "orderQty", "lots", ""));
    }

    @Test
    void passesOverWhatItCannotReadAndGoesOn() {
        orders.pipeInput(KEY, (byte[]) null);
        orders.pipeInput(KEY, new byte[0]);
        orders.pipeInput(KEY, "garbage".getBytes(UTF_8));
        orders.pipeInput(KEY, "{not json".getBytes(UTF_8));
        orders.pipeInput(null, command(limitOrder("c-2")));
        executions.pipeInput(KEY, "garbage".getBytes(UTF_8));
        orders.pipeInput(KEY, command(order));

        assertThat(view(order.orderId())).isNotNull();
        assertThat(events.skipped)
                .containsExactly(
                        DeadLetter.Reason.VALUE_MISSING,
                        DeadLetter.Reason.VALUE_EMPTY,
                        DeadLetter.Reason.PROTOBUF_MALFORMED,
                        DeadLetter.Reason.JSON_MALFORMED,
                        DeadLetter.Reason.PROTOBUF_MALFORMED);
    }

    @Test
    void tellsWhichPartitionItHolds() {
        assertThat(events.open).containsExactly(0);
    }

    private OrderView view(OrderId orderId) {
        KeyValueStore<byte[], dev.fillstream.intake.v1.StoredOrder> store =
                driver.getKeyValueStore(OrderStore.NAME);
        return new OrderStore(store).get(orderId);
    }

    private static byte[] command(NewOrderSingle order) {
        return NewOrderSingleMapper.toCommand(order).toByteArray();
    }

    private byte[] report(long reportSeq, dev.fillstream.v1.OrdStatus ordStatus, String cumQty) {
        return bytes(
                ExecutionReport.newBuilder()
                        .setReportSeq(reportSeq)
                        .setOrdStatus(ordStatus)
                        .setCumQty(cumQty)
                        .setLeavesQty("0")
                        .setAvgPx("12.34"));
    }

    private byte[] rejection() {
        return bytes(
                ExecutionReport.newBuilder()
                        .setReportSeq(1)
                        .setOrdStatus(dev.fillstream.v1.OrdStatus.ORD_STATUS_REJECTED)
                        .setRefusal(
                                Refusal.newBuilder()
                                        .setCode("FIELD_MALFORMED")
                                        .setText("orderQty")
                                        .setObserved("lots")));
    }

    private byte[] bytes(ExecutionReport.Builder report) {
        report.setOrderId(order.orderId().toString())
                .setClOrdId("c-1")
                .setAccount("acct-1")
                .setBookedAt(Timestamps.of(T0));
        return ExecutionEvent.newBuilder().setExecutionReport(report).build().toByteArray();
    }

    /** Notes what the topology tells. */
    private static final class Events implements ViewEvents {

        private final List<OrderId> ordered = new ArrayList<>();
        private final List<OrderView> reported = new ArrayList<>();
        private final List<DeadLetter.Reason> skipped = new ArrayList<>();
        private final List<Integer> open = new ArrayList<>();

        @Override
        public void ordered(OrderId orderId) {
            ordered.add(orderId);
        }

        @Override
        public void reported(OrderView view) {
            reported.add(view);
        }

        @Override
        public void skipped(String topic, DeadLetter.Reason reason) {
            skipped.add(reason);
        }

        @Override
        public void opened(int partition, OrderStore store) {
            open.add(partition);
        }

        @Override
        public void closed(int partition) {
            open.remove((Integer) partition);
        }
    }
}

package dev.fillstream.intake.adapter.streams;

import static dev.fillstream.intake.Orders.T0;
import static dev.fillstream.intake.Orders.limitOrder;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fillstream.intake.view.Listing.Page;
import dev.fillstream.intake.view.OrdStatus;
import dev.fillstream.intake.view.OrderQuery;
import dev.fillstream.intake.view.OrderView;
import dev.fillstream.intake.view.RejectReason;
import dev.fillstream.model.order.NewOrderSingle;
import dev.fillstream.model.value.Account;
import dev.fillstream.model.value.OrderId;
import dev.fillstream.schemas.DeadLetter;
import dev.fillstream.schemas.Timestamps;
import dev.fillstream.schemas.Topic;
import dev.fillstream.schemas.mapping.NewOrderSingleMapper;
import dev.fillstream.v1.ExecutionEvent;
import dev.fillstream.v1.ExecutionReport;
import dev.fillstream.v1.Refusal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Set;
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

    private static final Account ACCOUNT = new Account("acct-1");
    private static final Duration KEPT = Duration.ofDays(30);
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
        driver = new TopologyTestDriver(OrderViewTopology.of(events, KEPT, settings), settings, T0);
        var bytes = new ByteArraySerializer();
        orders = driver.createInputTopic(Topic.ORDERS.name(), bytes, bytes, T0, Duration.ZERO);
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
                        DeadLetter.Reason.KEY_MISSING,
                        DeadLetter.Reason.PROTOBUF_MALFORMED);
    }

    @Test
    void tellsWhichPartitionItHolds() {
        assertThat(events.open).containsExactly(0);
    }

    @Test
    void showsNoOrderThatRiskMakesADeadLetterOf() {
        var wire = NewOrderSingleMapper.toWire(order);
        String another = limitOrder("c-9").orderId().toString();
        orders.pipeInput("acct-2".getBytes(UTF_8), command(order));
        orders.pipeInput(KEY, command(wire.toBuilder().setOrderId(another).build()));

        assertThat(view(order.orderId())).isNull();
        assertThat(list(10, null).orders()).isEmpty();
        assertThat(events.skipped)
                .containsExactly(
                        DeadLetter.Reason.KEY_NOT_ACCOUNT, DeadLetter.Reason.ORDER_ID_NOT_DERIVED);
    }

    @Test
    void listsAnAccountsOrdersNewestFirstPageByPage() {
        for (int i = 1; i <= 5; i++) {
            orders.pipeInput(KEY, command(limitOrder("c-" + i)), T0.plusMillis(i));
        }
        orders.pipeInput(
                "acct-10".getBytes(UTF_8),
                command(
                        NewOrderSingleMapper.toWire(order).toBuilder()
                                .setAccount("acct-10")
                                .clearOrderId()
                                .build()));

        Page first = list(2, null);
        orders.pipeInput(KEY, command(limitOrder("c-6")), T0.plusMillis(6));
        Page second = list(2, first.next());
        Page third = list(2, second.next());

        assertThat(clOrdIds(first)).containsExactly("c-5", "c-4");
        assertThat(clOrdIds(second)).containsExactly("c-3", "c-2");
        assertThat(clOrdIds(third)).containsExactly("c-1");
        assertThat(third.next()).isNull();
        assertThat(clOrdIds(list(10, null))).startsWith("c-6", "c-5");
    }

    @Test
    void listsEachOrderOnceHoweverOftenItComes() {
        orders.pipeInput(KEY, command(order));
        orders.pipeInput(KEY, command(order), T0.plusSeconds(1));
        executions.pipeInput(KEY, report(1, dev.fillstream.v1.OrdStatus.ORD_STATUS_NEW, "0"));

        assertThat(clOrdIds(list(10, null))).containsExactly("c-1");
    }

    @Test
    void listsAnOrderWhoseReportCameFirst() {
        executions.pipeInput(KEY, report(1, dev.fillstream.v1.OrdStatus.ORD_STATUS_NEW, "0"));
        orders.pipeInput(KEY, command(order), T0.plusSeconds(1));

        assertThat(clOrdIds(list(10, null))).containsExactly("c-1");
    }

    @Test
    void mendsTheListWhenARecordComesAgainAfterAKill() {
        orders.pipeInput(KEY, command(order));
        KeyValueStore<byte[], byte[]> index = driver.getKeyValueStore(OrderIndex.NAME);
        try (var keys = index.all()) {
            index.delete(keys.next().key);
        }

        orders.pipeInput(KEY, command(order));

        assertThat(clOrdIds(list(10, null))).containsExactly("c-1");
    }

    @Test
    void listsOrdersThatStandAsAskedFor() {
        orders.pipeInput(KEY, command(order));
        orders.pipeInput(KEY, command(limitOrder("c-2")));
        executions.pipeInput(KEY, report(1, dev.fillstream.v1.OrdStatus.ORD_STATUS_FILLED, "100"));

        Page filled = page(new OrderQuery(ACCOUNT, null, Set.of(OrdStatus.FILLED), 10, null));

        assertThat(clOrdIds(filled)).containsExactly("c-1");
    }

    @Test
    void findsAReplacedOrderUnderBothOfItsClOrdIds() {
        orders.pipeInput(KEY, command(order));
        executions.pipeInput(KEY, replaced());

        Page under1 = page(new OrderQuery(ACCOUNT, "c-1", Set.of(), 10, null));
        Page under2 = page(new OrderQuery(ACCOUNT, "c-1b", Set.of(), 10, null));

        assertThat(under1).isEqualTo(under2);
        OrderView view = under1.orders().getFirst();
        assertThat(view.orderId()).isEqualTo(order.orderId());
        assertThat(view.terms().clOrdId()).isEqualTo("c-1b");
        assertThat(view.terms().orderQty()).isEqualTo("60");
        assertThat(view.terms().price()).isEqualTo("12.5");
        assertThat(view.orderedTerms()).isEqualTo(dev.fillstream.intake.terms.OrderTerms.of(order));
    }

    @Test
    void forgetsAnOrderThatEndedLongAgoAndAllThatFindsIt() {
        ended(order, T0);
        executions.pipeInput(KEY, filled(limitOrder("c-2"), 1, T0.plusMillis(1)), T0.plus(KEPT));
        assertThat(view(order.orderId())).isNotNull();

        executions.pipeInput(
                KEY, filled(limitOrder("c-3"), 1, T0.plus(KEPT)), T0.plus(KEPT).plusMillis(1));

        assertThat(view(order.orderId())).isNull();
        assertThat(clOrdIds(list(10, null))).containsExactlyInAnyOrder("c-2", "c-3");
        executions.pipeInput(
                KEY,
                filled(limitOrder("c-4"), 1, T0.plus(KEPT.multipliedBy(3))),
                T0.plus(KEPT.multipliedBy(3)));
        assertThat(clOrdIds(list(10, null))).containsExactly("c-4");
        assertThat(keys()).hasSize(2);
    }

    @Test
    void keepsAnOrderThatHasNotEndedHoweverOldItIs() {
        orders.pipeInput(KEY, command(order));
        executions.pipeInput(KEY, report(1, dev.fillstream.v1.OrdStatus.ORD_STATUS_NEW, "0"));
        later(limitOrder("c-2"));
        assertThat(view(order.orderId()).ordStatus()).isEqualTo(OrdStatus.NEW);
    }

    @Test
    void keepsAnOrderAsLongAfterTheLastThatWasSaidOfIt() {
        ended(order, T0);
        Instant late = T0.plus(KEPT).minusMillis(1);
        executions.pipeInput(KEY, filled(order, 2, late), late);

        executions.pipeInput(KEY, filled(limitOrder("c-2"), 1, late), T0.plus(KEPT).plusMillis(9));

        assertThat(view(order.orderId()).reportSeq()).isEqualTo(2);
        later(limitOrder("c-3"));
        assertThat(view(order.orderId())).isNull();
    }

    @Test
    void forgetsEveryClOrdIdThatReplacesBrought() {
        orders.pipeInput(KEY, command(order));
        executions.pipeInput(KEY, replaced(1, "c-1b"));
        executions.pipeInput(KEY, replaced(2, "c-1c"));
        executions.pipeInput(KEY, filled(order, 3, T0));
        assertThat(keys()).hasSize(6);

        later(limitOrder("c-2"));

        assertThat(page(new OrderQuery(ACCOUNT, "c-1b", Set.of(), 10, null)).orders()).isEmpty();
        assertThat(page(new OrderQuery(ACCOUNT, "c-1c", Set.of(), 10, null)).orders()).isEmpty();
        assertThat(keys()).hasSize(2);
    }

    @Test
    void forgetsAsManyAsThereAreAFewAtATime() {
        for (int i = 0; i < 100; i++) {
            ended(limitOrder("old-" + i), T0.plusMillis(i));
        }
        for (int i = 0; i < 10; i++) {
            later(limitOrder("new-" + i));
        }
        assertThat(clOrdIds(list(200, null))).hasSize(10).allMatch(id -> id.startsWith("new-"));
    }

    private void ended(NewOrderSingle ended, Instant at) {
        orders.pipeInput(KEY, command(ended), at);
        executions.pipeInput(KEY, filled(ended, 1, at), at);
    }

    /** So much later that all that had ended before is due. */
    private void later(NewOrderSingle filled) {
        Instant at = T0.plus(KEPT.multipliedBy(3));
        executions.pipeInput(KEY, filled(filled, 1, at), at);
    }

    private List<byte[]> keys() {
        List<byte[]> keys = new ArrayList<>();
        KeyValueStore<byte[], byte[]> index = driver.getKeyValueStore(OrderIndex.NAME);
        try (var all = index.all()) {
            all.forEachRemaining(each -> keys.add(each.key));
        }
        return keys;
    }

    private static byte[] filled(NewOrderSingle order, long reportSeq, Instant at) {
        return ExecutionEvent.newBuilder()
                .setExecutionReport(
                        ExecutionReport.newBuilder()
                                .setOrderId(order.orderId().toString())
                                .setClOrdId(order.clOrdId().value())
                                .setAccount("acct-1")
                                .setReportSeq(reportSeq)
                                .setOrdStatus(dev.fillstream.v1.OrdStatus.ORD_STATUS_FILLED)
                                .setBookedAt(Timestamps.of(at)))
                .build()
                .toByteArray();
    }

    @Test
    void tellsHowFarItIs() {
        orders.pipeInput(KEY, command(order));
        orders.pipeInput(KEY, "garbage".getBytes(UTF_8));

        assertThat(events.next).isEqualTo(2);
    }

    private static List<String> clOrdIds(Page page) {
        return page.orders().stream().map(view -> view.terms().clOrdId()).toList();
    }

    private Page list(int limit, OrderQuery.Place after) {
        return page(new OrderQuery(ACCOUNT, null, Set.of(), limit, after));
    }

    private Page page(OrderQuery query) {
        return new OrderPages(store()).read(query);
    }

    private OrderStore store() {
        return new OrderStore(
                driver.getKeyValueStore(OrderStore.NAME),
                new OrderIndex(driver.getKeyValueStore(OrderIndex.NAME)));
    }

    private OrderView view(OrderId orderId) {
        return store().get(orderId);
    }

    private byte[] replaced() {
        return replaced(1, "c-1b");
    }

    private byte[] replaced(long reportSeq, String clOrdId) {
        return bytes(
                ExecutionReport.newBuilder()
                        .setReportSeq(reportSeq)
                        .setExecType(dev.fillstream.v1.ExecType.EXEC_TYPE_REPLACED)
                        .setOrdStatus(dev.fillstream.v1.OrdStatus.ORD_STATUS_NEW)
                        .setOrigClOrdId("c-1")
                        .setOrderQty("60")
                        .setPrice("12.5"),
                clOrdId);
    }

    private static byte[] command(dev.fillstream.v1.NewOrderSingle wire) {
        return dev.fillstream.v1.OrderCommand.newBuilder()
                .setNewOrderSingle(wire)
                .build()
                .toByteArray();
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
        return bytes(report, "c-1");
    }

    private byte[] bytes(ExecutionReport.Builder report, String clOrdId) {
        report.setOrderId(order.orderId().toString())
                .setClOrdId(clOrdId)
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
        private long next;

        @Override
        public void met(int partition, long nextOffset) {
            next = nextOffset;
        }

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

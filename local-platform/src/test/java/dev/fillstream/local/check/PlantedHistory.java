package dev.fillstream.local.check;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.protobuf.Message;
import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.EmptyWebhookSecretException;
import com.standardwebhooks.exceptions.WebhookSigningException;
import dev.fillstream.model.value.Account;
import dev.fillstream.model.value.ClOrdId;
import dev.fillstream.model.value.Money;
import dev.fillstream.model.value.OrderId;
import dev.fillstream.model.value.Price;
import dev.fillstream.model.value.Quantity;
import dev.fillstream.schemas.DeadLetter;
import dev.fillstream.schemas.EventHeaders;
import dev.fillstream.schemas.Topic;
import dev.fillstream.v1.ApprovedCommand;
import dev.fillstream.v1.ExecType;
import dev.fillstream.v1.ExecutionEvent;
import dev.fillstream.v1.ExecutionReport;
import dev.fillstream.v1.NewOrderSingle;
import dev.fillstream.v1.OrdStatus;
import dev.fillstream.v1.OrdType;
import dev.fillstream.v1.OrderCancelReject;
import dev.fillstream.v1.OrderCancelReplaceRequest;
import dev.fillstream.v1.OrderCommand;
import dev.fillstream.v1.Refusal;
import dev.fillstream.v1.RejectedCommand;
import dev.fillstream.v1.RiskDecision;
import dev.fillstream.v1.RiskLimits;
import dev.fillstream.v1.Side;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/**
 * A small history in which every promise was kept, made of parts that a test can leave out, repeat
 * or change. One account, one partition: order {@code filled} bought 100 in two trades, order
 * {@code resting} waits with 40 of 50 left, order {@code refused} was too large, and one record was
 * garbage.
 */
final class PlantedHistory {

    static final String ACCOUNT = "acct-1";
    static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    static final String TRACE = "00-0af7651916cd43dd8448eb211c80319c-00f067aa0ba902b7-01";
    static final String FILLED = orderId("filled");
    static final String RESTING = orderId("resting");
    static final String REFUSED = orderId("refused");

    final List<LogRecord> records = new ArrayList<>();
    final List<VenueEntry> journal = new ArrayList<>();
    final List<Receipt> receipts = new ArrayList<>();
    final List<ObservedExposure> exposures = new ArrayList<>();
    private final Map<String, Long> ends = new HashMap<>();

    static String orderId(String clOrdId) {
        return OrderId.derive(new Account(ACCOUNT), new ClOrdId(clOrdId)).toString();
    }

    /** Everything as it should be. */
    static PlantedHistory good() {
        PlantedHistory history = new PlantedHistory();
        history.append(Topic.RISK_LIMITS.name(), limits(), null);
        history.order(order("filled", "100", "10"));
        history.order(order("resting", "50", "9"));
        history.order(order("refused", "20000", "10"));
        history.garbage();
        history.approve(0, order("filled", "100", "10"), "1000", "0", "1000000", "0", -1);
        history.approve(1, order("resting", "50", "9"), "450", "1000", "1000000", "0", -1);
        history.refuse(2, order("refused", "20000", "10"), "MAX_ORDER_QTY");
        history.journalOfFilled();
        history.journalOfResting();
        history.reportsOfFilled();
        history.reportsOfResting();
        history.append(rejected());
        history.exposures.add(
                new ObservedExposure(
                        ACCOUNT,
                        Money.of("998932"),
                        Money.of("360"),
                        Map.of("ACME", new BigDecimal("110"))));
        history.deliverAll();
        return history;
    }

    PipelineEvidence evidence() {
        ReceivingEndpoint endpoint =
                new ReceivingEndpoint("e-1", "/healthy", SECRET, Set.of("*"), Set.of("*"));
        return new PipelineEvidence(records, journal, receipts, List.of(endpoint), exposures, "");
    }

    CheckResult run(Check check) {
        return ConservationCheck.run(check, History.of(evidence()));
    }

    void order(NewOrderSingle order) {
        command(OrderCommand.newBuilder().setNewOrderSingle(order).build());
    }

    void command(OrderCommand command) {
        append(
                Topic.ORDERS.name(),
                command.toByteArray(),
                new RecordHeaders().add(EventHeaders.TRACEPARENT, TRACE.getBytes(UTF_8)));
    }

    /** A record that nobody can read, and its dead letter. */
    void garbage() {
        long offset = append(Topic.ORDERS.name(), new byte[] {(byte) 0xff, 1}, new RecordHeaders());
        deadLetter(offset, DeadLetter.Reason.PROTOBUF_MALFORMED, new byte[] {(byte) 0xff, 1});
    }

    void deadLetter(long offset, DeadLetter.Reason reason, byte[] value) {
        Headers headers =
                DeadLetter.headers(new RecordHeaders(), "orders", 0, offset, reason, "as seen");
        append(Topic.ORDERS.deadLetterName(), value, headers);
    }

    void approve(
            long ordersOffset,
            NewOrderSingle order,
            String reserved,
            String reservedBefore,
            String cashBefore,
            String positionBefore,
            long executionsOffset) {
        RiskDecision decision =
                decision(ordersOffset, order).toBuilder()
                        .setReservedAmount(reserved)
                        .setReservedBefore(reservedBefore)
                        .setReservedAfter(
                                Money.of(reservedBefore).plus(Money.of(reserved)).toString())
                        .setCashBefore(cashBefore)
                        .setPositionBefore(positionBefore)
                        .setExecutionsOffset(executionsOffset)
                        .build();
        append(
                Topic.RISK_APPROVED.name(),
                ApprovedCommand.newBuilder()
                        .setCommand(OrderCommand.newBuilder().setNewOrderSingle(order))
                        .setDecision(decision)
                        .build(),
                orderId(order.getClOrdId()));
    }

    void refuse(long ordersOffset, NewOrderSingle order, String code) {
        append(
                Topic.RISK_REJECTED.name(),
                RejectedCommand.newBuilder()
                        .setCommand(OrderCommand.newBuilder().setNewOrderSingle(order))
                        .setDecision(decision(ordersOffset, order))
                        .setRefusal(Refusal.newBuilder().setCode(code))
                        .build(),
                orderId(order.getClOrdId()));
    }

    /** A replace as it came in, and its approval. */
    void replace(
            long ordersOffset,
            String clOrdId,
            String origClOrdId,
            String orderQty,
            String price,
            String reserved,
            String reservedBefore,
            String cashBefore,
            long executionsOffset) {
        command(replaceCommand(clOrdId, origClOrdId, orderQty, price));
        decideReplace(
                ordersOffset,
                clOrdId,
                origClOrdId,
                orderQty,
                price,
                reserved,
                reservedBefore,
                cashBefore,
                executionsOffset);
    }

    void decideReplace(
            long ordersOffset,
            String clOrdId,
            String origClOrdId,
            String orderQty,
            String price,
            String reserved,
            String reservedBefore,
            String cashBefore,
            long executionsOffset) {
        RiskDecision decision =
                RiskDecision.newBuilder()
                        .setOrderId(orderId(origClOrdId))
                        .setOrdersOffset(ordersOffset)
                        .setLimitsVersion(1)
                        .setReservedAmount(reserved)
                        .setReservedBefore(reservedBefore)
                        .setReservedAfter(reserved)
                        .setCashBefore(cashBefore)
                        .setExecutionsOffset(executionsOffset)
                        .build();
        append(
                Topic.RISK_APPROVED.name(),
                ApprovedCommand.newBuilder()
                        .setCommand(replaceCommand(clOrdId, origClOrdId, orderQty, price))
                        .setDecision(decision)
                        .build(),
                orderId(origClOrdId));
    }

    private static OrderCommand replaceCommand(
            String clOrdId, String origClOrdId, String orderQty, String price) {
        return OrderCommand.newBuilder()
                .setOrderCancelReplaceRequest(
                        OrderCancelReplaceRequest.newBuilder()
                                .setOrderId(orderId(origClOrdId))
                                .setClOrdId(clOrdId)
                                .setOrigClOrdId(origClOrdId)
                                .setAccount(ACCOUNT)
                                .setOrderQty(orderQty)
                                .setPrice(price))
                .build();
    }

    /** A request that the venue refused. */
    void refuseRequest(String orderClOrdId, long seq, String clOrdId) {
        String eventId = OrderId.parse(orderId(orderClOrdId)).reportId(seq).toString();
        ExecutionEvent event =
                ExecutionEvent.newBuilder()
                        .setOrderCancelReject(
                                OrderCancelReject.newBuilder()
                                        .setEventId(eventId)
                                        .setOrderId(orderId(orderClOrdId))
                                        .setReportSeq(seq)
                                        .setClOrdId(clOrdId)
                                        .setAccount(ACCOUNT))
                        .build();
        append(Topic.EXECUTIONS.name(), event, orderId(orderClOrdId));
    }

    private void journalOfFilled() {
        Instant now = Instant.EPOCH;
        journal.add(new VenueEntry.Accepted("v-1", FILLED, Quantity.of(100), now));
        journal.add(new VenueEntry.Traded("v-1", "x-1", Quantity.of(60), Price.of("10"), now));
        journal.add(new VenueEntry.Traded("v-1", "x-2", Quantity.of(40), Price.of("9.45"), now));
    }

    private void journalOfResting() {
        Instant now = Instant.EPOCH;
        journal.add(new VenueEntry.Accepted("v-2", RESTING, Quantity.of(50), now));
        journal.add(new VenueEntry.Traded("v-2", "x-3", Quantity.of(10), Price.of("9"), now));
    }

    private void reportsOfFilled() {
        ExecutionReport base = base("filled", "100", "10").setVenueOrderId("v-1").build();
        append(accepted(base));
        append(trade(base, 2, "x-1", "60", "10", "60", "40", "10"));
        append(
                trade(base, 3, "x-2", "40", "9.45", "100", "0", "9.78").toBuilder()
                        .setOrdStatus(OrdStatus.ORD_STATUS_FILLED)
                        .build());
    }

    private void reportsOfResting() {
        ExecutionReport base = base("resting", "50", "9").setVenueOrderId("v-2").build();
        append(accepted(base));
        append(trade(base, 2, "x-3", "10", "9", "10", "40", "9"));
    }

    static ExecutionReport rejected() {
        return base("refused", "20000", "10")
                .setReportSeq(1)
                .setExecType(ExecType.EXEC_TYPE_REJECTED)
                .setOrdStatus(OrdStatus.ORD_STATUS_REJECTED)
                .setLeavesQty("0")
                .setRefusal(Refusal.newBuilder().setCode("MAX_ORDER_QTY"))
                .build();
    }

    static ExecutionReport accepted(ExecutionReport base) {
        return base.toBuilder()
                .setReportSeq(1)
                .setExecType(ExecType.EXEC_TYPE_NEW)
                .setOrdStatus(OrdStatus.ORD_STATUS_NEW)
                .build();
    }

    static ExecutionReport trade(
            ExecutionReport base,
            long seq,
            String execId,
            String lastQty,
            String lastPx,
            String cumQty,
            String leavesQty,
            String avgPx) {
        return base.toBuilder()
                .setReportSeq(seq)
                .setExecType(ExecType.EXEC_TYPE_TRADE)
                .setOrdStatus(OrdStatus.ORD_STATUS_PARTIALLY_FILLED)
                .setExecId(execId)
                .setLastQty(lastQty)
                .setLastPx(lastPx)
                .setCumQty(cumQty)
                .setLeavesQty(leavesQty)
                .setAvgPx(avgPx)
                .build();
    }

    static ExecutionReport.Builder base(String clOrdId, String orderQty, String price) {
        return ExecutionReport.newBuilder()
                .setOrderId(orderId(clOrdId))
                .setClOrdId(clOrdId)
                .setAccount(ACCOUNT)
                .setSymbol("ACME")
                .setSide(Side.SIDE_BUY)
                .setOrderQty(orderQty)
                .setPrice(price)
                .setCumQty("0")
                .setLeavesQty(orderQty)
                .setAvgPx("0");
    }

    void append(ExecutionReport report) {
        String eventId =
                OrderId.parse(report.getOrderId()).reportId(report.getReportSeq()).toString();
        append(report.toBuilder().setEventId(eventId).build(), eventId);
    }

    void append(ExecutionReport report, String ceId) {
        ExecutionEvent event = ExecutionEvent.newBuilder().setExecutionReport(report).build();
        append(
                Topic.EXECUTIONS.name(),
                event.toByteArray(),
                EventHeaders.of(
                        ceId,
                        "fillstream.v1.ExecutionReport",
                        "/fillstream/execution-service",
                        Instant.EPOCH,
                        report.getOrderId(),
                        TRACE));
    }

    /** The receiver gets every report there is, once. */
    void deliverAll() {
        receipts.clear();
        History.of(evidence()).reports().forEach(report -> deliver(report.eventId(), 200));
    }

    void deliver(String webhookId, int answered) {
        long now = Instant.now().getEpochSecond();
        byte[] body = body(webhookId);
        Map<String, String> headers =
                Map.of(
                        "webhook-id", webhookId,
                        "webhook-timestamp", Long.toString(now),
                        "webhook-signature", signature(webhookId, now, new String(body, UTF_8)));
        receipts.add(new Receipt(Instant.now(), "/healthy", headers, body, answered));
    }

    private byte[] body(String webhookId) {
        return History.of(evidence()).reports().stream()
                .filter(report -> report.eventId().equals(webhookId))
                .findFirst()
                .map(
                        report ->
                                """
                                {"type":"%s","data":{"orderId":"%s","reportSeq":%d}}"""
                                        .formatted(
                                                report.eventType(),
                                                report.orderId(),
                                                report.reportSeq()))
                .orElse("{}")
                .getBytes(UTF_8);
    }

    private static String signature(String id, long time, String body) {
        try {
            return new Webhook(SECRET).sign(id, time, body);
        } catch (WebhookSigningException | EmptyWebhookSecretException e) {
            throw new AssertionError(e);
        }
    }

    static NewOrderSingle order(String clOrdId, String orderQty, String price) {
        return NewOrderSingle.newBuilder()
                .setClOrdId(clOrdId)
                .setAccount(ACCOUNT)
                .setSymbol("ACME")
                .setSide(Side.SIDE_BUY)
                .setOrdType(OrdType.ORD_TYPE_LIMIT)
                .setOrderQty(orderQty)
                .setPrice(price)
                .build();
    }

    private static RiskDecision decision(long ordersOffset, NewOrderSingle order) {
        return RiskDecision.newBuilder()
                .setOrderId(orderId(order.getClOrdId()))
                .setOrdersPartition(0)
                .setOrdersOffset(ordersOffset)
                .setExecutionsOffset(-1)
                .setLimitsVersion(1)
                .setReferencePrice("10")
                .build();
    }

    private static RiskLimits limits() {
        return RiskLimits.newBuilder()
                .setAccount(ACCOUNT)
                .setVersion(1)
                .setOpeningCash("1000000")
                .setPriceCollarBps(1000)
                .build();
    }

    private void append(String topic, Message value, @Nullable String subject) {
        append(
                topic,
                value.toByteArray(),
                EventHeaders.of(
                        "id",
                        value.getDescriptorForType().getFullName(),
                        "/fillstream/risk-processor",
                        Instant.EPOCH,
                        subject == null ? ACCOUNT : subject,
                        TRACE));
    }

    private long append(String topic, byte[] value, Headers headers) {
        long offset = ends.merge(topic, 1L, Long::sum) - 1;
        records.add(
                new LogRecord(
                        topic, 0, offset, Instant.EPOCH, ACCOUNT.getBytes(UTF_8), value, headers));
        return offset;
    }
}

package dev.fillstream.local.check;

import static dev.fillstream.local.check.PlantedHistory.FILLED;
import static dev.fillstream.local.check.PlantedHistory.REFUSED;
import static dev.fillstream.local.check.PlantedHistory.RESTING;
import static dev.fillstream.local.check.PlantedHistory.base;
import static dev.fillstream.local.check.PlantedHistory.order;
import static dev.fillstream.local.check.PlantedHistory.trade;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fillstream.local.check.rule.BadRecordsAreDeadLetters;
import dev.fillstream.local.check.rule.EveryOrderDecidedOnce;
import dev.fillstream.local.check.rule.ExposureEqualsRecount;
import dev.fillstream.local.check.rule.LastStatusHasEvidence;
import dev.fillstream.local.check.rule.QuantitiesBalance;
import dev.fillstream.local.check.rule.RecordsAreSelfDescribing;
import dev.fillstream.local.check.rule.ReportSeqWithoutGaps;
import dev.fillstream.local.check.rule.ReportsReachedWebhooks;
import dev.fillstream.local.check.rule.VenueBookedApprovedOnce;
import dev.fillstream.local.check.rule.VenueTradesReportedOnce;
import dev.fillstream.model.value.Money;
import dev.fillstream.model.value.Price;
import dev.fillstream.model.value.Quantity;
import dev.fillstream.schemas.DeadLetter;
import dev.fillstream.schemas.Timestamps;
import dev.fillstream.schemas.Topic;
import dev.fillstream.v1.ExecType;
import dev.fillstream.v1.ExecutionReport;
import dev.fillstream.v1.NewOrderSingle;
import dev.fillstream.v1.OrdStatus;
import dev.fillstream.v1.OrdType;
import dev.fillstream.v1.OrderCancelRequest;
import dev.fillstream.v1.OrderCommand;
import dev.fillstream.v1.TimeInForce;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;

/** Every check passes on a good history, and fails on each bad one that it is there to find. */
class ConservationCheckTest {

    private final PlantedHistory history = PlantedHistory.good();

    @Test
    void passesWhereEveryPromiseWasKept() {
        assertThat(ConservationCheck.run(history.evidence()))
                .allSatisfy(result -> assertThat(result.problems()).isEmpty())
                .allMatch(CheckResult::passed)
                .hasSize(10);
    }

    @Test
    void passesNothingWhereThereIsNothing() {
        PipelineEvidence nothing =
                new PipelineEvidence(List.of(), List.of(), List.of(), List.of(), List.of(), "");
        assertThat(ConservationCheck.run(nothing)).noneMatch(CheckResult::passed);
    }

    @Test
    void findsOrderWithoutDecision() {
        history.order(order("lost", "10", "10"));
        assertFails(new EveryOrderDecidedOnce(), "has no decision");
    }

    @Test
    void findsOrderDecidedBothWays() {
        history.refuse(0, order("filled", "100", "10"), "BUYING_POWER");
        assertFails(new EveryOrderDecidedOnce(), FILLED + " was decided twice");
    }

    @Test
    void findsDecisionThatNobodyAskedFor() {
        history.refuse(9, order("phantom", "1", "1"), "BUYING_POWER");
        assertFails(new EveryOrderDecidedOnce(), "nobody asked for it");
    }

    @Test
    void findsOrderDecidedOnOtherTerms() {
        history.order(order("altered", "10", "10"));
        history.refuse(4, order("altered", "11", "10"), "BUYING_POWER");
        assertFails(new EveryOrderDecidedOnce(), "on other terms");
    }

    @Test
    void acceptsDecisionToldAgain() {
        history.order(order("filled", "100.00", "10"));
        history.approve(0, order("filled", "100", "10"), "1000", "0", "1000000", "0", -1);
        assertThat(ConservationCheck.run(history.evidence())).allMatch(CheckResult::passed);
    }

    @Test
    void findsBadRecordThatVanished() {
        history.records.removeIf(record -> record.topic().equals("orders-dlq"));
        assertFails(new BadRecordsAreDeadLetters(), "is not in the dead-letter topic");
    }

    @Test
    void findsBadRecordWithWrongCause() {
        history.records.removeIf(record -> record.topic().equals("orders-dlq"));
        history.deadLetter(3, DeadLetter.Reason.KEY_MISSING, new byte[] {(byte) 0xff, 1});
        assertFails(new BadRecordsAreDeadLetters(), "as KEY_MISSING instead of");
    }

    @Test
    void findsGoodOrderThatWasDeadLettered() {
        history.deadLetter(0, DeadLetter.Reason.KEY_MISSING, new byte[0]);
        assertFails(new BadRecordsAreDeadLetters(), "nothing is wrong with it");
    }

    @Test
    void findsReusedClOrdIdThatWasNotDeadLettered() {
        history.order(order("filled", "999", "10"));
        assertFails(new BadRecordsAreDeadLetters(), "CL_ORD_ID_REUSED");
    }

    @Test
    void findsCancelWithoutNameThatWasNotDeadLettered() {
        OrderCancelRequest nameless =
                OrderCancelRequest.newBuilder().setAccount(PlantedHistory.ACCOUNT).build();
        history.command(OrderCommand.newBuilder().setOrderCancelRequest(nameless).build());
        assertFails(new BadRecordsAreDeadLetters(), "IDENTITY_INVALID");
    }

    @Test
    void findsCommandOfAnySizeThatWasNotDeadLettered() {
        history.order(order("large", "1", "1").toBuilder().setStrategy("x".repeat(70_000)).build());
        assertFails(new BadRecordsAreDeadLetters(), "VALUE_TOO_LARGE");
    }

    @Test
    void findsRequestWithoutDecision() {
        OrderCancelRequest cancel =
                OrderCancelRequest.newBuilder()
                        .setAccount(PlantedHistory.ACCOUNT)
                        .setClOrdId("cancel-1")
                        .setOrigClOrdId("resting")
                        .build();
        history.command(OrderCommand.newBuilder().setOrderCancelRequest(cancel).build());
        assertFails(new EveryOrderDecidedOnce(), "has no decision");
    }

    @Test
    void findsReportThatWasDeadLettered() {
        LogRecord letter =
                history.records.stream()
                        .filter(record -> record.topic().equals("orders-dlq"))
                        .findFirst()
                        .orElseThrow();
        history.records.add(
                new LogRecord(
                        "executions-dlq",
                        0,
                        0,
                        Instant.EPOCH,
                        letter.key(),
                        letter.value(),
                        DeadLetter.headers(
                                new RecordHeaders(),
                                "executions",
                                0,
                                1,
                                DeadLetter.Reason.PROTOBUF_MALFORMED,
                                "why")));
        assertFails(new BadRecordsAreDeadLetters(), "executions[0]@1 was dead-lettered");
    }

    @Test
    void takesNoOffenceAtAStrangersReportThatIsDeadLettered() {
        history.records.add(stranger("executions", 99, new RecordHeaders()));
        assertFails(
                new BadRecordsAreDeadLetters(),
                "executions[0]@99 ([PROTOBUF_MALFORMED]) is not in");
        history.records.add(
                stranger(
                        "executions-dlq",
                        0,
                        DeadLetter.headers(
                                new RecordHeaders(),
                                "executions",
                                0,
                                99,
                                DeadLetter.Reason.PROTOBUF_MALFORMED,
                                "why")));
        assertThat(ConservationCheck.run(history.evidence())).allMatch(CheckResult::passed);
    }

    private static LogRecord stranger(String topic, long offset, Headers headers) {
        byte[] key = PlantedHistory.ACCOUNT.getBytes(UTF_8);
        return new LogRecord(topic, 0, offset, Instant.EPOCH, key, new byte[] {42}, headers);
    }

    @Test
    void findsApprovedOrderThatNeverReachedTheVenue() {
        history.journal.removeIf(entry -> entry.venueOrderId().equals("v-1"));
        assertFails(new VenueBookedApprovedOnce(), "was approved and is not at the venue");
    }

    @Test
    void findsOrderBookedTwice() {
        history.journal.add(
                new VenueEntry.Accepted("v-9", FILLED, Quantity.of(100), Instant.EPOCH));
        assertFails(new VenueBookedApprovedOnce(), "is at the venue 2 times");
    }

    @Test
    void findsOrderAtTheVenueThatWasRefused() {
        history.journal.add(
                new VenueEntry.Accepted("v-9", REFUSED, Quantity.of(20000), Instant.EPOCH));
        assertFails(new VenueBookedApprovedOnce(), "was never approved");
    }

    @Test
    void findsReplaceThatNobodyApproved() {
        history.journal.add(
                new VenueEntry.Replacing(
                        "v-9", "no-such-request", "v-2", Quantity.of(70), Instant.EPOCH));
        assertFails(new VenueBookedApprovedOnce(), "which nobody approved");
    }

    @Test
    void findsReplaceOfAnOrderThatTheVenueNeverHad() {
        history.journal.add(
                new VenueEntry.Replacing("v-9", "c", "v-8", Quantity.of(70), Instant.EPOCH));
        assertFails(new VenueBookedApprovedOnce(), "for no order it accepted");
    }

    @Test
    void takesWhatReplacesAnOrderForTheSameOrder() {
        history.journal.add(
                new VenueEntry.Closed("v-2", VenueEntry.Ending.REPLACED, Instant.EPOCH));
        history.journal.add(
                new VenueEntry.Replacing("v-9", "c", "v-2", Quantity.of(10), Instant.EPOCH));
        history.journal.add(new VenueEntry.Closed("v-9", VenueEntry.Ending.EXPIRED, Instant.EPOCH));
        assertFails(new LastStatusHasEvidence(), "the evidence says ORD_STATUS_EXPIRED");
    }

    @Test
    void findsTradeThatWasLost() {
        removeReports(report -> report.getExecId().equals("x-2"));
        assertFails(new VenueTradesReportedOnce(), "x-2 of order " + FILLED);
    }

    @Test
    void findsTradeThatWasBookedTwice() {
        history.append(
                trade(base("resting", "50", "9").build(), 3, "x-3", "10", "9", "20", "30", "9"));
        assertFails(new VenueTradesReportedOnce(), "is in executions 2 times");
    }

    @Test
    void findsTradeThatTheVenueNeverMade() {
        history.append(
                trade(base("resting", "50", "9").build(), 3, "x-8", "10", "9", "20", "30", "9"));
        assertFails(new VenueTradesReportedOnce(), "x-8, which the venue does not have");
    }

    @Test
    void findsTradeWithOtherAmounts() {
        history.journal.replaceAll(
                entry ->
                        entry instanceof VenueEntry.Traded(var id, var exec, var qty, _, var time)
                                ? new VenueEntry.Traded(id, exec, qty, Price.of("7"), time)
                                : entry);
        assertFails(new VenueTradesReportedOnce(), "at 7 at the venue");
    }

    @Test
    void findsCumQtyThatDoesNotAddUp() {
        history.append(
                trade(base("resting", "50", "9").build(), 3, "x-4", "10", "9", "30", "20", "9"));
        assertFails(new QuantitiesBalance(), "cumQty 30, and its trades add up to 20");
    }

    @Test
    void findsLeavesQtyOfFinishedOrder() {
        removeReports(report -> report.getOrderId().equals(REFUSED));
        history.append(PlantedHistory.rejected().toBuilder().setLeavesQty("20000").build());
        assertFails(new QuantitiesBalance(), "leavesQty 20000 instead of 0");
    }

    @Test
    void findsAvgPxThatDoesNotAddUp() {
        history.append(
                trade(base("resting", "50", "9").build(), 3, "x-4", "10", "10", "20", "30", "9"));
        assertFails(new QuantitiesBalance(), "avgPx 9 instead of 9.5");
    }

    @Test
    void findsGapInReportSeq() {
        removeReports(report -> report.getOrderId().equals(FILLED) && report.getReportSeq() == 2);
        assertFails(new ReportSeqWithoutGaps(), "stands where report 2 should");
    }

    @Test
    void findsReportSeqUsedTwice() {
        history.append(
                trade(base("resting", "50", "9").build(), 2, "x-4", "1", "9", "11", "39", "9"));
        assertFails(new ReportSeqWithoutGaps(), "stands where report 3 should");
    }

    @Test
    void findsEventIdThatIsNotDerived() {
        ExecutionReport report =
                trade(base("resting", "50", "9").build(), 3, "x-4", "1", "9", "11", "39", "9");
        history.append(report.toBuilder().setEventId("made-up").build(), "made-up");
        assertFails(new ReportSeqWithoutGaps(), "which is not the derived one");
    }

    @Test
    void findsOrderThatWasNeverReported() {
        removeReports(report -> report.getOrderId().equals(RESTING));
        assertFails(new LastStatusHasEvidence(), "was decided and never reported");
    }

    @Test
    void findsOrderThatEndedWithoutEvidence() {
        history.append(
                base("resting", "50", "9")
                        .setReportSeq(3)
                        .setExecType(ExecType.EXEC_TYPE_CANCELED)
                        .setOrdStatus(OrdStatus.ORD_STATUS_CANCELED)
                        .build());
        assertFails(new LastStatusHasEvidence(), "ORD_STATUS_CANCELED in executions");
    }

    @Test
    void takesWhatWasCanceledAtItsDateForExpired() {
        dated(Instant.EPOCH.plusSeconds(60));
        assertPasses(new LastStatusHasEvidence());
    }

    @Test
    void findsOrderThatExpiredBeforeItsDate() {
        dated(Instant.EPOCH.plusSeconds(60).minusMillis(1));
        assertFails(new LastStatusHasEvidence(), "ORD_STATUS_EXPIRED in executions");
    }

    private void dated(Instant canceledAt) {
        NewOrderSingle dated =
                order("dated", "10", "9").toBuilder()
                        .setTimeInForce(TimeInForce.TIME_IN_FORCE_GTD)
                        .setExpireTime(Timestamps.of(Instant.EPOCH.plusSeconds(60)))
                        .build();
        String orderId = PlantedHistory.orderId("dated");
        history.order(dated);
        history.approve(4, dated, "90", "360", "998932", "110", 5);
        history.journal.add(
                new VenueEntry.Accepted("v-9", orderId, Quantity.of(10), Instant.EPOCH));
        history.journal.add(new VenueEntry.Closed("v-9", VenueEntry.Ending.CANCELED, canceledAt));
        history.append(
                base("dated", "10", "9")
                        .setReportSeq(1)
                        .setExecType(ExecType.EXEC_TYPE_EXPIRED)
                        .setOrdStatus(OrdStatus.ORD_STATUS_EXPIRED)
                        .build());
    }

    @Test
    void findsOrderThatStaysInDoubt() {
        history.append(
                base("resting", "50", "9")
                        .setReportSeq(3)
                        .setExecType(ExecType.EXEC_TYPE_OUTCOME_UNKNOWN)
                        .setOrdStatus(OrdStatus.ORD_STATUS_PARTIALLY_FILLED)
                        .setOutcomeUnknown(true)
                        .build());
        assertFails(new LastStatusHasEvidence(), "is still in doubt");
    }

    @Test
    void findsOrderThatCameBackFromItsEnd() {
        history.append(
                base("filled", "100", "10")
                        .setReportSeq(4)
                        .setExecType(ExecType.EXEC_TYPE_RESTATED)
                        .setOrdStatus(OrdStatus.ORD_STATUS_FILLED)
                        .build());
        assertFails(new LastStatusHasEvidence(), "came after the order was ORD_STATUS_FILLED");
    }

    @Test
    void findsRefusalWhoseCodeChanged() {
        removeReports(report -> report.getOrderId().equals(REFUSED));
        history.append(PlantedHistory.rejected().toBuilder().clearRefusal().build());
        assertFails(new LastStatusHasEvidence(), "refused for MAX_ORDER_QTY");
    }

    @Test
    void findsReportThatNeverArrived() {
        history.receipts.removeFirst();
        assertFails(new ReportsReachedWebhooks(), "never reached /healthy");
    }

    @Test
    void findsReportThatOnlyFailed() {
        Receipt first = history.receipts.removeFirst();
        history.deliver(first.webhookId(), 500);
        assertFails(new ReportsReachedWebhooks(), "never reached /healthy");
    }

    @Test
    void findsReportsOutOfOrder() {
        history.receipts.addLast(history.receipts.removeFirst());
        assertFails(new ReportsReachedWebhooks(), "before an earlier report of its order");
    }

    @Test
    void findsForgedSignature() {
        Receipt first = history.receipts.removeFirst();
        byte[] forged = first.bodyText().replace("execution", "Execution").getBytes(UTF_8);
        history.receipts.addFirst(
                new Receipt(first.receivedAt(), first.path(), first.headers(), forged, 200));
        assertFails(new ReportsReachedWebhooks(), "does not verify");
    }

    @Test
    void findsWebhookThatNoReportIsBehind() {
        history.deliver("8d0bbd0b-6f25-5a5e-8a07-1f2f4a2ef6a1", 200);
        assertFails(new ReportsReachedWebhooks(), "is no report's");
    }

    @Test
    void findsReservationThatWasNotReleased() {
        observe("998932", "810", "110");
        assertFails(new ExposureEqualsRecount(), "reserved 810, and the log adds up to 360");
    }

    @Test
    void findsCashThatDrifted() {
        observe("998931", "360", "110");
        assertFails(new ExposureEqualsRecount(), "cash 998931");
    }

    @Test
    void findsPositionThatDrifted() {
        observe("998932", "360", "111");
        assertFails(new ExposureEqualsRecount(), "position in ACME 111");
    }

    @Test
    void findsDecisionMadeOnWrongExposure() {
        history.order(order("late", "1", "10"));
        history.approve(4, order("late", "1", "10"), "10", "1450", "1000000", "0", 5);
        assertFails(new ExposureEqualsRecount(), "reserved before 1450");
    }

    @Test
    void countsTheLargerOfOldAndNewWhileAReplaceIsUnanswered() {
        history.replace(4, "r-1", "resting", "70", "9.5", "570", "360", "998932", 5);
        observe("998932", "570", "110");
        assertPasses(new ExposureEqualsRecount());
        assertPasses(new EveryOrderDecidedOnce());
        observe("998932", "360", "110");
        assertFails(new ExposureEqualsRecount(), "reserved 360, and the log adds up to 570");
    }

    @Test
    void countsAStopAtTheCollarBeyondItsStopPrice() {
        NewOrderSingle stop =
                order("stop", "100", "1").toBuilder()
                        .clearPrice()
                        .setOrdType(OrdType.ORD_TYPE_STOP)
                        .setStopPx("12")
                        .build();
        history.order(stop);
        history.approve(4, stop, "1320", "360", "998932", "110", 5);
        observe("998932", "1680", "110");
        assertPasses(new ExposureEqualsRecount());
        observe("998932", "1560", "110");
        assertFails(new ExposureEqualsRecount(), "the log adds up to 1680");
    }

    @Test
    void countsWhatTheVenueMadeOfAReplace() {
        history.replace(4, "r-1", "resting", "70", "9.5", "570", "360", "998932", 5);
        history.append(
                PlantedHistory.base("resting", "60", "9.5")
                        .setClOrdId("r-1")
                        .setReportSeq(3)
                        .setExecType(ExecType.EXEC_TYPE_REPLACED)
                        .setOrdStatus(OrdStatus.ORD_STATUS_PARTIALLY_FILLED)
                        .setCumQty("10")
                        .setLeavesQty("50")
                        .build());
        observe("998932", "475", "110");
        assertPasses(new ExposureEqualsRecount());
    }

    @Test
    void givesBackWhatARefusedReplaceWanted() {
        history.replace(4, "r-1", "resting", "70", "9.5", "570", "360", "998932", 5);
        history.refuseRequest("resting", 3, "r-1");
        observe("998932", "360", "110");
        assertPasses(new ExposureEqualsRecount());
    }

    @Test
    void findsAReplaceThatReservedTooLittle() {
        history.replace(4, "r-1", "resting", "70", "9.5", "450", "360", "998932", 5);
        observe("998932", "570", "110");
        assertFails(new ExposureEqualsRecount(), "reserved 450");
    }

    @Test
    void findsARequestDecidedInTwoWays() {
        history.replace(4, "r-1", "resting", "70", "9.5", "570", "360", "998932", 5);
        history.decideReplace(4, "r-1", "resting", "80", "9.5", "665", "360", "998932", 5);
        assertFails(new EveryOrderDecidedOnce(), "decided in two ways");
    }

    @Test
    void findsRecordThatLeftItsTrace() {
        history.records.replaceAll(
                record ->
                        record.topic().equals(Topic.EXECUTIONS.name()) ? retraced(record) : record);
        assertFails(new RecordsAreSelfDescribing(), "left the trace of its order");
    }

    @Test
    void findsRecordWithoutHeaders() {
        history.records.replaceAll(
                record ->
                        record.topic().equals(Topic.RISK_APPROVED.name())
                                ? with(record, new RecordHeaders())
                                : record);
        assertFails(new RecordsAreSelfDescribing(), "has no ce_id");
    }

    @Test
    void findsOwnRecordThatCannotBeRead() {
        history.records.replaceAll(
                record ->
                        record.topic().equals(Topic.EXECUTIONS.name()) && record.offset() == 0
                                ? new LogRecord(
                                        record.topic(),
                                        0,
                                        0,
                                        record.timestamp(),
                                        record.key(),
                                        new byte[] {(byte) 0xff},
                                        record.headers())
                                : record);
        assertFails(new RecordsAreSelfDescribing(), "executions[0]@0 cannot be read");
    }

    private void observe(String cash, String reserved, String position) {
        history.exposures.set(
                0,
                new ObservedExposure(
                        PlantedHistory.ACCOUNT,
                        Money.of(cash),
                        Money.of(reserved),
                        Map.of("ACME", new BigDecimal(position))));
    }

    private void assertPasses(Check check) {
        assertThat(history.run(check).problems()).isEmpty();
    }

    private void assertFails(Check check, String because) {
        CheckResult result = history.run(check);
        assertThat(result.passed()).isFalse();
        assertThat(result.problems()).anyMatch(problem -> problem.contains(because));
    }

    private void removeReports(Predicate<ExecutionReport> unwanted) {
        List<LogRecord> gone =
                History.of(history.evidence()).reports().stream()
                        .filter(report -> report.execution().filter(unwanted).isPresent())
                        .map(Report::record)
                        .toList();
        history.records.removeAll(gone);
    }

    private static LogRecord retraced(LogRecord record) {
        RecordHeaders headers = new RecordHeaders(record.headers());
        headers.add("traceparent", PlantedHistory.TRACE.replace("0af7", "ffff").getBytes(UTF_8));
        return with(record, headers);
    }

    private static LogRecord with(LogRecord record, RecordHeaders headers) {
        return new LogRecord(
                record.topic(),
                record.partition(),
                record.offset(),
                record.timestamp(),
                record.key(),
                record.value(),
                headers);
    }
}

package dev.fillstream.schemas.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fillstream.v1.ExecType;
import dev.fillstream.v1.ExecutionReport;
import dev.fillstream.v1.OrdStatus;
import dev.fillstream.v1.OrderCancelReject;
import dev.fillstream.v1.Refusal;
import dev.fillstream.v1.Side;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ReportJsonTest {

    @Test
    void saysWhatTheReportSaysAndLeavesOutWhatItDoesNot() {
        ExecutionReport report =
                ExecutionReport.newBuilder()
                        .setEventId("e-1")
                        .setOrderId("o-1")
                        .setReportSeq(2)
                        .setSide(Side.SIDE_SELL_SHORT)
                        .setExecType(ExecType.EXEC_TYPE_TRADE)
                        .setOrdStatus(OrdStatus.ORD_STATUS_PARTIALLY_FILLED)
                        .setLastPx("12.340")
                        .build();
        assertThat(text(ReportJson.of(report)))
                .isEqualTo(
                        """
                        {"eventId":"e-1","orderId":"o-1","reportSeq":2,"side":"sell_short",\
                        "ordType":"unspecified","timeInForce":"unspecified","execType":"trade",\
                        "ordStatus":"partially_filled","lastPx":"12.340"}""");
    }

    @Test
    void saysWhatACorrectedTradeHadCountedWith() {
        ExecutionReport report =
                ExecutionReport.newBuilder()
                        .setExecType(ExecType.EXEC_TYPE_TRADE_CORRECT)
                        .setExecRefId("x-1")
                        .setLastQty("40")
                        .setLastPx("12.30")
                        .setRefQty("50")
                        .setRefPx("12.34")
                        .build();
        assertThat(text(ReportJson.of(report)))
                .contains("\"execRefId\":\"x-1\",\"execType\":\"trade_correct\"")
                .contains(
                        "\"lastQty\":\"40\",\"lastPx\":\"12.30\",\"refQty\":\"50\",\"refPx\":\"12.34\"");
    }

    @Test
    void saysThatABustedTradeCountsNoMore() {
        ExecutionReport report =
                ExecutionReport.newBuilder()
                        .setExecType(ExecType.EXEC_TYPE_TRADE_CANCEL)
                        .setRefQty("50")
                        .setRefPx("12.34")
                        .build();
        assertThat(text(ReportJson.of(report)))
                .contains("\"refQty\":\"50\",\"refPx\":\"12.34\"")
                .doesNotContain("lastQty", "lastPx");
    }

    @Test
    void saysWhyACancelWasRefused() {
        OrderCancelReject reject =
                OrderCancelReject.newBuilder()
                        .setEventId("e-1")
                        .setOrderId("o-1")
                        .setReportSeq(3)
                        .setOrdStatus(OrdStatus.ORD_STATUS_FILLED)
                        .setResponseTo(OrderCancelReject.ResponseTo.RESPONSE_TO_CANCEL_REQUEST)
                        .setRefusal(
                                Refusal.newBuilder().setCode("TOO_LATE").setText("It is filled."))
                        .build();
        assertThat(text(ReportJson.of(reject)))
                .contains("\"ordStatus\":\"filled\"")
                .contains("\"responseTo\":\"cancel_request\"")
                .contains("\"rejectReason\":{\"code\":\"TOO_LATE\",\"text\":\"It is filled.\"}");
    }

    @Test
    void cutsTextAndNeverThroughACharacter() {
        String text = "a".repeat(ReportJson.MOST_TEXT - 1) + "\ud83d\ude00";
        ExecutionReport report = ExecutionReport.newBuilder().setText(text).build();
        assertThat(text(ReportJson.of(report)))
                .contains("\"text\":\"" + "a".repeat(ReportJson.MOST_TEXT - 1) + "\"");
    }

    @Test
    void anUnknownOutcomeIsStillPending() {
        assertThat(ReportJson.execType(ExecType.EXEC_TYPE_OUTCOME_UNKNOWN)).contains("pending_new");
    }

    @ParameterizedTest
    @EnumSource(names = {"EXEC_TYPE_UNSPECIFIED", "UNRECOGNIZED"})
    void whatIsNewerThanThisBuildHasNoWord(ExecType type) {
        assertThat(ReportJson.execType(type)).isEmpty();
    }

    private static String text(byte[] json) {
        return new String(json, UTF_8);
    }
}

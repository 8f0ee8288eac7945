package dev.fillstream.local.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fillstream.local.check.rule.LastStatusHasEvidence;
import dev.fillstream.local.check.rule.QuantitiesBalance;
import dev.fillstream.local.check.rule.VenueTradesReportedOnce;
import dev.fillstream.model.value.Price;
import dev.fillstream.model.value.Quantity;
import dev.fillstream.v1.ExecType;
import dev.fillstream.v1.ExecutionReport;
import dev.fillstream.v1.OrdStatus;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Trades that the venue takes back, changes, or tells of late, and what the check makes of them.
 */
class TakenBackTradesTest {

    private static final ExecutionReport FILLED =
            PlantedHistory.base("filled", "100", "10").setVenueOrderId("v-1").build();

    private final PlantedHistory history = PlantedHistory.good();

    @Test
    void takesATradeThatIsTakenBackOut() {
        bustAtVenue();
        history.append(bust("60", "40", "10"));
        history.append(canceled("60", "10"));
        assertPass(new VenueTradesReportedOnce());
        assertPass(new QuantitiesBalance());
        assertPass(new LastStatusHasEvidence());
    }

    @Test
    void findsATakenBackTradeThatNobodyWasToldOf() {
        bustAtVenue();
        assertFail(new VenueTradesReportedOnce(), "trade x-2");
        assertFail(new LastStatusHasEvidence(), "is ORD_STATUS_FILLED in executions");
    }

    @Test
    void findsATakenBackTradeThatStillCounts() {
        bustAtVenue();
        history.append(bust("100", "0", "9.78"));
        assertFail(new QuantitiesBalance(), "its trades add up to 60");
    }

    @Test
    void countsACorrectedTradeAtItsNewPrice() {
        history.journal.add(
                new VenueEntry.TradeCorrected(
                        "v-1", "x-9", "x-2", Quantity.of(40), Price.of("9"), Instant.EPOCH));
        history.append(
                PlantedHistory.trade(FILLED, 4, "x-9", "40", "9", "100", "0", "9.6").toBuilder()
                        .setExecType(ExecType.EXEC_TYPE_TRADE_CORRECT)
                        .setExecRefId("x-2")
                        .setOrdStatus(OrdStatus.ORD_STATUS_FILLED)
                        .build());
        assertPass(new VenueTradesReportedOnce());
        assertPass(new QuantitiesBalance());
        assertPass(new LastStatusHasEvidence());
    }

    @Test
    void aTradeAfterTheCancelLeavesTheOrderCanceled() {
        Instant now = Instant.EPOCH;
        history.journal.add(new VenueEntry.Closed("v-2", VenueEntry.Ending.CANCELED, now));
        history.journal.add(
                new VenueEntry.Traded("v-2", "x-4", Quantity.of(5), Price.of("9"), now));
        ExecutionReport resting =
                PlantedHistory.base("resting", "50", "9").setVenueOrderId("v-2").build();
        history.append(ended(resting, 3, "10", "9"));
        history.append(
                PlantedHistory.trade(resting, 4, "x-4", "5", "9", "15", "0", "9").toBuilder()
                        .setOrdStatus(OrdStatus.ORD_STATUS_CANCELED)
                        .build());
        assertPass(new LastStatusHasEvidence());
        assertPass(new QuantitiesBalance());
    }

    private void bustAtVenue() {
        history.journal.add(
                new VenueEntry.TradeCanceled("v-1", "x-9", "x-2", Quantity.of(40), Instant.EPOCH));
        history.journal.add(
                new VenueEntry.Closed("v-1", VenueEntry.Ending.CANCELED, Instant.EPOCH));
    }

    private static ExecutionReport bust(String cumQty, String leavesQty, String avgPx) {
        return FILLED.toBuilder()
                .setReportSeq(4)
                .setExecType(ExecType.EXEC_TYPE_TRADE_CANCEL)
                .setOrdStatus(OrdStatus.ORD_STATUS_PARTIALLY_FILLED)
                .setExecId("x-9")
                .setExecRefId("x-2")
                .setCumQty(cumQty)
                .setLeavesQty(leavesQty)
                .setAvgPx(avgPx)
                .build();
    }

    private static ExecutionReport canceled(String cumQty, String avgPx) {
        return ended(FILLED, 5, cumQty, avgPx);
    }

    private static ExecutionReport ended(
            ExecutionReport base, long seq, String cumQty, String avgPx) {
        return base.toBuilder()
                .setReportSeq(seq)
                .setExecType(ExecType.EXEC_TYPE_CANCELED)
                .setOrdStatus(OrdStatus.ORD_STATUS_CANCELED)
                .setCumQty(cumQty)
                .setLeavesQty("0")
                .setAvgPx(avgPx)
                .build();
    }

    private void assertPass(Check check) {
        assertThat(problems(check)).isEmpty();
    }

    private void assertFail(Check check, String problem) {
        assertThat(problems(check)).anyMatch(found -> found.contains(problem));
    }

    private List<String> problems(Check check) {
        return ConservationCheck.run(check, History.of(history.evidence())).problems();
    }
}

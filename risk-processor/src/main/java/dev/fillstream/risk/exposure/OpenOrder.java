package dev.fillstream.risk.exposure;

import dev.fillstream.model.order.Side;
import dev.fillstream.model.value.Money;
import dev.fillstream.model.value.Quantity;
import dev.fillstream.model.value.Symbol;
import java.math.BigDecimal;

/**
 * What an approved order still binds. Its reservation is always {@code unitReservation × (leavesQty
 * − coveredQty)}, exactly: it shrinks with each fill without a division.
 *
 * @param coveredQty the part of leavesQty that reserves nothing, since the account holds what it
 *     would sell; it is the part that fills first
 * @param unitReservation what one unit of the rest reserves
 */
public record OpenOrder(
        Symbol symbol,
        Side side,
        Quantity leavesQty,
        Quantity coveredQty,
        Money unitReservation,
        BigDecimal multiplier,
        AppliedReports reports) {

    public Money reservation() {
        return unitReservation.times(leavesQty.minusOrZero(coveredQty).value());
    }

    OpenOrder after(ExecutionNews news) {
        return switch (news.change()) {
            case ExecutionNews.Nothing() -> with(leavesQty, coveredQty, news.reportSeq());
            case ExecutionNews.Traded(_, _, var lastQty, _) ->
                    with(
                            leavesQty.minusOrZero(lastQty),
                            coveredQty.minusOrZero(lastQty),
                            news.reportSeq());
            case ExecutionNews.Restated(var leaves) ->
                    with(
                            leaves,
                            coveredQty.compareTo(leaves) < 0 ? coveredQty : leaves,
                            news.reportSeq());
        };
    }

    private OpenOrder with(Quantity leaves, Quantity covered, long reportSeq) {
        return new OpenOrder(
                symbol,
                side,
                leaves,
                covered,
                unitReservation,
                multiplier,
                reports.with(reportSeq));
    }
}

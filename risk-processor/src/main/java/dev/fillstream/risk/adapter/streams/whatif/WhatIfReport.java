package dev.fillstream.risk.adapter.streams.whatif;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;

/**
 * What other limits would have done.
 *
 * @param decisions in the range, of orders and replaces
 * @param otherReason refused as before, for another reason
 * @param notReproduced decisions that come out other than the log has them even under the limits of
 *     then; the log's order of records of different topics is not known to the millisecond
 * @param peaks how far each limit was used by what would have been let through
 */
public record WhatIfReport(
        String from,
        String to,
        long decisions,
        List<Changed> newlyDenied,
        List<Changed> newlyAllowed,
        long otherReason,
        long notReproduced,
        List<Peak> peaks) {

    /**
     * An order or replace that would have fared otherwise.
     *
     * @param code why it would be refused, or why it was
     */
    public record Changed(
            String account,
            String orderId,
            String clOrdId,
            String decidedAt,
            String code,
            String observed,
            String limit) {}

    /** The most that was used of a limit: {@code percent} of it, by that order. */
    public record Peak(
            String account,
            String code,
            BigDecimal observed,
            BigDecimal limit,
            BigDecimal percent,
            String clOrdId) {}

    /** For people. */
    public String text() {
        StringBuilder text = new StringBuilder();
        text.append(
                "%d decisions from %s to %s%n%d newly denied, %d newly allowed, %d denied for another reason%n"
                        .formatted(
                                decisions,
                                from,
                                to,
                                newlyDenied.size(),
                                newlyAllowed.size(),
                                otherReason));
        if (notReproduced > 0) {
            text.append(
                    "%d come out other than in the log even under the limits of then%n"
                            .formatted(notReproduced));
        }
        table(text, "Newly denied", newlyDenied);
        table(text, "Newly allowed (and why they were denied)", newlyAllowed);
        text.append(
                "%nPeak use                     limit                      observed          of      used%n"
                        .formatted());
        for (Peak peak : peaks) {
            text.append(
                    String.format(
                            Locale.ROOT,
                            "  %-24s %-20s %14s %14s %7s %%%n",
                            peak.account(),
                            peak.code(),
                            peak.observed().toPlainString(),
                            peak.limit().toPlainString(),
                            peak.percent().toPlainString()));
        }
        return text.toString();
    }

    private static void table(StringBuilder text, String title, List<Changed> rows) {
        if (rows.isEmpty()) {
            return;
        }
        text.append("%n%s%n".formatted(title));
        for (Changed row : rows) {
            text.append(
                    String.format(
                            Locale.ROOT,
                            "  %-26s %-24s %-30s %-22s %s / %s%n",
                            row.decidedAt(),
                            row.account(),
                            row.clOrdId(),
                            row.code(),
                            row.observed(),
                            row.limit()));
        }
    }
}

package dev.fillstream.local.check.rule;

import dev.fillstream.local.check.Check;
import dev.fillstream.local.check.Command;
import dev.fillstream.local.check.Decision;
import dev.fillstream.local.check.Findings;
import dev.fillstream.local.check.History;
import dev.fillstream.local.check.ObservedExposure;
import dev.fillstream.local.check.Report;
import dev.fillstream.model.value.Money;
import dev.fillstream.v1.NewOrderSingle;
import dev.fillstream.v1.OrderCommand;
import dev.fillstream.v1.RiskDecision;
import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What risk says of an account equals what the log adds up to, counted the slow way: after the last
 * record, and at each decision with the executions that it had seen by then.
 */
public final class ExposureEqualsRecount implements Check {

    private static final BigDecimal ONE_IN_BASIS_POINTS = BigDecimal.valueOf(10_000);

    @Override
    public String name() {
        return "reserved amounts, cash and positions equal a recount, at each decision and now";
    }

    @Override
    public String subject() {
        return "decisions and accounts";
    }

    @Override
    public void examine(History history, Findings findings) {
        for (ObservedExposure observed : history.evidence().exposures()) {
            Recount recount = new Recount();
            Deque<Report> ahead = new ArrayDeque<>(reports(history, observed.account()));
            for (Decision decision : decisions(history, observed.account())) {
                while (!ahead.isEmpty()
                        && ahead.getFirst().record().offset()
                                <= decision.risk().getExecutionsOffset()) {
                    recount.report(ahead.removeFirst());
                }
                findings.examined();
                examine(history, decision, recount, findings);
            }
            ahead.forEach(recount::report);
            findings.examined();
            compare(history, observed, recount, findings);
        }
    }

    private static void examine(
            History history, Decision decision, Recount recount, Findings findings) {
        RiskDecision risk = decision.risk();
        String account = account(decision);
        String label = "the decision about order " + decision.orderId();
        expect(label, "reserved before", risk.getReservedBefore(), recount.reserved(), findings);
        history.limits(account, risk.getLimitsVersion())
                .ifPresent(
                        limits ->
                                expect(
                                        label,
                                        "cash before",
                                        risk.getCashBefore(),
                                        Money.of(limits.getOpeningCash()).plus(recount.cashFlow()),
                                        findings));
        symbol(decision, recount)
                .ifPresent(
                        symbol ->
                                expect(
                                        label,
                                        "position before",
                                        risk.getPositionBefore(),
                                        new Money(recount.position(symbol)),
                                        findings));
        if (decision.isApproval()) {
            expect(
                    label,
                    "reserved",
                    risk.getReservedAmount(),
                    approve(history, decision, recount),
                    findings);
            expect(label, "reserved after", risk.getReservedAfter(), recount.reserved(), findings);
        }
    }

    private static Money approve(History history, Decision decision, Recount recount) {
        OrderCommand command = decision.command();
        if (command.hasOrderCancelReplaceRequest()) {
            return recount.approveReplace(
                    command.getOrderCancelReplaceRequest(),
                    stopPx -> unpriced(history, decision, stopPx));
        }
        NewOrderSingle order = command.getNewOrderSingle();
        return recount.approve(
                decision.orderId(), order, stopPx -> unpriced(history, decision, stopPx));
    }

    private static Optional<String> symbol(Decision decision, Recount recount) {
        return decision.command().hasNewOrderSingle()
                ? Optional.of(decision.command().getNewOrderSingle().getSymbol())
                : recount.symbol(decision.orderId());
    }

    private static String account(Decision decision) {
        return new Command(decision.record(), decision.command()).account();
    }

    /**
     * What one unit of an order without a price may cost at worst: the reference price, or the stop
     * price where that is higher, moved up by the collar.
     *
     * @param stopPx zero for a market order
     */
    private static Money unpriced(History history, Decision decision, Money stopPx) {
        String reference = decision.risk().getReferencePrice();
        int collar =
                history.limits(account(decision), decision.risk().getLimitsVersion())
                        .or(() -> history.limits(account(decision)))
                        .map(limits -> limits.getPriceCollarBps())
                        .orElse(0);
        BigDecimal factor = ONE_IN_BASIS_POINTS.add(BigDecimal.valueOf(collar)).movePointLeft(4);
        if (reference.isEmpty()) {
            return Money.ZERO;
        }
        Money market = Money.of(reference);
        return (market.compareTo(stopPx) >= 0 ? market : stopPx).times(factor);
    }

    private static void compare(
            History history, ObservedExposure observed, Recount recount, Findings findings) {
        Money opening =
                history.limits(observed.account())
                        .map(limits -> Money.of(limits.getOpeningCash()))
                        .orElse(Money.ZERO);
        String label = "account " + observed.account();
        expect(
                label,
                "cash",
                observed.cash().toString(),
                opening.plus(recount.cashFlow()),
                findings);
        expect(label, "reserved", observed.reserved().toString(), recount.reserved(), findings);
        Set<String> symbols = new HashSet<>(observed.positions().keySet());
        symbols.addAll(recount.positions().keySet());
        for (String symbol : symbols) {
            BigDecimal held = observed.positions().getOrDefault(symbol, BigDecimal.ZERO);
            expect(
                    label,
                    "position in " + symbol,
                    held.toPlainString(),
                    new Money(recount.position(symbol)),
                    findings);
        }
    }

    /** A decision that was made before its inputs were looked at says nothing of them. */
    private static void expect(
            String label, String what, String said, Money counted, Findings findings) {
        findings.expect(
                said.isEmpty() || Money.of(said).equals(counted),
                "%s says %s %s, and the log adds up to %s",
                label,
                what,
                said,
                counted);
    }

    /** Each once, in the order in which risk made them. */
    private static List<Decision> decisions(History history, String account) {
        Set<String> seen = new HashSet<>();
        return history.decisions().stream()
                .filter(
                        decision ->
                                decision.command().hasNewOrderSingle()
                                        || decision.command().hasOrderCancelReplaceRequest())
                .filter(decision -> account(decision).equals(account))
                .sorted(Comparator.comparingLong(decision -> decision.risk().getOrdersOffset()))
                .filter(decision -> seen.add(decision.decides().toString()))
                .toList();
    }

    private static List<Report> reports(History history, String account) {
        return history.reports().stream()
                .filter(report -> report.account().equals(account))
                .toList();
    }
}

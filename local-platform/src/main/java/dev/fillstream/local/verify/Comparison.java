package dev.fillstream.local.verify;

import dev.fillstream.local.check.Decision;
import dev.fillstream.local.verify.PlainRules.Finding;
import dev.fillstream.model.value.Money;
import dev.fillstream.v1.CheckResult;
import dev.fillstream.v1.CheckResult.Outcome;
import dev.fillstream.v1.RiskDecision;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** A decision held beside its recomputation, field by field; keeps the first difference. */
final class Comparison {

    private final Decision decision;
    private final RiskDecision said;
    private Optional<Difference> first = Optional.empty();

    private Comparison(Decision decision) {
        this.decision = decision;
        this.said = decision.risk();
    }

    static Optional<Difference> of(Decision decision, Expected expected, KnownRecords known) {
        Comparison comparison = new Comparison(decision);
        List<Finding> findings = expected.judged().get();
        comparison.outcome(expected.orderId(), findings);
        comparison.checks(findings);
        expected.situation().ifPresent(comparison::amounts);
        expected.situation().ifPresent(_ -> comparison.inputs(known));
        return comparison.first;
    }

    private void outcome(String orderId, List<Finding> findings) {
        same("orderId", said.getOrderId(), orderId);
        Optional<Finding> reason = Expected.reason(findings);
        same(
                "the outcome",
                decision.refusal()
                        .map(refusal -> "refused for " + refusal.getCode())
                        .orElse("approved"),
                reason.map(one -> "refused for " + one.code()).orElse("approved"));
    }

    private void checks(List<Finding> findings) {
        List<CheckResult> checks = said.getChecksList();
        same("the number of checks", checks.size(), findings.size());
        for (int i = 0; i < Math.min(checks.size(), findings.size()); i++) {
            CheckResult check = checks.get(i);
            String code = findings.get(i).code();
            Judged judged = findings.get(i).judged();
            same("check " + (i + 1), check.getCode(), code);
            same("the outcome of " + code, check.getOutcome(), judged.outcome());
            if (isCompared(check)) {
                same("what " + code + " observed", check.getObserved(), judged.observed());
                same("the limit of " + code, check.getLimit(), judged.limit());
            }
        }
    }

    /**
     * Why a record could not be understood is for people; a twin may have been forgotten by then.
     */
    private static boolean isCompared(CheckResult check) {
        boolean hasValues = !(check.getObserved() + check.getLimit()).isEmpty();
        return switch (check.getCode()) {
            case "INSTRUMENT_UNKNOWN", "REFERENCE_PRICE_MISSING" ->
                    check.getOutcome() == Outcome.OUTCOME_PASSED;
            case "DUPLICATE_CONTENT" -> hasValues;
            default -> true;
        };
    }

    private void amounts(Situation order) {
        Money reserved = order.book().reserved();
        Money before = order.replaced().map(WorkingOrder::reservation).orElse(Money.ZERO);
        boolean isApproval = decision.isApproval() && order.wanted().isPresent();
        Money bound = isApproval ? Expected.reservedBy(order) : Money.ZERO;
        same("executionsOffset", said.getExecutionsOffset(), order.book().lastMove());
        same("reservedBefore", said.getReservedBefore(), reserved);
        same("reservedAmount", said.getReservedAmount(), isApproval ? bound : "");
        same(
                "reservedAfter",
                said.getReservedAfter(),
                isApproval ? reserved.minus(before).plus(bound) : reserved);
        same("cashBefore", said.getCashBefore(), order.cash().map(Money::toString).orElse(""));
        same("positionBefore", said.getPositionBefore(), order.position().toPlainString());
        same("positionAfter", said.getPositionAfter(), order.worstPosition().toPlainString());
        same("grossBefore", said.getGrossBefore(), order.gross());
        same("grossAfter", said.getGrossAfter(), order.grossAfter());
        same("netBefore", said.getNetBefore(), order.net());
        same("netAfter", said.getNetAfter(), order.netAfter());
        same("openOrdersBefore", said.getOpenOrdersBefore(), order.book().open().size());
        same("tradingDay", said.getTradingDay(), order.date());
        same("enteredBefore", said.getEnteredBefore(), order.entered());
        order.market()
                .ifPresent(
                        seen ->
                                same(
                                        "referencePriceAgeMillis",
                                        said.getReferencePriceAgeMillis(),
                                        seen.ageMillisAt(order.time())));
        order.market().ifPresent(this::price);
    }

    private void price(Market seen) {
        seen.touch()
                .map(
                        record ->
                                record.getLastPx().isEmpty()
                                        ? new BigDecimal(record.getBidPx())
                                                .add(new BigDecimal(record.getAskPx()))
                                                .divide(BigDecimal.TWO)
                                                .toPlainString()
                                        : record.getLastPx())
                .ifPresent(onTopic -> same("referencePrice", said.getReferencePrice(), onTopic));
    }

    private void inputs(KnownRecords known) {
        said.getTradingStatesList()
                .forEach(
                        seen ->
                                known.state(seen.getScope(), seen.getVersion())
                                        .ifPresent(
                                                record ->
                                                        same(
                                                                "the state of " + seen.getScope(),
                                                                seen.getState(),
                                                                record.getState())));
    }

    private void same(String what, Object one, Object other) {
        if (first.isEmpty() && !isSame(one.toString(), other.toString())) {
            first = Optional.of(new Difference(decision, what, one.toString(), other.toString()));
        }
    }

    private static boolean isSame(String one, String other) {
        return one.equals(other)
                || (isNumber(one)
                        && isNumber(other)
                        && new BigDecimal(one).compareTo(new BigDecimal(other)) == 0);
    }

    private static boolean isNumber(String text) {
        return text.matches("-?\\d+(\\.\\d+)?");
    }
}

package dev.fillstream.risk.check.reference;

import dev.fillstream.risk.check.Finding;
import dev.fillstream.risk.check.OrderAtRisk;
import dev.fillstream.risk.check.RiskCheck;
import dev.fillstream.risk.check.RiskCode;

/** The instrument is in the currency that the limits of the account are in. */
public record CurrencyMatches() implements RiskCheck {

    @Override
    public RiskCode code() {
        return RiskCode.CURRENCY_MISMATCH;
    }

    @Override
    public Finding judge(OrderAtRisk order) {
        return order.knownInstrument()
                .flatMap(
                        known ->
                                order.completeLimits()
                                        .map(
                                                limits ->
                                                        Finding.passedIf(
                                                                known.currency()
                                                                        .equals(limits.currency()),
                                                                known.currency(),
                                                                limits.currency())))
                .orElse(Finding.NOT_REACHED);
    }
}

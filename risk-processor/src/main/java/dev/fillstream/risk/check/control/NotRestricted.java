package dev.fillstream.risk.check.control;

import dev.fillstream.risk.check.Finding;
import dev.fillstream.risk.check.OrderAtRisk;
import dev.fillstream.risk.check.RiskCheck;
import dev.fillstream.risk.check.RiskCode;

/** The symbol is on no restricted list of the firm, the desk or the account. */
public record NotRestricted() implements RiskCheck {

    @Override
    public RiskCode code() {
        return RiskCode.INSTRUMENT_RESTRICTED;
    }

    @Override
    public Finding judge(OrderAtRisk order) {
        return order.completeLimits()
                .map(
                        limits ->
                                limits.isRestricted()
                                        ? new Finding.Refused(order.order().symbol().value(), "")
                                        : Finding.PASSED)
                .orElse(Finding.NOT_REACHED);
    }
}

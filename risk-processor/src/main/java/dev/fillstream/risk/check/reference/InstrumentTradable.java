package dev.fillstream.risk.check.reference;

import dev.fillstream.risk.check.Finding;
import dev.fillstream.risk.check.OrderAtRisk;
import dev.fillstream.risk.check.RiskCheck;
import dev.fillstream.risk.check.RiskCode;

/** The instrument is open for trading. */
public record InstrumentTradable() implements RiskCheck {

    @Override
    public RiskCode code() {
        return RiskCode.INSTRUMENT_NOT_TRADABLE;
    }

    @Override
    public Finding judge(OrderAtRisk order) {
        return order.knownInstrument()
                .map(
                        known ->
                                known.tradable()
                                        ? Finding.PASSED
                                        : new Finding.Refused(order.order().symbol().value(), ""))
                .orElse(Finding.NOT_REACHED);
    }
}

package dev.fillstream.risk.check.reference;

import dev.fillstream.risk.check.Finding;
import dev.fillstream.risk.check.OrderAtRisk;
import dev.fillstream.risk.check.RiskCheck;
import dev.fillstream.risk.check.RiskCode;
import dev.fillstream.risk.limit.Instrument;

/** The symbol is in the reference data, readable and complete. */
public record InstrumentKnown() implements RiskCheck {

    @Override
    public RiskCode code() {
        return RiskCode.INSTRUMENT_UNKNOWN;
    }

    @Override
    public boolean isLimit() {
        return false;
    }

    @Override
    public Finding judge(OrderAtRisk order) {
        return switch (order.instrument()) {
            case Instrument.Known _ -> Finding.PASSED;
            case Instrument.Unknown(var why) ->
                    new Finding.Refused(order.order().symbol().value(), why);
        };
    }
}

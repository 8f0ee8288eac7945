package dev.fillstream.risk.decision;

import dev.fillstream.risk.check.RiskCheck;
import dev.fillstream.risk.check.reference.AccountKnown;
import dev.fillstream.risk.check.reference.CurrencyMatches;
import dev.fillstream.risk.check.reference.InstrumentKnown;
import dev.fillstream.risk.check.reference.InstrumentTradable;
import dev.fillstream.risk.check.reference.LimitsComplete;
import dev.fillstream.risk.check.reference.ReferencePriceFresh;
import dev.fillstream.risk.check.reference.ReferencePriceKnown;
import dev.fillstream.risk.check.size.BuyingPower;
import dev.fillstream.risk.check.size.MaxOrderNotional;
import dev.fillstream.risk.check.size.MaxOrderQty;
import dev.fillstream.risk.check.size.PriceInCollar;
import dev.fillstream.risk.check.size.ReduceOnly;
import dev.fillstream.risk.check.terms.OrderTypeSupported;
import dev.fillstream.risk.check.terms.PriceOnTick;
import dev.fillstream.risk.check.terms.QtyInRange;
import dev.fillstream.risk.check.terms.QtyOnLot;
import dev.fillstream.risk.check.terms.TimeInForceSupported;
import java.util.List;

/** All checks, cheap to dear; the first that refuses gives the reason. */
public final class StandardChecks {

    private static final List<RiskCheck> ALL =
            List.of(
                    new OrderTypeSupported(),
                    new TimeInForceSupported(),
                    new InstrumentKnown(),
                    new InstrumentTradable(),
                    new AccountKnown(),
                    new LimitsComplete(),
                    new CurrencyMatches(),
                    new PriceOnTick(),
                    new QtyOnLot(),
                    new QtyInRange(),
                    new MaxOrderQty(),
                    new ReferencePriceKnown(),
                    new ReferencePriceFresh(),
                    new MaxOrderNotional(),
                    new PriceInCollar(),
                    new ReduceOnly(),
                    new BuyingPower());

    private StandardChecks() {}

    public static List<RiskCheck> all() {
        return ALL;
    }
}

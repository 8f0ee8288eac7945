package dev.fillstream.risk.decision;

import dev.fillstream.risk.check.RiskCheck;
import dev.fillstream.risk.check.control.ExposureCertain;
import dev.fillstream.risk.check.control.NotHalted;
import dev.fillstream.risk.check.control.NotRestricted;
import dev.fillstream.risk.check.control.OnlyReducing;
import dev.fillstream.risk.check.control.SidePermitted;
import dev.fillstream.risk.check.exposure.BuyingPower;
import dev.fillstream.risk.check.exposure.Concentration;
import dev.fillstream.risk.check.exposure.DailyLoss;
import dev.fillstream.risk.check.exposure.DailyNotional;
import dev.fillstream.risk.check.exposure.GrossExposure;
import dev.fillstream.risk.check.exposure.NetExposure;
import dev.fillstream.risk.check.exposure.PositionLimit;
import dev.fillstream.risk.check.exposure.ReduceOnly;
import dev.fillstream.risk.check.exposure.ShortLocated;
import dev.fillstream.risk.check.exposure.ShortSale;
import dev.fillstream.risk.check.flow.NoSelfMatch;
import dev.fillstream.risk.check.flow.NoTwin;
import dev.fillstream.risk.check.flow.OpenOrdersLimit;
import dev.fillstream.risk.check.flow.OrderFresh;
import dev.fillstream.risk.check.flow.OrderRate;
import dev.fillstream.risk.check.flow.RepeatedExecution;
import dev.fillstream.risk.check.reference.AccountKnown;
import dev.fillstream.risk.check.reference.CurrencyMatches;
import dev.fillstream.risk.check.reference.InstrumentKnown;
import dev.fillstream.risk.check.reference.InstrumentTradable;
import dev.fillstream.risk.check.reference.LimitsKnown;
import dev.fillstream.risk.check.reference.ReferencePriceFresh;
import dev.fillstream.risk.check.reference.ReferencePriceKnown;
import dev.fillstream.risk.check.size.MarketInCollar;
import dev.fillstream.risk.check.size.MaxOrderNotional;
import dev.fillstream.risk.check.size.MaxOrderQty;
import dev.fillstream.risk.check.size.MinOrderNotional;
import dev.fillstream.risk.check.size.PriceInCollar;
import dev.fillstream.risk.check.terms.ExpireTimeAhead;
import dev.fillstream.risk.check.terms.InSession;
import dev.fillstream.risk.check.terms.PriceOnTick;
import dev.fillstream.risk.check.terms.QtyInRange;
import dev.fillstream.risk.check.terms.QtyOnLot;
import java.util.List;

/** All checks, cheap to dear; the first that refuses gives the reason. */
public final class StandardChecks {

    private static final List<RiskCheck> ALL =
            List.of(
                    new ExpireTimeAhead(),
                    new InstrumentKnown(),
                    new InstrumentTradable(),
                    new AccountKnown(),
                    new LimitsKnown(),
                    new CurrencyMatches(),
                    new NotHalted(),
                    new OnlyReducing(),
                    new ExposureCertain(),
                    new NotRestricted(),
                    new SidePermitted(),
                    new InSession(),
                    new OrderFresh(),
                    new PriceOnTick(),
                    new QtyOnLot(),
                    new QtyInRange(),
                    new MaxOrderQty(),
                    new ReferencePriceKnown(),
                    new ReferencePriceFresh(),
                    new MinOrderNotional(),
                    new MaxOrderNotional(),
                    new PriceInCollar(),
                    new MarketInCollar(),
                    new ReduceOnly(),
                    new OpenOrdersLimit(),
                    new OrderRate(),
                    new NoTwin(),
                    new RepeatedExecution(),
                    new NoSelfMatch(),
                    new ShortSale(),
                    new ShortLocated(),
                    new PositionLimit(),
                    new Concentration(),
                    new DailyNotional(),
                    new DailyLoss(),
                    new GrossExposure(),
                    new NetExposure(),
                    new BuyingPower());

    private StandardChecks() {}

    public static List<RiskCheck> all() {
        return ALL;
    }
}

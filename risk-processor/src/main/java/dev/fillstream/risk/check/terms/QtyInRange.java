package dev.fillstream.risk.check.terms;

import dev.fillstream.model.value.Quantity;
import dev.fillstream.risk.check.Finding;
import dev.fillstream.risk.check.OrderAtRisk;
import dev.fillstream.risk.check.RiskCheck;
import dev.fillstream.risk.check.RiskCode;
import dev.fillstream.risk.limit.Instrument;

/** The quantity is within what the instrument allows for one order. */
public record QtyInRange() implements RiskCheck {

    @Override
    public RiskCode code() {
        return RiskCode.QTY_OUT_OF_RANGE;
    }

    @Override
    public boolean isLimit() {
        return false;
    }

    @Override
    public Finding judge(OrderAtRisk order) {
        Quantity orderQty = order.order().orderQty();
        return switch (order.instrument()) {
            case Instrument.Known known ->
                    orderQty.compareTo(known.minQty()) < 0
                            ? Finding.passedIf(false, orderQty, known.minQty())
                            : Finding.passedIf(
                                    orderQty.compareTo(known.maxQty()) <= 0,
                                    orderQty,
                                    known.maxQty());
            case Instrument.Unknown(_) -> Finding.NOT_REACHED;
        };
    }
}

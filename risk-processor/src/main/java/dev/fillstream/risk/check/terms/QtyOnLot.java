package dev.fillstream.risk.check.terms;

import dev.fillstream.model.value.Quantity;
import dev.fillstream.risk.check.Finding;
import dev.fillstream.risk.check.OrderAtRisk;
import dev.fillstream.risk.check.RiskCheck;
import dev.fillstream.risk.check.RiskCode;
import dev.fillstream.risk.limit.Instrument;

/** The quantity is a multiple of the lot size. */
public record QtyOnLot() implements RiskCheck {

    @Override
    public RiskCode code() {
        return RiskCode.QTY_OFF_LOT;
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
                    Finding.passedIf(
                            orderQty.isMultipleOf(known.lotSize()), orderQty, known.lotSize());
            case Instrument.Unknown(_) -> Finding.NOT_REACHED;
        };
    }
}

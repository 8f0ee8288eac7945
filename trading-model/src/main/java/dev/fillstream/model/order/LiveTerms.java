package dev.fillstream.model.order;

import dev.fillstream.model.value.ClOrdId;
import dev.fillstream.model.value.InvalidValue;
import dev.fillstream.model.value.Quantity;

/**
 * What a replace can change of an order, as it stands now: the newest accepted clOrdId, quantity
 * and prices.
 */
public record LiveTerms(ClOrdId clOrdId, Quantity orderQty, OrdType ordType) {

    public LiveTerms {
        if (orderQty.isZero()) {
            throw new InvalidValue(
                    "orderQty", InvalidValue.Code.FIELD_OUT_OF_RANGE, "must be greater than zero");
        }
    }

    /** The same with another quantity. */
    public LiveTerms withOrderQty(Quantity newQty) {
        return new LiveTerms(clOrdId, newQty, ordType);
    }

    /** The same after a request that changes nothing but what the client calls the order. */
    public LiveTerms withClOrdId(ClOrdId newClOrdId) {
        return new LiveTerms(newClOrdId, orderQty, ordType);
    }
}

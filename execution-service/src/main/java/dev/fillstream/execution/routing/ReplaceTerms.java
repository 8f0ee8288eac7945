package dev.fillstream.execution.routing;

import dev.fillstream.model.order.LiveTerms;
import dev.fillstream.model.order.OrdType;
import dev.fillstream.model.order.Order;
import dev.fillstream.model.order.OrderState;
import dev.fillstream.model.order.PendingRequest;
import dev.fillstream.model.value.ClOrdId;
import dev.fillstream.model.value.Price;
import dev.fillstream.model.value.Quantity;
import java.util.Optional;

/** What a replace request changes; what is absent stays. */
public record ReplaceTerms(
        Optional<Quantity> orderQty, Optional<Price> price, Optional<Price> stopPx) {

    /** The order's terms once it is accepted; empty where the order's type has no such price. */
    Optional<LiveTerms> over(Order order, ClOrdId clOrdId) {
        LiveTerms before = before(order);
        return ordType(before.ordType())
                .map(type -> new LiveTerms(clOrdId, orderQty.orElse(before.orderQty()), type));
    }

    /** What it will be over: the terms of the last replace that waits, or those that hold. */
    private static LiveTerms before(Order order) {
        LiveTerms before = order.live();
        if (order.state() instanceof OrderState.Pending pending) {
            for (PendingRequest request : pending.requests()) {
                if (request instanceof PendingRequest.Replace(LiveTerms wanted)) {
                    before = wanted;
                }
            }
        }
        return before;
    }

    private Optional<OrdType> ordType(OrdType before) {
        OrdType type =
                switch (before) {
                    case OrdType.Market market -> market;
                    case OrdType.Limit(Price old) -> new OrdType.Limit(price.orElse(old));
                    case OrdType.Stop(Price old) -> new OrdType.Stop(stopPx.orElse(old));
                    case OrdType.StopLimit(Price oldPrice, Price oldStop) ->
                            new OrdType.StopLimit(price.orElse(oldPrice), stopPx.orElse(oldStop));
                };
        boolean has =
                (price.isEmpty() || type.limitPrice().isPresent())
                        && (stopPx.isEmpty() || type.stopPrice().isPresent());
        return has ? Optional.of(type) : Optional.empty();
    }
}

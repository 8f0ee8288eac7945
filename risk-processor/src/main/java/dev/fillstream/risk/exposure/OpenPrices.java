package dev.fillstream.risk.exposure;

import dev.fillstream.model.order.OrdType;
import dev.fillstream.model.order.Side;
import dev.fillstream.model.value.Price;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The prices of an account's open orders in one symbol, to tell whether another could trade with
 * one of them. It is worked out from the open orders, so nobody has to store it.
 */
public final class OpenPrices {

    private static final String MARKET = "market";

    private final NavigableMap<Price, Integer> buys = new TreeMap<>();
    private final NavigableMap<Price, Integer> sells = new TreeMap<>();
    private int unpricedBuys;
    private int unpricedSells;

    public void add(OpenOrder order) {
        order.claims().forEach(claim -> count(order.side(), claim.ordType(), 1));
    }

    /** Takes back what {@link #add} did with the same order. */
    public void remove(OpenOrder order) {
        order.claims().forEach(claim -> count(order.side(), claim.ordType(), -1));
    }

    public boolean isEmpty() {
        return buys.isEmpty() && sells.isEmpty() && unpricedBuys == 0 && unpricedSells == 0;
    }

    /** The price of an open order that such an order could trade with, or {@code market}. */
    public Optional<String> crossing(Side side, OrdType ordType) {
        if ((side.isBuy() ? unpricedSells : unpricedBuys) > 0) {
            return Optional.of(MARKET);
        }
        NavigableMap<Price, Integer> others = side.isBuy() ? sells : buys;
        if (others.isEmpty()) {
            return Optional.empty();
        }
        Price best = side.isBuy() ? others.firstKey() : others.lastKey();
        boolean crosses =
                ordType.limitPrice()
                        .map(
                                price ->
                                        side.isBuy()
                                                ? price.compareTo(best) >= 0
                                                : price.compareTo(best) <= 0)
                        .orElse(true);
        return crosses ? Optional.of(best.toString()) : Optional.empty();
    }

    private void count(Side side, OrdType ordType, int more) {
        Optional<Price> price = ordType.limitPrice();
        if (price.isPresent()) {
            Map<Price, Integer> levels = side.isBuy() ? buys : sells;
            if (levels.merge(price.get(), more, Integer::sum) == 0) {
                levels.remove(price.get());
            }
        } else if (side.isBuy()) {
            unpricedBuys += more;
        } else {
            unpricedSells += more;
        }
    }
}

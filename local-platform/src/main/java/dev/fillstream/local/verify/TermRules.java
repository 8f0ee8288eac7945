package dev.fillstream.local.verify;

import dev.fillstream.model.order.OrdType;
import dev.fillstream.model.order.TimeInForce;
import dev.fillstream.model.value.Money;
import dev.fillstream.model.value.Price;
import dev.fillstream.model.value.Quantity;
import dev.fillstream.v1.Instrument;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/** Rules about what the order asks for. */
final class TermRules {

    private TermRules() {}

    static Judged expireTime(Situation order) {
        if (order.order().timeInForce() instanceof TimeInForce.GoodTillDate(Instant expires)) {
            return Judged.passedIf(expires.isAfter(order.time()), expires, order.time());
        }
        return Judged.PASSED;
    }

    static Judged session(Situation order) {
        return order.instrument().isEmpty()
                ? Judged.NOT_REACHED
                : Judged.passedIf(order.isOpen(), order.time(), order.calendar());
    }

    /** The limit price and the stop price. */
    static Judged tick(Situation order) {
        OrdType type = order.order().ordType();
        for (Price price :
                Stream.concat(type.limitPrice().stream(), type.stopPrice().stream()).toList()) {
            if (order.instrument().isEmpty()) {
                return Judged.NOT_REACHED;
            }
            String tick = order.instrument().get().getTickSize();
            if (!isMultiple(price.value(), tick)) {
                return Judged.refused(price, tick);
            }
        }
        return Judged.PASSED;
    }

    static Judged lot(Situation order) {
        Quantity orderQty = order.order().orderQty();
        return order.instrument()
                .map(
                        one ->
                                Judged.passedIf(
                                        isMultiple(orderQty.value(), one.getLotSize()),
                                        orderQty,
                                        one.getLotSize()))
                .orElse(Judged.NOT_REACHED);
    }

    private static boolean isMultiple(BigDecimal amount, String step) {
        return amount.remainder(new BigDecimal(step)).signum() == 0;
    }

    static Judged range(Situation order) {
        return order.instrument()
                .map(one -> range(order.order().orderQty(), one))
                .orElse(Judged.NOT_REACHED);
    }

    private static Judged range(Quantity orderQty, Instrument instrument) {
        boolean isTooSmall = orderQty.compareTo(Quantity.of(instrument.getMinQty())) < 0;
        boolean isTooLarge = orderQty.compareTo(Quantity.of(instrument.getMaxQty())) > 0;
        return isTooSmall
                ? Judged.refused(orderQty, instrument.getMinQty())
                : Judged.passedIf(!isTooLarge, orderQty, instrument.getMaxQty());
    }

    static Judged orderQty(Situation order) {
        return order.complete()
                .map(
                        all ->
                                Judged.within(
                                        all.bound("maxOrderQty"), order.order().orderQty().value()))
                .orElse(Judged.NOT_REACHED);
    }

    static Judged minNotional(Situation order) {
        Optional<Money> notional = order.notional();
        if (notional.isEmpty() || order.instrument().isEmpty()) {
            return Judged.NOT_REACHED;
        }
        String said = order.instrument().get().getMinNotional();
        Money least = said.isEmpty() ? Money.ZERO : Money.of(said);
        boolean isEnough = order.isReducing() || notional.get().compareTo(least) >= 0;
        return Judged.passedIf(isEnough, notional.get(), least);
    }

    static Judged maxNotional(Situation order) {
        Optional<Money> notional = order.notional();
        return notional.isEmpty() || order.instrument().isEmpty() || order.complete().isEmpty()
                ? Judged.NOT_REACHED
                : Judged.within(
                        order.complete().get().bound("maxOrderNotional"), notional.get().value());
    }

    static Judged collar(Situation order) {
        Optional<Price> price = order.order().ordType().limitPrice();
        if (price.isEmpty()) {
            return Judged.PASSED;
        }
        return order.entryPrice()
                .flatMap(entry -> order.complete().map(all -> order.worstFrom(entry, all)))
                .map(worst -> noWorse(order, price.get(), worst))
                .orElse(Judged.NOT_REACHED);
    }

    static Judged marketCollar(Situation order) {
        if (!order.meetsTheBook()) {
            return Judged.PASSED;
        }
        Optional<Market> fresh = order.fresh();
        if (fresh.isEmpty() || order.complete().isEmpty()) {
            return Judged.NOT_REACHED;
        }
        Price worst = order.worstFrom(fresh.get().price(), order.complete().get());
        return fresh.get()
                .touch()
                .map(seen -> order.buys() ? seen.getAskPx() : seen.getBidPx())
                .filter(text -> !text.isEmpty())
                .map(text -> noWorse(order, Price.of(text), worst))
                .orElse(Judged.PASSED);
    }

    private static Judged noWorse(Situation order, Price price, Price worst) {
        int distance = price.compareTo(worst);
        return Judged.passedIf(order.buys() ? distance <= 0 : distance >= 0, price, worst);
    }
}

package dev.fillstream.local.verify;

import dev.fillstream.model.value.Money;
import dev.fillstream.model.value.Quantity;
import dev.fillstream.v1.Instrument.ShortSale;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/** Rules about what the account would have and risk. */
final class ExposureRules {

    private ExposureRules() {}

    static Judged reduceOnly(Situation order) {
        if (!order.order().reduceOnly()) {
            return Judged.PASSED;
        }
        Quantity added = order.addedQty();
        Quantity most = order.reducible();
        return Judged.passedIf(added.compareTo(most) <= 0, added, most);
    }

    static Judged shortSale(Situation order) {
        if (order.isReducing() || order.buys()) {
            return Judged.PASSED;
        }
        return order.instrument()
                .map(
                        one ->
                                one.getShortSale() == ShortSale.SHORT_SALE_FORBIDDEN
                                        ? Judged.refused(order.worstPosition().toPlainString(), "0")
                                        : Judged.PASSED)
                .orElse(Judged.NOT_REACHED);
    }

    static Judged located(Situation order) {
        return order.buys()
                ? Judged.PASSED
                : bounded(order, "maxShortQty", Optional.of(order.worstPosition().negate()));
    }

    static Judged position(Situation order) {
        return bounded(order, "maxPositionQty", Optional.of(order.towards(order.worstPosition())));
    }

    static Judged dailyNotional(Situation order) {
        return bounded(
                order,
                "maxDailyNotional",
                order.addedNotional().map(more -> order.entered().plus(more).value()));
    }

    static Judged gross(Situation order) {
        return bounded(
                order,
                "maxGrossExposure",
                order.addedNotional().map(_ -> order.grossAfter().value()));
    }

    static Judged net(Situation order) {
        return bounded(
                order,
                "maxNetExposure",
                order.addedNotional().map(_ -> order.towards(order.netAfter().value())));
    }

    /** The larger of gross exposure and cash is the whole; basis points are rounded up. */
    static Judged concentration(Situation order) {
        if (order.isReducing()) {
            return Judged.PASSED;
        }
        if (order.addedNotional().isEmpty() || order.complete().isEmpty()) {
            return Judged.NOT_REACHED;
        }
        Money cash = order.cash().orElseThrow();
        BigDecimal whole = order.grossAfter().value().max(cash.value());
        BigDecimal part = order.symbolAfter().value().movePointRight(4);
        BigDecimal share =
                whole.signum() <= 0 ? BigDecimal.ZERO : part.divide(whole, 4, RoundingMode.UP);
        return bounded(order, "maxConcentrationBps", Optional.of(share));
    }

    static Judged dailyLoss(Situation order) {
        if (order.isReducing()) {
            return Judged.PASSED;
        }
        return order.complete().map(all -> dailyLoss(all, order)).orElse(Judged.NOT_REACHED);
    }

    private static Judged dailyLoss(PlainLimits.Complete all, Situation order) {
        String bound = all.bound("maxDailyLoss");
        boolean isBelow =
                bound.equals(PlainLimits.UNLIMITED)
                        || order.loss().value().compareTo(new BigDecimal(bound)) < 0;
        return Judged.passedIf(isBelow, order.loss(), bound);
    }

    static Judged buyingPower(Situation order) {
        Optional<Money> reservation = order.addedReservation();
        if (reservation.isEmpty() || order.instrument().isEmpty() || order.cash().isEmpty()) {
            return Judged.NOT_REACHED;
        }
        Money free = order.cash().get().minus(order.book().reserved());
        boolean isCovered =
                reservation.get().value().signum() == 0 || reservation.get().compareTo(free) <= 0;
        return Judged.passedIf(isCovered, reservation.get(), free);
    }

    /** What only takes risk away passes, whatever the limit. */
    private static Judged bounded(Situation order, String limit, Optional<BigDecimal> observed) {
        if (order.isReducing()) {
            return Judged.PASSED;
        }
        return order.complete()
                .flatMap(all -> observed.map(value -> Judged.within(all.bound(limit), value)))
                .orElse(Judged.NOT_REACHED);
    }
}

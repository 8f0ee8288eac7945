package dev.fillstream.local.verify;

import dev.fillstream.model.order.OrdType;
import dev.fillstream.model.value.Price;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Rules about how an account's orders follow each other. */
final class FlowRules {

    private FlowRules() {}

    static Judged age(Situation order) {
        long age = millis(Duration.between(order.order().transactTime(), order.time()), order);
        return order.complete()
                .map(all -> Judged.within(all.bound("maxOrderAgeMillis"), BigDecimal.valueOf(age)))
                .orElse(Judged.NOT_REACHED);
    }

    /** In whole milliseconds of both clocks, and never negative. */
    private static long millis(Duration age, Situation order) {
        return age.isNegative()
                ? 0
                : order.time().toEpochMilli() - order.order().transactTime().toEpochMilli();
    }

    static Judged openOrders(Situation order) {
        if (order.replaced().isPresent()) {
            return Judged.PASSED;
        }
        BigDecimal count = BigDecimal.valueOf(order.book().open().size() + 1L);
        return order.complete()
                .map(all -> Judged.within(all.bound("maxOpenOrders"), count))
                .orElse(Judged.NOT_REACHED);
    }

    static Judged rate(Situation order) {
        if (order.replaced().isPresent()) {
            return Judged.PASSED;
        }
        return order.complete()
                .map(
                        all ->
                                Judged.within(
                                        all.bound("maxOrdersPerSecond"),
                                        BigDecimal.valueOf(usedOfAllowance(order))))
                .orElse(Judged.NOT_REACHED);
    }

    /** Whole orders of the allowance that are used up with this one. */
    private static long usedOfAllowance(Situation order) {
        long interval = order.rateInterval();
        long backlog = Math.max(0, order.book().rateNanos() - Situation.nanos(order.time()));
        return interval == 0 ? 1 : 1 + Math.ceilDiv(backlog, interval);
    }

    static Judged twin(Situation order) {
        if (order.replaced().isPresent()) {
            return Judged.PASSED;
        }
        if (order.complete().isEmpty()) {
            return Judged.NOT_REACHED;
        }
        long window = order.duplicateWindow();
        return order.book()
                .lastTwin(order.content())
                .filter(_ -> window > 0)
                .map(
                        last -> {
                            long age =
                                    Math.max(0, order.time().toEpochMilli() - last.toEpochMilli());
                            return Judged.passedIf(age >= window, age, window);
                        })
                .orElse(Judged.PASSED);
    }

    static Judged repeats(Situation order) {
        AccountBook.Strategy use = order.strategy();
        boolean isRepeat =
                !order.strategyName().isEmpty() && order.replaced().isEmpty() && use.hasFilled();
        BigDecimal repeats = BigDecimal.valueOf(use.repeats() + (isRepeat ? 1L : 0));
        return order.complete()
                .map(all -> Judged.within(all.bound("maxRepeatedExecutions"), repeats))
                .orElse(Judged.NOT_REACHED);
    }

    static Judged selfMatch(Situation order) {
        if (order.complete().isEmpty()) {
            return Judged.NOT_REACHED;
        }
        Optional<String> crossing =
                order.complete().get().refusesSelfMatch() ? crossing(order) : Optional.empty();
        return crossing.map(
                        other ->
                                Judged.refused(
                                        order.order()
                                                .ordType()
                                                .limitPrice()
                                                .map(Price::toString)
                                                .orElse("market"),
                                        other))
                .orElse(Judged.PASSED);
    }

    /** The best price among the account's own orders on the other side, if this one reaches it. */
    private static Optional<String> crossing(Situation order) {
        List<OrdType> others =
                order.book().open().stream()
                        .filter(open -> open.symbol().equals(order.symbol()))
                        .filter(open -> open.buys() != order.buys())
                        .flatMap(open -> open.versions().stream())
                        .map(WorkingOrder.Version::type)
                        .toList();
        if (others.stream().anyMatch(type -> type.limitPrice().isEmpty())) {
            return Optional.of("market");
        }
        Stream<Price> prices = others.stream().map(type -> type.limitPrice().orElseThrow());
        Optional<Price> best =
                order.buys() ? prices.min(Price::compareTo) : prices.max(Price::compareTo);
        return best.filter(other -> reaches(order, other)).map(Price::toString);
    }

    private static boolean reaches(Situation order, Price other) {
        return order.order()
                .ordType()
                .limitPrice()
                .map(
                        price ->
                                order.buys()
                                        ? price.compareTo(other) >= 0
                                        : price.compareTo(other) <= 0)
                .orElse(true);
    }
}

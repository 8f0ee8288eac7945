package dev.fillstream.local.verify;

import dev.fillstream.v1.StateSeen;
import dev.fillstream.v1.TradingState.State;

/** Rules about whether the account, the instrument and the price are there, and may be traded. */
final class ReferenceRules {

    private ReferenceRules() {}

    static Judged instrument(Situation order) {
        return order.instrument().isPresent() ? Judged.PASSED : Judged.refused(order.symbol(), "");
    }

    static Judged tradable(Situation order) {
        return order.instrument()
                .map(one -> one.getTradable() ? Judged.PASSED : Judged.refused(order.symbol(), ""))
                .orElse(Judged.NOT_REACHED);
    }

    static Judged account(Situation order) {
        return order.limits() instanceof PlainLimits.Unknown
                ? Judged.refused(order.order().account(), "")
                : Judged.PASSED;
    }

    static Judged limits(Situation order) {
        return switch (order.limits()) {
            case PlainLimits.Unknown() -> Judged.NOT_REACHED;
            case PlainLimits.Incomplete(var missing) -> Judged.refused("", missing);
            case PlainLimits.Complete _ -> Judged.PASSED;
        };
    }

    static Judged currency(Situation order) {
        return order.instrument()
                .flatMap(
                        one ->
                                order.complete()
                                        .map(
                                                all ->
                                                        Judged.passedIf(
                                                                one.getCurrency()
                                                                        .equals(all.currency()),
                                                                one.getCurrency(),
                                                                all.currency())))
                .orElse(Judged.NOT_REACHED);
    }

    static Judged halted(Situation order) {
        return in(State.STATE_HALTED, "HALTED", order);
    }

    static Judged reducing(Situation order) {
        return order.isReducing() ? Judged.PASSED : in(State.STATE_REDUCING, "REDUCING", order);
    }

    static Judged certain(Situation order) {
        if (!order.book().uncertainty().exists()) {
            return Judged.PASSED;
        }
        long version = order.stateVersion();
        long unsettledBy = order.book().uncertainty().unsettledBy();
        return Judged.passedIf(version > unsettledBy, version, unsettledBy);
    }

    private static Judged in(State state, String word, Situation order) {
        return order.states().stream()
                .filter(seen -> seen.getState() == state)
                .map(StateSeen::getScope)
                .findFirst()
                .map(scope -> Judged.refused(scope, word))
                .orElse(Judged.PASSED);
    }

    static Judged restricted(Situation order) {
        return order.complete()
                .map(all -> all.isRestricted() ? Judged.refused(order.symbol(), "") : Judged.PASSED)
                .orElse(Judged.NOT_REACHED);
    }

    static Judged side(Situation order) {
        return order.complete()
                .map(
                        all ->
                                all.forbiddenSides().stream()
                                                .anyMatch(
                                                        side ->
                                                                side.name()
                                                                        .equals(
                                                                                "SIDE_"
                                                                                        + order.side()
                                                                                                .name()))
                                        ? Judged.refused(order.side().name(), "")
                                        : Judged.PASSED)
                .orElse(Judged.NOT_REACHED);
    }

    static Judged price(Situation order) {
        return order.market()
                .map(seen -> Judged.passedIf(true, seen.price(), ""))
                .orElse(Judged.refused("", ""));
    }

    static Judged priceAge(Situation order) {
        return order.market()
                .flatMap(
                        seen ->
                                order.complete()
                                        .map(
                                                all -> {
                                                    long age = seen.ageMillisAt(order.time());
                                                    long most = all.number("maxPriceAgeMillis");
                                                    return Judged.passedIf(age <= most, age, most);
                                                }))
                .orElse(Judged.NOT_REACHED);
    }
}

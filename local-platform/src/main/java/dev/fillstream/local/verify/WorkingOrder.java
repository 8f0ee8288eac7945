package dev.fillstream.local.verify;

import dev.fillstream.model.order.OrdType;
import dev.fillstream.model.value.Money;
import dev.fillstream.model.value.Price;
import dev.fillstream.model.value.Quantity;
import dev.fillstream.v1.NewOrderSingle;
import dev.fillstream.v1.Side;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * An approved order as long as it is open. While replaces are unanswered nobody knows which version
 * works, so the largest of each amount counts.
 */
final class WorkingOrder {

    /**
     * What one version of its terms binds.
     *
     * @param covered the part of what is left that reserves nothing, since the account holds what
     *     it would sell; it fills first
     * @param unit what one unit may cost at worst
     */
    record Version(Quantity orderQty, OrdType type, Quantity covered, Money unit) {

        Quantity leaves(Quantity traded) {
            return orderQty.minusOrZero(traded);
        }

        Money notional(Quantity traded) {
            return unit.times(leaves(traded).value());
        }

        Money reservation(Quantity traded) {
            return unit.times(leaves(traded).minusOrZero(covered).value());
        }

        private Version without(Quantity lastQty) {
            return new Version(orderQty, type, covered.minusOrZero(lastQty), unit);
        }
    }

    /** As it came. */
    final NewOrderSingle order;

    final BigDecimal multiplier;
    private Quantity traded = Quantity.ZERO;
    private boolean isReopened;
    private Version live;
    private final Map<String, Version> wanted = new LinkedHashMap<>();

    WorkingOrder(NewOrderSingle order, BigDecimal multiplier, Version live) {
        this.order = order;
        this.multiplier = multiplier;
        this.live = live;
    }

    /** One that had ended, and is open again since a trade of it does not count any more. */
    static WorkingOrder reopened(
            NewOrderSingle order, BigDecimal multiplier, Version live, Quantity traded) {
        WorkingOrder again = new WorkingOrder(order, multiplier, live);
        again.traded = traded;
        again.isReopened = true;
        return again;
    }

    /** Then nobody knows what it came with, and it cannot be replaced. */
    boolean isReopened() {
        return isReopened;
    }

    boolean buys() {
        return order.getSide() == Side.SIDE_BUY;
    }

    String symbol() {
        return order.getSymbol();
    }

    Quantity traded() {
        return traded;
    }

    Version live() {
        return live;
    }

    int unanswered() {
        return wanted.size();
    }

    List<Version> versions() {
        List<Version> all = new ArrayList<>();
        all.add(live);
        all.addAll(wanted.values());
        return all;
    }

    Quantity leaves() {
        return largest(version -> version.leaves(traded));
    }

    Money notional() {
        return largest(version -> version.notional(traded));
    }

    Money reservation() {
        return largest(version -> version.reservation(traded));
    }

    Quantity orderQty() {
        return largest(Version::orderQty);
    }

    Quantity covered() {
        return largest(Version::covered);
    }

    private <T extends Comparable<? super T>> T largest(Function<Version, T> part) {
        return versions().stream().map(part).max(Comparator.naturalOrder()).orElseThrow();
    }

    void want(String clOrdId, Version version) {
        wanted.put(clOrdId, version);
    }

    void refuse(String clOrdId) {
        wanted.remove(clOrdId);
    }

    void trade(Quantity lastQty) {
        traded = traded.plus(lastQty);
        live = live.without(lastQty);
        wanted.replaceAll((_, version) -> version.without(lastQty));
    }

    /** A trade of {@code was} counts as {@code now}; what that gives back reserves in full. */
    void undo(Quantity was, Quantity now) {
        Quantity more = now.minusOrZero(was);
        traded = traded.plus(now).minusOrZero(was);
        live = live.without(more);
        wanted.replaceAll((_, version) -> version.without(more));
    }

    /** The venue has other terms now, asked for or not. */
    void amend(String clOrdId, Quantity leaves, Optional<Price> price) {
        Version base = wanted.getOrDefault(clOrdId, live);
        Quantity covered = base.covered().compareTo(leaves) < 0 ? base.covered() : leaves;
        Optional<OrdType> repriced = price.flatMap(now -> repriced(base.type(), now));
        live =
                new Version(
                        traded.plus(leaves),
                        repriced.orElse(base.type()),
                        covered,
                        repriced.isPresent()
                                ? new Money(price.orElseThrow().value()).times(multiplier)
                                : base.unit());
        wanted.remove(clOrdId);
    }

    private static Optional<OrdType> repriced(OrdType type, Price price) {
        return switch (type) {
            case OrdType.Limit(_) -> Optional.of(new OrdType.Limit(price));
            case OrdType.StopLimit(_, var stopPx) ->
                    Optional.of(new OrdType.StopLimit(price, stopPx));
            case OrdType.Market(), OrdType.Stop(_) -> Optional.empty();
        };
    }
}

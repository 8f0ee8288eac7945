package dev.fillstream.risk.exposure;

import dev.fillstream.model.order.NewOrderSingle;
import dev.fillstream.model.order.Side;
import dev.fillstream.model.value.ClOrdId;
import dev.fillstream.model.value.Money;
import dev.fillstream.model.value.Price;
import dev.fillstream.model.value.Quantity;
import dev.fillstream.model.value.Symbol;
import dev.fillstream.risk.exposure.ExecutionNews.Fill;
import dev.fillstream.risk.exposure.ExecutionNews.Standing;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * What an approved order still binds. As long as replaces are unanswered nobody knows which version
 * of it works, so the largest one counts.
 *
 * @param terms empty for an order that was stored before terms were kept; it cannot be replaced
 * @param cumQty what traded while it was open
 * @param claim what the version that the venue is known to have binds
 * @param pending replaces that were let through and not answered yet, oldest first
 */
public record OpenOrder(
        Symbol symbol,
        Side side,
        Optional<OrderTerms> terms,
        Quantity cumQty,
        Claim claim,
        List<PendingReplace> pending,
        BigDecimal multiplier,
        AppliedReports reports) {

    public OpenOrder {
        pending = List.copyOf(pending);
    }

    /** An order that was approved just now. */
    public static OpenOrder of(NewOrderSingle order, Claim claim, BigDecimal multiplier) {
        return new OpenOrder(
                order.symbol(),
                order.side(),
                Optional.of(OrderTerms.of(order)),
                Quantity.ZERO,
                claim,
                List.of(),
                multiplier,
                AppliedReports.NONE);
    }

    /**
     * One that had ended, and is open again since a trade of it does not count any more. It cannot
     * be replaced: its terms are not known here any more.
     */
    public static OpenOrder reopened(
            ExecutionNews.Undone undone, BigDecimal multiplier, AppliedReports reports) {
        Standing order = undone.order();
        Price unit = order.ordType().limitPrice().orElse(undone.was().px());
        return new OpenOrder(
                undone.symbol(),
                undone.side(),
                Optional.empty(),
                order.cumQty(),
                new Claim(
                        order.orderQty(),
                        order.ordType(),
                        Quantity.ZERO,
                        new Money(unit.value()).times(multiplier)),
                List.of(),
                multiplier,
                reports);
    }

    /** What may still trade, at most. */
    public Quantity leavesQty() {
        return largest(claim -> claim.leavesQty(cumQty));
    }

    /** What it reserves: as much as its dearest version. */
    public Money reservation() {
        return largest(claim -> claim.reservation(cumQty));
    }

    /** What is left of its dearest version may cost or bring at worst. */
    public Money notional() {
        return largest(claim -> claim.notional(cumQty));
    }

    /** The largest quantity of any version in flight. */
    public Quantity orderQty() {
        return largest(Claim::orderQty);
    }

    /** The most that any version covers. */
    public Quantity coveredQty() {
        return largest(Claim::coveredQty);
    }

    /** Every version in flight, the one that works first. */
    public Stream<Claim> claims() {
        return pending.isEmpty()
                ? Stream.of(claim)
                : Stream.concat(Stream.of(claim), pending.stream().map(PendingReplace::claim));
    }

    /** With one more replace on its way. */
    public OpenOrder replacing(ClOrdId clOrdId, Claim wanted) {
        List<PendingReplace> more = new ArrayList<>(pending);
        more.add(new PendingReplace(clOrdId, wanted));
        return new OpenOrder(symbol, side, terms, cumQty, claim, more, multiplier, reports);
    }

    OpenOrder after(ExecutionNews news) {
        AppliedReports applied = reports.with(news.reportSeq());
        return switch (news.change()) {
            case ExecutionNews.Nothing() ->
                    new OpenOrder(symbol, side, terms, cumQty, claim, pending, multiplier, applied);
            case ExecutionNews.Traded(_, _, var lastQty, _) ->
                    new OpenOrder(
                            symbol,
                            side,
                            terms,
                            cumQty.plus(lastQty),
                            claim.traded(lastQty),
                            each(was -> was.traded(lastQty)),
                            multiplier,
                            applied);
            case ExecutionNews.Undone undone -> without(undone, applied);
            case ExecutionNews.Amended(var clOrdId, var leavesQty, var price) ->
                    amended(clOrdId, leavesQty, price, applied);
            case ExecutionNews.RequestRefused(var clOrdId) ->
                    new OpenOrder(
                            symbol,
                            side,
                            terms,
                            cumQty,
                            claim,
                            without(clOrdId),
                            multiplier,
                            applied);
        };
    }

    private OpenOrder without(ExecutionNews.Undone undone, AppliedReports applied) {
        Quantity was = undone.was().qty();
        Quantity now = undone.now().map(Fill::qty).orElse(Quantity.ZERO);
        Quantity more = now.minusOrZero(was);
        return new OpenOrder(
                symbol,
                side,
                terms,
                cumQty.plus(now).minusOrZero(was),
                claim.traded(more),
                each(one -> one.traded(more)),
                multiplier,
                applied);
    }

    private OpenOrder amended(
            ClOrdId clOrdId, Quantity leavesQty, Optional<Price> price, AppliedReports applied) {
        Optional<PendingReplace> answered =
                pending.stream().filter(one -> one.clOrdId().equals(clOrdId)).findFirst();
        Claim base = answered.map(PendingReplace::claim).orElse(claim);
        return new OpenOrder(
                symbol,
                side,
                answered.isEmpty() ? terms : terms.map(all -> all.named(clOrdId)),
                cumQty,
                base.amended(cumQty.plus(leavesQty), leavesQty, price, multiplier),
                without(clOrdId),
                multiplier,
                applied);
    }

    private List<PendingReplace> without(ClOrdId clOrdId) {
        return pending.stream().filter(one -> !one.clOrdId().equals(clOrdId)).toList();
    }

    private List<PendingReplace> each(UnaryOperator<Claim> change) {
        return pending.stream()
                .map(one -> new PendingReplace(one.clOrdId(), change.apply(one.claim())))
                .toList();
    }

    private <T extends Comparable<? super T>> T largest(Function<Claim, T> part) {
        T most = part.apply(claim);
        for (PendingReplace one : pending) {
            T other = part.apply(one.claim());
            most = other.compareTo(most) > 0 ? other : most;
        }
        return most;
    }
}

package dev.fillstream.local.verify;

import dev.fillstream.local.check.Decision;
import dev.fillstream.local.verify.PlainRules.Finding;
import dev.fillstream.model.order.NewOrderSingle;
import dev.fillstream.model.order.OrdType;
import dev.fillstream.model.value.Account;
import dev.fillstream.model.value.ClOrdId;
import dev.fillstream.model.value.InvalidValue;
import dev.fillstream.model.value.OrderId;
import dev.fillstream.model.value.Price;
import dev.fillstream.model.value.Symbol;
import dev.fillstream.schemas.Timestamps;
import dev.fillstream.schemas.mapping.NewOrderSingleMapper;
import dev.fillstream.v1.CheckResult;
import dev.fillstream.v1.OrderCancelReplaceRequest;
import dev.fillstream.v1.OrderCommand;
import dev.fillstream.v1.OrderMassCancelRequest;
import dev.fillstream.v1.RiskDecision;
import dev.fillstream.v1.RiskLimits;
import dev.fillstream.v1.Side;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;

/**
 * Makes one decision again, from the account's book and the records whose versions it names.
 *
 * @param known the control records
 */
record DecisionMaker(KnownRecords known, RecentPrices prices) {

    private static final int MOST_UNANSWERED = 16;

    /**
     * @param asked the command as it came, which may name its order otherwise
     * @throws KnownRecords.Gone where a record that it was made from is not there any more
     */
    Expected decide(Decision decision, OrderCommand asked, AccountBook book) {
        OrderCommand command = decision.command();
        return switch (command.getCommandCase()) {
            case NEW_ORDER_SINGLE -> order(decision, book);
            case ORDER_CANCEL_REQUEST -> {
                var cancel = asked.getOrderCancelRequest();
                yield Expected.passedThrough(
                        target(
                                cancel.getAccount(),
                                cancel.getOrderId(),
                                cancel.getOrigClOrdId(),
                                book));
            }
            case ORDER_CANCEL_REPLACE_REQUEST -> {
                var replace = asked.getOrderCancelReplaceRequest();
                yield replace(
                        decision,
                        target(
                                replace.getAccount(),
                                replace.getOrderId(),
                                replace.getOrigClOrdId(),
                                book),
                        book);
            }
            case ORDER_MASS_CANCEL_REQUEST -> massCancel(command.getOrderMassCancelRequest());
            case COMMAND_NOT_SET -> throw new IllegalStateException("nothing was decided on");
        };
    }

    /** The order that a request means: by its id, or by a name that it has or had. */
    static String target(String account, String orderId, String origClOrdId, AccountBook book) {
        return orderId.isEmpty()
                ? book.named(
                        OrderId.derive(new Account(account), new ClOrdId(origClOrdId)).toString())
                : orderId;
    }

    private static Expected massCancel(OrderMassCancelRequest cancel) {
        try {
            if (!cancel.getSymbol().isEmpty()) {
                Symbol _ = new Symbol(cancel.getSymbol());
            }
        } catch (InvalidValue fault) {
            return Expected.malformed("", fault);
        }
        return cancel.getSide() == Side.UNRECOGNIZED
                ? Expected.outright("", "ENUM_UNKNOWN", "side", "")
                : Expected.passedThrough("");
    }

    private Expected order(Decision decision, AccountBook book) {
        dev.fillstream.v1.NewOrderSingle wire = decision.command().getNewOrderSingle();
        String orderId =
                OrderId.derive(new Account(wire.getAccount()), new ClOrdId(wire.getClOrdId()))
                        .toString();
        NewOrderSingle order;
        try {
            order = NewOrderSingleMapper.toModel(wire, time(decision));
        } catch (InvalidValue fault) {
            return Expected.malformed(orderId, fault);
        }
        return misplaced(decision, orderId)
                .orElseGet(() -> judge(decision, order, book, Optional.empty(), ""));
    }

    /** A decision stands on the partition that its key belongs to; its command may not have. */
    private static Optional<Expected> misplaced(Decision decision, String orderId) {
        int home = decision.record().partition();
        int partition = decision.risk().getOrdersPartition();
        return partition == home
                ? Optional.empty()
                : Optional.of(Expected.outright(orderId, "PARTITION_MISMATCH", partition, home));
    }

    private Expected replace(Decision decision, String orderId, AccountBook book) {
        Optional<Expected> misplaced = misplaced(decision, orderId);
        Optional<WorkingOrder> open = book.open(orderId);
        if (misplaced.isPresent()) {
            return misplaced.get();
        }
        if (open.isEmpty() || open.get().isReopened()) {
            boolean hasEnded = book.hasEnded(orderId) || saysSo(decision, book);
            String code = hasEnded ? "ORDER_ENDED" : "ORDER_UNKNOWN";
            return Expected.outright(orderId, code, orderId, "");
        }
        if (open.get().unanswered() >= MOST_UNANSWERED) {
            return Expected.outright(orderId, "REPLACE_PENDING", MOST_UNANSWERED, MOST_UNANSWERED);
        }
        OrderCancelReplaceRequest wire = decision.command().getOrderCancelReplaceRequest();
        try {
            NewOrderSingle wanted = asOrder(wire, open.get(), time(decision));
            return judge(decision, wanted, book, open, wire.getClOrdId());
        } catch (InvalidValue fault) {
            return Expected.malformed(orderId, fault);
        }
    }

    /** Of an order that ended long ago the log has its word. */
    private static boolean saysSo(Decision decision, AccountBook book) {
        return book.hasForgotten()
                && decision.refusal()
                        .filter(refusal -> refusal.getCode().equals("ORDER_ENDED"))
                        .isPresent();
    }

    /**
     * The order as the replace would make it; what it leaves out stays as it is, at its largest.
     */
    private static NewOrderSingle asOrder(
            OrderCancelReplaceRequest wire, WorkingOrder open, Instant time) {
        if (!wire.hasOrderQty() && !wire.hasPrice() && !wire.hasStopPx()) {
            throw new InvalidValue("orderQty", InvalidValue.Code.FIELD_REQUIRED, "changes nothing");
        }
        var order = open.order.toBuilder();
        order.setOrderQty(wire.hasOrderQty() ? wire.getOrderQty() : open.orderQty().toString());
        highest(open, OrdType::limitPrice).ifPresent(order::setPrice);
        highest(open, OrdType::stopPrice).ifPresent(order::setStopPx);
        if (wire.hasPrice()) {
            order.setPrice(wire.getPrice());
        }
        if (wire.hasStopPx()) {
            order.setStopPx(wire.getStopPx());
        }
        order.setTransactTime(
                wire.hasTransactTime() ? wire.getTransactTime() : Timestamps.of(time));
        return NewOrderSingleMapper.toModel(order.build(), time);
    }

    private static Optional<String> highest(
            WorkingOrder open, Function<OrdType, Optional<Price>> price) {
        return open.versions().stream()
                .flatMap(version -> price.apply(version.type()).stream())
                .max(Comparator.naturalOrder())
                .map(Price::toString);
    }

    private Expected judge(
            Decision decision,
            NewOrderSingle order,
            AccountBook book,
            Optional<WorkingOrder> replaced,
            String requestClOrdId) {
        RiskDecision said = decision.risk();
        Instant time = time(decision);
        String symbol = order.symbol().value();
        Situation situation =
                new Situation(
                        order,
                        time,
                        known.instrument(symbol, said.getInstrumentVersion(), time),
                        limits(said, order.account().value(), symbol, time),
                        prices.market(symbol, said),
                        said.getTradingStatesList(),
                        book,
                        replaced,
                        requestClOrdId);
        book.uncertainty().sawState(situation.stateVersion(), unsettledBy(said));
        return new Expected(
                situation.orderId(),
                () ->
                        PlainRules.judge(situation).stream()
                                .map(finding -> orAsSaid(finding, situation, said))
                                .toList(),
                Optional.of(situation));
    }

    private static OptionalLong unsettledBy(RiskDecision said) {
        return said.getChecksList().stream()
                .filter(check -> check.getCode().equals("RISK_UNCERTAIN"))
                .map(CheckResult::getLimit)
                .filter(limit -> limit.matches("\\d{1,18}"))
                .mapToLong(Long::parseLong)
                .findFirst();
    }

    private PlainLimits limits(RiskDecision said, String account, String symbol, Instant time) {
        Optional<RiskLimits> own = known.limits(account, said.getLimitsVersion(), time);
        String desk = own.map(RiskLimits::getDesk).orElse("");
        return PlainLimits.of(
                known.limits("firm", said.getFirmLimitsVersion(), time),
                desk.isEmpty()
                        ? Optional.empty()
                        : known.limits("desk:" + desk, said.getDeskLimitsVersion(), time),
                own,
                symbol);
    }

    /** Where the price record is gone, nobody knows bid and ask any more: the log has its word. */
    private static Finding orAsSaid(Finding finding, Situation order, RiskDecision said) {
        boolean isUnknown =
                finding.code().equals("MARKET_OUTSIDE_COLLAR")
                        && order.meetsTheBook()
                        && order.fresh().filter(seen -> seen.touch().isEmpty()).isPresent();
        return isUnknown
                ? said.getChecksList().stream()
                        .filter(check -> check.getCode().equals(finding.code()))
                        .findFirst()
                        .map(check -> new Finding(finding.code(), judged(check)))
                        .orElse(finding)
                : finding;
    }

    private static Judged judged(CheckResult check) {
        return new Judged(check.getOutcome(), check.getObserved(), check.getLimit());
    }

    static Instant time(Decision decision) {
        return Timestamps.toInstant(decision.risk().getDecidedAt());
    }
}

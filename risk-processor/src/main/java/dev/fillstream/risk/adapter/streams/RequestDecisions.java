package dev.fillstream.risk.adapter.streams;

import dev.fillstream.model.order.NewOrderSingle;
import dev.fillstream.model.value.ClOrdId;
import dev.fillstream.model.value.InvalidValue;
import dev.fillstream.model.value.OrderId;
import dev.fillstream.model.value.Symbol;
import dev.fillstream.risk.adapter.streams.record.DecisionMapper.Place;
import dev.fillstream.risk.adapter.streams.record.IncomingCommand;
import dev.fillstream.risk.adapter.streams.record.ReplaceReader;
import dev.fillstream.risk.check.OrderAtRisk;
import dev.fillstream.risk.check.OrderAtRisk.Replacement;
import dev.fillstream.risk.check.RiskCode;
import dev.fillstream.risk.decision.RiskVerdict;
import dev.fillstream.risk.exposure.OpenOrder;
import dev.fillstream.risk.exposure.OrderTerms;
import dev.fillstream.schemas.DeadLetter.Reason;
import dev.fillstream.v1.OrderCancelReplaceRequest;
import dev.fillstream.v1.OrderCommand;
import dev.fillstream.v1.OrderMassCancelRequest;
import dev.fillstream.v1.Side;
import java.util.Optional;

/**
 * Decides requests about orders. A cancel only takes risk away, so nothing may hold it up, a wrong
 * partition least; a replace is held to the rules of a new order, for what it adds.
 */
record RequestDecisions(
        RiskTopology risk, TaskState state, RequestTargets targets, ShadowDecisions shadows) {

    private static final int MOST_PENDING = 16;

    Outcome cancel(IncomingCommand.Cancel cancel, Arrival arrival) {
        return targets.find(cancel.account(), cancel.target(), arrival.streamTime())
                .map(
                        orderId ->
                                passThrough(
                                        orderId.toString(),
                                        orderId.toString(),
                                        cancelOf(cancel.command(), orderId),
                                        arrival.place()))
                .orElseGet(RequestDecisions::otherOrder);
    }

    Outcome cancelAll(IncomingCommand.MassCancel cancel, Arrival arrival) {
        OrderMassCancelRequest wire = cancel.command().getOrderMassCancelRequest();
        String subject = wire.getAccount();
        try {
            if (!wire.getSymbol().isEmpty()) {
                Symbol _ = new Symbol(wire.getSymbol());
            }
            if (wire.getSide() == Side.UNRECOGNIZED) {
                throw new InvalidValue(
                        "side",
                        InvalidValue.Code.ENUM_UNKNOWN,
                        "has a value that this version does not know");
            }
        } catch (InvalidValue fault) {
            RiskVerdict.Refused refused = RiskVerdict.Refused.malformed(fault);
            return refuse(subject, "", cancel.command(), arrival.place(), refused);
        }
        return passThrough(subject, "", cancel.command(), arrival.place());
    }

    Outcome replace(IncomingCommand.Replace replace, Arrival arrival) {
        return targets.find(replace.account(), replace.target(), arrival.streamTime())
                .map(orderId -> replace(orderId, replace, arrival))
                .orElseGet(RequestDecisions::otherOrder);
    }

    private Outcome replace(OrderId orderId, IncomingCommand.Replace replace, Arrival arrival) {
        Place place = arrival.place();
        OrderCommand command = replaceOf(replace.command(), orderId);
        int home = arrival.home(risk.partitions());
        if (home != place.partition()) {
            return refuse(
                    orderId,
                    command,
                    place,
                    RiskVerdict.Refused.misplaced(place.partition(), home));
        }
        if (state.exposures().isTaken(replace.account(), replace.id())) {
            return new Outcome.Letter(
                    Reason.CL_ORD_ID_REUSED,
                    "an open order goes by this name, and its decision is too old to be kept");
        }
        Optional<OpenOrder> open = state.exposures().openOrder(replace.account(), orderId);
        if (open.isEmpty() || open.get().terms().isEmpty()) {
            boolean hasEnded = state.exposures().hasEnded(orderId, arrival.streamTime());
            RiskCode code = hasEnded ? RiskCode.ORDER_ENDED : RiskCode.ORDER_UNKNOWN;
            return refuse(replace, command, place, outright(code, orderId.toString(), ""), orderId);
        }
        if (open.get().pending().size() >= MOST_PENDING) {
            String count = Integer.toString(MOST_PENDING);
            return refuse(
                    replace,
                    command,
                    place,
                    outright(RiskCode.REPLACE_PENDING, count, count),
                    orderId);
        }
        OrderTerms terms = open.get().terms().orElseThrow();
        try {
            NewOrderSingle wanted =
                    ReplaceReader.read(
                            command.getOrderCancelReplaceRequest(),
                            open.get(),
                            terms,
                            orderId,
                            replace.account(),
                            place.time());
            return judge(wanted, open.get(), command, arrival);
        } catch (InvalidValue fault) {
            return refuse(replace, command, place, RiskVerdict.Refused.malformed(fault), orderId);
        }
    }

    private Outcome judge(
            NewOrderSingle wanted, OpenOrder open, OrderCommand command, Arrival arrival) {
        Place place = arrival.place();
        ClOrdId clOrdId = new ClOrdId(command.getOrderCancelReplaceRequest().getClOrdId());
        OrderAtRisk atRisk =
                new OrderAtRisk(
                        wanted,
                        place.time(),
                        state.around(wanted, arrival.streamTime()),
                        Optional.of(new Replacement(open, clOrdId)));
        String orderId = wanted.orderId().toString();
        RiskVerdict verdict = risk.decider().decide(atRisk);
        shadows.compare(atRisk, verdict, arrival.streamTime());
        return switch (verdict) {
            case RiskVerdict.Accepted accepted -> {
                state.enter(atRisk, accepted.order(), arrival.streamTime());
                risk.observer()
                        .approved(
                                wanted.account().value(),
                                state.desk(wanted.account()),
                                wanted.symbol().value());
                var value = risk.decisions().approved(command, place, atRisk, accepted);
                yield new Outcome.Decision(orderId, true, "", value.toByteArray());
            }
            case RiskVerdict.Refused refused -> {
                RiskCode code = refused.code();
                var value =
                        risk.decisions()
                                .rejected(command, place, atRisk, refused, code.cxlRejReason());
                yield new Outcome.Decision(orderId, false, code.name(), value.toByteArray());
            }
        };
    }

    private Outcome passThrough(String subject, String orderId, OrderCommand command, Place place) {
        byte[] value = risk.decisions().passedThrough(command, place, orderId).toByteArray();
        return new Outcome.Decision(subject, true, "", value);
    }

    /** What the account's orders had come to had a say, so the evidence tells how far that was. */
    private Outcome refuse(
            IncomingCommand.Replace replace,
            OrderCommand command,
            Place place,
            RiskVerdict.Refused refused,
            OrderId orderId) {
        String id = orderId.toString();
        RiskCode code = refused.code();
        long seen = state.exposures().totals(replace.account()).executionsOffset();
        byte[] value =
                risk.decisions()
                        .rejected(command, place, id, refused, code.cxlRejReason(), seen)
                        .toByteArray();
        return new Outcome.Decision(id, false, code.name(), value);
    }

    private Outcome refuse(
            OrderId orderId, OrderCommand command, Place place, RiskVerdict.Refused refused) {
        return refuse(orderId.toString(), orderId.toString(), command, place, refused);
    }

    private Outcome refuse(
            String subject,
            String orderId,
            OrderCommand command,
            Place place,
            RiskVerdict.Refused refused) {
        RiskCode code = refused.code();
        byte[] value =
                risk.decisions()
                        .rejected(command, place, orderId, refused, code.cxlRejReason())
                        .toByteArray();
        return new Outcome.Decision(subject, false, code.name(), value);
    }

    private static RiskVerdict.Refused outright(RiskCode code, String observed, String limit) {
        return RiskVerdict.Refused.outright(code, code.sentence(), observed, limit);
    }

    private static Outcome otherOrder() {
        return new Outcome.Letter(
                Reason.ORDER_ID_NOT_DERIVED, "orderId and origClOrdId name two different orders");
    }

    private static OrderCommand cancelOf(OrderCommand command, OrderId orderId) {
        var cancel = command.getOrderCancelRequest();
        return cancel.getOrderId().isEmpty()
                ? command.toBuilder()
                        .setOrderCancelRequest(cancel.toBuilder().setOrderId(orderId.toString()))
                        .build()
                : command;
    }

    private static OrderCommand replaceOf(OrderCommand command, OrderId orderId) {
        OrderCancelReplaceRequest replace = command.getOrderCancelReplaceRequest();
        return replace.getOrderId().isEmpty()
                ? command.toBuilder()
                        .setOrderCancelReplaceRequest(
                                replace.toBuilder().setOrderId(orderId.toString()))
                        .build()
                : command;
    }
}

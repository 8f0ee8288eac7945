package dev.fillstream.risk.adapter.streams;

import dev.fillstream.model.order.NewOrderSingle;
import dev.fillstream.model.value.OrderId;
import dev.fillstream.risk.adapter.streams.record.DecisionMapper.Place;
import dev.fillstream.risk.adapter.streams.record.IncomingCommand;
import dev.fillstream.risk.check.OrderAtRisk;
import dev.fillstream.risk.check.RiskCode;
import dev.fillstream.risk.decision.RiskVerdict;
import dev.fillstream.schemas.DeadLetter.Reason;
import dev.fillstream.v1.OrderCommand;
import java.util.Optional;

/** Decides new orders, and holds what it approved against the account. */
record OrderDecisions(RiskTopology risk, TaskState state, ShadowDecisions shadows) {

    Outcome decide(IncomingCommand.Order incoming, Arrival arrival) {
        NewOrderSingle order = incoming.order();
        int home = arrival.home(risk.partitions());
        if (home != arrival.place().partition()) {
            return refuse(
                    order.orderId(),
                    incoming.command(),
                    arrival.place(),
                    RiskVerdict.Refused.misplaced(arrival.place().partition(), home));
        }
        if (state.exposures().isTaken(order.account(), order.orderId())) {
            return new Outcome.Letter(
                    Reason.CL_ORD_ID_REUSED,
                    "the order is still open, and too old for its decision to be kept");
        }
        return judge(incoming, arrival);
    }

    Outcome refuse(IncomingCommand.MalformedOrder incoming, Arrival arrival) {
        return refuse(
                incoming.id(),
                incoming.command(),
                arrival.place(),
                RiskVerdict.Refused.malformed(incoming.fault()));
    }

    private Outcome judge(IncomingCommand.Order incoming, Arrival arrival) {
        NewOrderSingle order = incoming.order();
        Place place = arrival.place();
        OrderAtRisk atRisk =
                new OrderAtRisk(
                        order,
                        place.time(),
                        state.around(order, arrival.streamTime()),
                        Optional.empty());
        String orderId = order.orderId().toString();
        RiskVerdict verdict = risk.decider().decide(atRisk);
        shadows.compare(atRisk, verdict, arrival.streamTime());
        return switch (verdict) {
            case RiskVerdict.Accepted accepted -> {
                state.enter(atRisk, accepted.order(), arrival.streamTime());
                risk.observer()
                        .approved(
                                order.account().value(),
                                state.desk(order.account()),
                                order.symbol().value());
                var value = risk.decisions().approved(incoming.command(), place, atRisk, accepted);
                yield new Outcome.Decision(orderId, true, "", value.toByteArray());
            }
            case RiskVerdict.Refused refused -> {
                RiskCode code = refused.code();
                var value =
                        risk.decisions()
                                .rejected(
                                        incoming.command(),
                                        place,
                                        atRisk,
                                        refused,
                                        code.ordRejReason());
                yield new Outcome.Decision(orderId, false, code.name(), value.toByteArray());
            }
        };
    }

    private Outcome refuse(
            OrderId orderId, OrderCommand command, Place place, RiskVerdict.Refused refused) {
        RiskCode code = refused.code();
        var value =
                risk.decisions()
                        .rejected(command, place, orderId.toString(), refused, code.ordRejReason());
        return new Outcome.Decision(orderId.toString(), false, code.name(), value.toByteArray());
    }
}

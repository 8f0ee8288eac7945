package dev.fillstream.risk.adapter.streams;

import dev.fillstream.model.value.Account;
import dev.fillstream.model.value.OrderId;
import dev.fillstream.risk.adapter.streams.record.IncomingCommand.Target;
import dev.fillstream.risk.adapter.streams.record.SameContent;
import dev.fillstream.v1.OrderCommand;
import java.util.Optional;

/** Finds the order that a request is about, however it names it. */
record RequestTargets(TaskState state) {

    /** The order; empty where the two names of the target belong to two orders. */
    Optional<OrderId> find(Account account, Target target, long streamTime) {
        Optional<OrderId> named = target.origId().map(id -> follow(account, id, streamTime));
        if (target.orderId().isEmpty()) {
            return named;
        }
        OrderId given = target.orderId().get();
        boolean isOther =
                named.filter(id -> !id.equals(given))
                        .filter(id -> isKnown(account, id, streamTime))
                        .isPresent();
        return isOther ? Optional.empty() : Optional.of(given);
    }

    /** A replace's name leads to its order; any other name is the order's own. */
    private OrderId follow(Account account, OrderId id, long streamTime) {
        return state.exposures().named(account, id).or(() -> replacedBy(id, streamTime)).orElse(id);
    }

    /** A replace that is not in flight any more is still remembered by its decision. */
    private Optional<OrderId> replacedBy(OrderId requestId, long streamTime) {
        return state.decisions()
                .find(requestId, streamTime)
                .map(SameContent::decidedOn)
                .filter(OrderCommand::hasOrderCancelReplaceRequest)
                .map(command -> command.getOrderCancelReplaceRequest().getOrderId())
                .map(OrderId::parse);
    }

    private boolean isKnown(Account account, OrderId id, long streamTime) {
        return state.exposures().isTaken(account, id)
                || state.decisions().find(id, streamTime).isPresent();
    }
}

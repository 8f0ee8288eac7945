package dev.fillstream.risk.adapter.streams;

import dev.fillstream.model.order.NewOrderSingle;
import dev.fillstream.model.value.Account;
import dev.fillstream.model.value.Money;
import dev.fillstream.risk.adapter.streams.state.DecisionState;
import dev.fillstream.risk.adapter.streams.state.ExposureState;
import dev.fillstream.risk.adapter.streams.state.RecentState;
import dev.fillstream.risk.adapter.streams.state.ReferenceState;
import dev.fillstream.risk.check.OrderAtRisk;
import dev.fillstream.risk.check.Surroundings;
import dev.fillstream.risk.check.flow.OrderRate;
import dev.fillstream.risk.exposure.Entry;
import dev.fillstream.risk.exposure.Exposure;
import dev.fillstream.risk.exposure.OpenOrder;
import dev.fillstream.risk.exposure.StrategyUse;
import dev.fillstream.risk.limit.AccountLimits;
import java.time.Duration;
import java.util.Optional;
import org.apache.kafka.streams.processor.api.ProcessingContext;

/** All that one task knows. Commands and reports share it, and what it keeps parsed. */
record TaskState(
        ReferenceState reference,
        ExposureState exposures,
        RecentState recent,
        DecisionState decisions) {

    static TaskState of(ProcessingContext context, Duration retention) {
        return new TaskState(
                ReferenceState.of(context),
                ExposureState.of(context, retention),
                RecentState.of(context),
                DecisionState.of(context, retention));
    }

    /** What the order meets. */
    Surroundings around(NewOrderSingle order, long streamTime) {
        return around(order, reference.limits(order.account(), order.symbol()), streamTime);
    }

    /** What the order would meet under those limits. */
    Surroundings around(NewOrderSingle order, AccountLimits limits, long streamTime) {
        boolean looksForCrossing =
                limits instanceof AccountLimits.Complete all && all.refusesSelfMatch();
        StrategyUse use = recent.strategy(order.account(), order.strategy());
        return new Surroundings(
                reference.instrument(order.symbol()),
                limits,
                reference.price(order.symbol()),
                reference.states(order.account(), order.symbol()),
                exposures.totals(order.account()),
                exposures.position(order.account(), order.symbol()),
                limits instanceof AccountLimits.Complete all ? use.since(all.rearm()) : use,
                looksForTwins(limits) ? recent.lastTwin(order, streamTime) : Optional.empty(),
                looksForCrossing ? exposures.crossing(order) : Optional.empty());
    }

    private static boolean looksForTwins(AccountLimits limits) {
        return limits instanceof AccountLimits.Complete all && all.duplicateWindowMillis() > 0;
    }

    /** The desk that the account belongs to; empty for none. */
    String desk(Account account) {
        return reference.desk(account);
    }

    /** Binds what was approved. */
    void enter(OrderAtRisk atRisk, OpenOrder approved, long streamTime) {
        NewOrderSingle order = atRisk.order();
        boolean isNew = atRisk.replaced().isEmpty();
        Exposure before = new Exposure(atRisk.totals(), atRisk.position(), atRisk.replaced());
        Entry entry =
                new Entry(
                        atRisk.time(),
                        atRisk.outlook().mark(),
                        atRisk.addedNotional().orElse(Money.ZERO),
                        atRisk.outlook().day().calendar(),
                        atRisk.outlook().day().date(),
                        isNew ? OrderRate.intervalNanos(atRisk.limits()) : 0);
        exposures.save(
                order.account(),
                order.symbol(),
                order.orderId(),
                before,
                before.enter(approved, entry));
        if (isNew) {
            recent.save(order.account(), order.strategy(), atRisk.around().strategy().entered());
            if (looksForTwins(atRisk.limits())
                    || reference
                            .shadow(order.account(), order.symbol())
                            .filter(TaskState::looksForTwins)
                            .isPresent()) {
                recent.entered(order, atRisk.time(), streamTime);
            }
        }
    }
}

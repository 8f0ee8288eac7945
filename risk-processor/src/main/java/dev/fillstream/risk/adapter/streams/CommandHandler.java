package dev.fillstream.risk.adapter.streams;

import dev.fillstream.risk.adapter.streams.record.CommandReader;
import dev.fillstream.risk.adapter.streams.record.IncomingCommand;
import dev.fillstream.risk.adapter.streams.record.SameContent;
import dev.fillstream.risk.v1.StoredDecision;
import dev.fillstream.schemas.DeadLetter.Reason;
import dev.fillstream.schemas.Topic;
import java.util.Locale;
import java.util.Optional;

/** Decides every command of {@code orders} once, and answers a repeated one as the first time. */
final class CommandHandler {

    private final RiskTopology risk;
    private final TaskState state;
    private final Outlet outlet;
    private final OrderDecisions orders;
    private final RequestDecisions requests;

    CommandHandler(RiskTopology risk, TaskState state, Outlet outlet) {
        this.risk = risk;
        this.state = state;
        this.outlet = outlet;
        ShadowDecisions shadows = new ShadowDecisions(risk, state);
        orders = new OrderDecisions(risk, state, shadows);
        requests = new RequestDecisions(risk, state, new RequestTargets(state), shadows);
    }

    void handle(Arrival arrival) {
        long started = System.nanoTime();
        switch (CommandReader.read(arrival.record())) {
            case IncomingCommand.Unreadable(var reason, var cause) ->
                    outlet.deadLetter(arrival, Topic.ORDERS, reason, cause);
            case IncomingCommand.Named named -> once(named, arrival, started);
        }
    }

    /** Only the first command of a name is decided; the same again gets the same answer. */
    private void once(IncomingCommand.Named named, Arrival arrival, long started) {
        Optional<StoredDecision> earlier = state.decisions().find(named.id(), arrival.streamTime());
        if (earlier.isEmpty()) {
            act(named, decide(named, arrival), arrival, started);
        } else if (SameContent.as(earlier.get(), named.command())) {
            repeat(named, earlier.get(), arrival);
        } else {
            outlet.deadLetter(
                    arrival,
                    Topic.ORDERS,
                    Reason.CL_ORD_ID_REUSED,
                    named.id() + " was decided with other content");
        }
    }

    private Outcome decide(IncomingCommand.Named named, Arrival arrival) {
        return switch (named) {
            case IncomingCommand.Order order -> orders.decide(order, arrival);
            case IncomingCommand.MalformedOrder order -> orders.refuse(order, arrival);
            case IncomingCommand.Cancel cancel -> requests.cancel(cancel, arrival);
            case IncomingCommand.Replace replace -> requests.replace(replace, arrival);
            case IncomingCommand.MassCancel cancel -> requests.cancelAll(cancel, arrival);
        };
    }

    private void act(IncomingCommand.Named named, Outcome outcome, Arrival arrival, long started) {
        switch (outcome) {
            case Outcome.Letter(var reason, var cause) ->
                    outlet.deadLetter(arrival, Topic.ORDERS, reason, cause);
            case Outcome.Decision decision -> {
                state.decisions()
                        .save(
                                named.id(),
                                decision.isApproved(),
                                decision.subject(),
                                decision.value(),
                                arrival.streamTime());
                outlet.decision(arrival, named, decision);
                risk.observer()
                        .decided(
                                kind(named),
                                decision.subject(),
                                decision.isApproved(),
                                decision.code(),
                                System.nanoTime() - started);
            }
        }
    }

    private void repeat(IncomingCommand.Named named, StoredDecision earlier, Arrival arrival) {
        String subject =
                earlier.getSubject().isEmpty() ? named.id().toString() : earlier.getSubject();
        outlet.decision(
                arrival,
                named,
                new Outcome.Decision(
                        subject, earlier.getApproved(), "", earlier.getValue().toByteArray()));
        risk.observer().repeated();
    }

    private static String kind(IncomingCommand.Named named) {
        return named.command().getCommandCase().name().toLowerCase(Locale.ROOT);
    }
}

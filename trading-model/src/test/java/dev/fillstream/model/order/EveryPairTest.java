package dev.fillstream.model.order;

import static dev.fillstream.model.fixture.OrderBuilder.anOrder;
import static dev.fillstream.model.fixture.OrderEvents.acknowledged;
import static dev.fillstream.model.fixture.OrderEvents.cancelRequested;
import static dev.fillstream.model.fixture.OrderEvents.canceled;
import static dev.fillstream.model.fixture.OrderEvents.doneForDay;
import static dev.fillstream.model.fixture.OrderEvents.expired;
import static dev.fillstream.model.fixture.OrderEvents.notFound;
import static dev.fillstream.model.fixture.OrderEvents.outcomeUnknown;
import static dev.fillstream.model.fixture.OrderEvents.replaceRefused;
import static dev.fillstream.model.fixture.OrderEvents.replaceRequested;
import static dev.fillstream.model.fixture.OrderEvents.replaced;
import static dev.fillstream.model.fixture.OrderEvents.requestRejected;
import static dev.fillstream.model.fixture.OrderEvents.restated;
import static dev.fillstream.model.fixture.OrderEvents.resumed;
import static dev.fillstream.model.fixture.OrderEvents.riskRejected;
import static dev.fillstream.model.fixture.OrderEvents.routed;
import static dev.fillstream.model.fixture.OrderEvents.suspended;
import static dev.fillstream.model.fixture.OrderEvents.tradeCanceled;
import static dev.fillstream.model.fixture.OrderEvents.tradeCorrected;
import static dev.fillstream.model.fixture.OrderEvents.traded;
import static dev.fillstream.model.fixture.OrderEvents.triggered;
import static dev.fillstream.model.fixture.OrderEvents.venueRejected;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fillstream.model.fixture.LivingOrder;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Every kind of state met by every kind of event: decided here, and never an exception. */
class EveryPairTest {

    /** One order of 100 in each kind of state; those that traded have trade e1 of 40. */
    private static final Map<String, List<OrderEvent>> STATES = new LinkedHashMap<>();

    private static final Map<String, OrderEvent> EVENTS = new LinkedHashMap<>();

    static {
        state("received");
        state("routed", routed());
        state("unknown", routed(), outcomeUnknown());
        state("new", routed(), acknowledged());
        state("partial", routed(), acknowledged(), e1());
        state("suspended", routed(), acknowledged(), suspended("s0"));
        state("doneForDay", routed(), acknowledged(), e1(), doneForDay("d0"));
        state("cancelRouted", routed(), cancelRequested("x"));
        state("cancelNew", routed(), acknowledged(), cancelRequested("x"));
        state("cancelPartial", routed(), acknowledged(), e1(), cancelRequested("x"));
        state("cancelWhole", routed(), acknowledged(), cancelRequested("x"), e1(), all());
        state("replaceRouted", routed(), replaceRequested("y", 150));
        state("replaceNew", routed(), acknowledged(), replaceRequested("y", 150));
        state("replacePart", routed(), acknowledged(), e1(), replaceRequested("y", 150));
        state("filled", routed(), acknowledged(), e1(), all());
        state("filledAfter", routed(), acknowledged(), e1(), canceled(), all());
        state("canceled", routed(), acknowledged(), canceled());
        state("canceledPart", routed(), acknowledged(), e1(), canceled());
        state("rejected", routed(), venueRejected());
        state("expired", routed(), acknowledged(), expired());

        event("riskRejected", riskRejected());
        event("routed", routed());
        event("acknowledged", acknowledged());
        event("ackOtherId", acknowledged("v-2"));
        event("venueRejected", venueRejected());
        event("outcomeUnknown", outcomeUnknown());
        event("notFound", notFound());
        event("traded", traded("n", 10, "10.20"));
        event("tradedWhole", traded("n", 100, "10.20"));
        event("tradedAgain", traded("e1", 40, "10.10"));
        event("tradedOther", traded("e1", 41, "10.10"));
        event("bust", tradeCanceled("b", "e1"));
        event("correct", tradeCorrected("k", "e1", 50, "10.00"));
        event("canceled", canceled());
        event("expired", expired());
        event("doneForDay", doneForDay("h"));
        event("suspended", suspended("h"));
        event("resumed", resumed("h"));
        event("triggered", triggered("h"));
        event("restated", restated("h", 80));
        event("cancelRequest", cancelRequested("z"));
        event("replaceRequest", replaceRequested("z", 90));
        event("replaceRefused", replaceRefused("z"));
        event("cancelRejected", requestRejected("x"));
        event("replaced", replaced("y"));
    }

    /**
     * Rows are events, columns the states in their order above. A applied, D duplicate, I ignored,
     * P parked, B broken: an alert.
     */
    private static final String DECIDED =
            """
            riskRejected   A B B B B B B B B B B B B B B B B B D B
            routed         A D D D D D D D D D D D D D D D I I I I
            acknowledged   A A A D D D D A D D D A D D D D D D B D
            ackOtherId     A A A B B B B A B B B A B B B B B B B B
            venueRejected  A A A A B A B A A B B A A B B B I B D I
            outcomeUnknown I A D I I I I A I I I A I I I I I I I I
            notFound       D A A B B B B A B B B A B B I I I I I I
            traded         A A A A A A A A A A A A A A A A A A A A
            tradedWhole    A A A A A A A A A A A A A A A A A A A A
            tradedAgain    A A A A D A D A A D D A A D D D A D A A
            tradedOther    A A A A B A B A A B B A A B B B A B A A
            bust           P P P P A P A P P A A P P A A A P A P P
            correct        P P P P A P A P P A A P P A A A P A P P
            canceled       A A A A A A A A A A A A A A I I D D I I
            expired        A A A A A A A A A A A A A A I I I I I D
            doneForDay     A A A A A A D A A A A A A A I I I I I I
            suspended      A A A A A D A A A A A A A A I I I I I I
            resumed        I I I I I A A I I I I I I I I I I I I I
            triggered      B B B B B B B B B B B B B B B B B B B B
            restated       A A A A A A A A A A D A A A I I I I I I
            cancelRequest  A A A A A A A A A A A A A A A A A A A A
            replaceRequest A A A A A A A A A A A A A A A A A A A A
            replaceRefused A A A A A A A A A A A A A A A A A A A A
            cancelRejected I I I I I I I A A A A I I I I I I I I I
            replaced       B B B B B B B B B B B A A A I I I I I I
            """;

    @Test
    void isDecided() {
        assertThat(table()).isEqualTo(DECIDED);
    }

    /** As above, for an order with a stop price; a replace would have to name one too. */
    @Test
    void triggerOfAStopOrderIsDecided() {
        StringBuilder letters = new StringBuilder();
        for (String state : STATES.keySet()) {
            if (!state.startsWith("replace")) {
                LivingOrder stop = LivingOrder.of(anOrder().stop("11").of(100));
                STATES.get(state).forEach(stop::on);
                letters.append(letter(stop.on(triggered("h"))));
                OrderInvariants.assertHold(stop);
            }
        }
        assertThat(letters).hasToString("AAAADADAADDIIIIII");
    }

    @Test
    void keepsEveryOrderSound() {
        for (String state : STATES.keySet()) {
            for (OrderEvent event : EVENTS.values()) {
                LivingOrder living = in(state);
                living.on(event);
                OrderInvariants.assertHold(living);
            }
        }
    }

    @Test
    void leavesTheOrderAloneUnlessApplied() {
        for (String state : STATES.keySet()) {
            for (OrderEvent event : EVENTS.values()) {
                LivingOrder living = in(state);
                Order before = living.order();
                if (!(living.on(event) instanceof Transition.Applied)) {
                    assertThat(living.order()).isEqualTo(before);
                }
            }
        }
    }

    @Test
    void coversEveryKindOfEvent() {
        assertThat(EVENTS.values().stream().map(Object::getClass).collect(Collectors.toSet()))
                .containsExactlyInAnyOrder(OrderEvent.class.getPermittedSubclasses());
    }

    private static String table() {
        StringBuilder table = new StringBuilder();
        EVENTS.forEach(
                (name, event) -> {
                    table.append("%-15s".formatted(name));
                    STATES.keySet().forEach(s -> table.append(letter(in(s).on(event))).append(' '));
                    table.setLength(table.length() - 1);
                    table.append('\n');
                });
        return table.toString();
    }

    private static char letter(Transition transition) {
        return switch (transition) {
            case Transition.Applied _ -> 'A';
            case Transition.Duplicate _ -> 'D';
            case Transition.Ignored _ -> 'I';
            case Transition.Parked _ -> 'P';
            case Transition.Broken _ -> 'B';
        };
    }

    private static LivingOrder in(String state) {
        LivingOrder living = LivingOrder.of(anOrder().of(100));
        for (OrderEvent event : STATES.get(state)) {
            assertThat(living.on(event)).isInstanceOf(Transition.Applied.class);
        }
        return living;
    }

    private static OrderEvent e1() {
        return traded("e1", 40, "10.10");
    }

    private static OrderEvent all() {
        return traded("e2", 60, "10.20");
    }

    private static void state(String name, OrderEvent... events) {
        STATES.put(name, Arrays.asList(events));
    }

    private static void event(String name, OrderEvent event) {
        EVENTS.put(name, event);
    }
}

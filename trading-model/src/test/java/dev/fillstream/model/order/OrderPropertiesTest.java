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
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What no sequence of events can break. The seed is named by the assertion that fails. */
class OrderPropertiesTest {

    private static final int LIVES = 20_000;

    @Test
    void noSequenceOfEventsBreaksAnOrder() {
        for (int seed = 0; seed < LIVES; seed++) {
            LivingOrder living = LivingOrder.of(order(seed));
            for (OrderEvent event : events(new Random(seed), true)) {
                living.on(event);
            }
            assertSound(living, seed);
        }
    }

    @Test
    void replayingAWholeLifeChangesNothing() {
        for (int seed = 0; seed < LIVES; seed++) {
            List<OrderEvent> events = events(new Random(seed), false);
            LivingOrder living = LivingOrder.of(order(seed));
            List<OrderEvent> applied = appliedOf(living, events);
            Order once = living.order();
            List<Report> reports = living.reports();

            applied.forEach(living::on);

            assertThat(living.order()).as("seed %d: %s", seed, applied).isEqualTo(once);
            assertThat(living.reports()).as("seed %d", seed).isEqualTo(reports);
        }
    }

    @Test
    void repetitionsInBetweenChangeNothing() {
        for (int seed = 0; seed < LIVES; seed++) {
            Random random = new Random(seed);
            List<OrderEvent> events = events(random, false);
            LivingOrder plain = LivingOrder.of(order(seed));
            LivingOrder repeated = LivingOrder.of(order(seed));
            List<OrderEvent> past = new ArrayList<>();
            for (OrderEvent event : events) {
                plain.on(event);
                if (repeated.on(event) instanceof Transition.Applied) {
                    past.add(event);
                }
                if (!past.isEmpty() && random.nextInt(3) == 0) {
                    repeated.on(past.get(random.nextInt(past.size())));
                }
            }
            assertThat(repeated.order()).as("seed %d", seed).isEqualTo(plain.order());
            assertThat(repeated.reports()).as("seed %d", seed).isEqualTo(plain.reports());
        }
    }

    @Test
    void theOrderOfTradesDoesNotMatter() {
        List<OrderEvent> trades =
                new ArrayList<>(
                        List.of(
                                traded("a", 10, "10.01"),
                                traded("b", 20, "10.02"),
                                traded("c", 30, "10.03"),
                                traded("d", 40, "10.04")));
        Order inOrder =
                LivingOrder.of(anOrder().of(100), trades.toArray(OrderEvent[]::new)).order();
        for (int seed = 0; seed < 100; seed++) {
            java.util.Collections.shuffle(trades, new Random(seed));
            Order shuffled =
                    LivingOrder.of(anOrder().of(100), trades.toArray(OrderEvent[]::new)).order();
            assertThat(shuffled).as("seed %d", seed).isEqualTo(inOrder);
        }
    }

    /** Every fourth waits for its stop price, so that triggers mean something. */
    private static NewOrderSingle order(int seed) {
        return seed % 4 == 0 ? anOrder().stop("11").of(100) : anOrder().of(100);
    }

    private static void assertSound(LivingOrder living, int seed) {
        try {
            OrderInvariants.assertHold(living);
        } catch (AssertionError e) {
            throw new AssertionError("seed " + seed + ": " + living.order(), e);
        }
    }

    private static List<OrderEvent> appliedOf(LivingOrder living, List<OrderEvent> events) {
        List<OrderEvent> applied = new ArrayList<>();
        for (OrderEvent event : events) {
            if (living.on(event) instanceof Transition.Applied) {
                applied.add(event);
            }
        }
        return applied;
    }

    /**
     * A life of up to 25 events. Half begin in the usual way, so that most get somewhere.
     *
     * @param withNotFound a proof of absence is made for one attempt and never comes again, so a
     *     life that is repeated has none
     */
    private static List<OrderEvent> events(Random random, boolean withNotFound) {
        List<OrderEvent> events = new ArrayList<>();
        if (random.nextBoolean()) {
            events.add(routed());
            events.add(acknowledged());
        }
        int count = random.nextInt(25);
        for (int i = 0; i < count; i++) {
            events.add(event(random, withNotFound));
        }
        return events;
    }

    private static OrderEvent event(Random random, boolean withNotFound) {
        String execId = "e" + random.nextInt(12);
        String otherId = "e" + random.nextInt(12);
        String request = "r" + random.nextInt(5);
        long qty = 1 + random.nextInt(60);
        String px = "10." + (10 + random.nextInt(80));
        return switch (random.nextInt(26)) {
            case 0 -> riskRejected();
            case 1, 2 -> routed();
            case 3 -> acknowledged("v-" + random.nextInt(2));
            case 4 -> venueRejected();
            case 5 -> outcomeUnknown();
            case 6 -> withNotFound ? notFound() : outcomeUnknown();
            case 7, 8, 9, 10 -> traded(execId, qty, px);
            case 11 -> tradeCanceled(execId, otherId);
            case 12 -> tradeCorrected(execId, otherId, qty, px);
            case 13 -> canceled();
            case 14 -> expired();
            case 15 -> doneForDay(execId);
            case 16 -> suspended(execId);
            case 17 -> resumed(execId);
            case 18 -> restated(execId, 1 + random.nextInt(200));
            case 19 -> cancelRequested(request);
            case 20, 21 -> replaceRequested(request, 1 + random.nextInt(200));
            case 22 -> requestRejected(request);
            case 23 -> triggered(execId);
            case 24 -> replaceRefused(request);
            default -> replaced(request);
        };
    }
}

package dev.fillstream.model.order;

import static dev.fillstream.model.fixture.OrderBuilder.anOrder;
import static dev.fillstream.model.fixture.OrderEvents.cancelRequested;
import static dev.fillstream.model.fixture.OrderEvents.canceled;
import static dev.fillstream.model.fixture.OrderEvents.routed;
import static dev.fillstream.model.fixture.OrderEvents.traded;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fillstream.model.fixture.LivingOrder;
import dev.fillstream.model.value.ClOrdId;
import dev.fillstream.model.value.Money;
import dev.fillstream.model.value.Quantity;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * However late trades, corrections and the acknowledgement come, and however often anything comes
 * again: the order ends the same. The reports on the way differ, and so does their count.
 */
class InterleavingsTest {

    private static final int LIVES = 3_000;
    private static final int WAYS_PER_LIFE = 8;

    @Test
    void anyInterleavingWithDuplicatesEndsInTheSameState() {
        for (int seed = 0; seed < LIVES; seed++) {
            VenueLife life = VenueLife.of(new Random(seed));
            Essence inOrder = Essence.of(lived(life.events()));
            for (int way = 0; way < WAYS_PER_LIFE; way++) {
                List<OrderEvent> events = life.interleaved(new Random(31L * seed + way));
                LivingOrder living = lived(events);
                assertThat(Essence.of(living))
                        .as("seed %d, way %d: %s", seed, way, events)
                        .isEqualTo(inOrder);
                OrderInvariants.assertHold(living);
            }
        }
    }

    @Test
    void livesAreOfEveryKind() {
        Set<Class<?>> ends =
                IntStream.range(0, LIVES)
                        .mapToObj(seed -> lived(VenueLife.of(new Random(seed)).events()))
                        .map(living -> living.order().state().getClass())
                        .collect(Collectors.toSet());
        assertThat(ends)
                .contains(
                        OrderState.New.class,
                        OrderState.PartiallyFilled.class,
                        OrderState.Filled.class,
                        OrderState.Canceled.class,
                        OrderState.Expired.class);
    }

    /** What is parked is tried again after everything that was applied. */
    private static LivingOrder lived(List<OrderEvent> events) {
        LivingOrder living = LivingOrder.of(anOrder().of(100));
        List<OrderEvent> parked = new ArrayList<>();
        for (OrderEvent event : events) {
            if (living.on(event) instanceof Transition.Parked) {
                parked.add(event);
            }
            retry(living, parked);
        }
        assertThat(parked).isEmpty();
        return living;
    }

    private static void retry(LivingOrder living, List<OrderEvent> parked) {
        boolean moved = true;
        while (moved) {
            moved = parked.removeIf(event -> !(living.on(event) instanceof Transition.Parked));
        }
    }

    /** All of an order but the count of its reports. */
    private record Essence(
            OrderState state,
            LiveTerms live,
            Quantity cumQty,
            Money cumNotional,
            Set<Trade> standing) {

        static Essence of(LivingOrder living) {
            Order order = living.order();
            Set<Trade> standing =
                    living.trades().stream()
                            .filter(trade -> trade.standing() instanceof Trade.Stands)
                            .collect(Collectors.toSet());
            return new Essence(
                    order.state(), order.live(), order.cumQty(), order.cumNotional(), standing);
        }
    }

    /** Two requests whose answers cross a trade, in every order that can be. */
    @Test
    void aFillThatCrossesACancelEndsTheSameEitherWay() {
        LivingOrder before =
                lived(List.of(routed(), cancelRequested("y"), traded("e", 40, "10"), canceled()));
        LivingOrder after =
                lived(List.of(routed(), cancelRequested("y"), canceled(), traded("e", 40, "10")));
        assertThat(Essence.of(after)).isEqualTo(Essence.of(before));
        assertThat(after.order().live().clOrdId()).isEqualTo(new ClOrdId("y"));
    }
}

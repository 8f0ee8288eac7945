package dev.fillstream.intake.view;

import static dev.fillstream.intake.Orders.limitOrder;
import static dev.fillstream.intake.Orders.pendingNew;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OrderWatchTest {

    private final OrderView view = pendingNew(limitOrder("c-1"));

    @Test
    void tellsEverybodyWhoWaitsForTheOrder() {
        OrderWatch watch = new OrderWatch(3);
        var first = watch.watch(view.orderId()).orElseThrow();
        var second = watch.watch(view.orderId()).orElseThrow();
        var other = watch.watch(limitOrder("c-2").orderId()).orElseThrow();

        watch.reported(view);

        assertThat(first.next()).isCompletedWithValue(view);
        assertThat(second.next()).isCompletedWithValue(view);
        assertThat(other.next()).isNotDone();
    }

    @Test
    void takesNoMoreThanItsCapacityUntilAPlaceIsGivenBack() {
        OrderWatch watch = new OrderWatch(1);
        var only = watch.watch(view.orderId()).orElseThrow();

        assertThat(watch.watch(view.orderId())).isEmpty();
        only.close();
        assertThat(watch.watch(view.orderId())).isPresent();
    }
}

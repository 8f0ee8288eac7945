package dev.fillstream.intake.view;

import static dev.fillstream.intake.Orders.limitOrder;
import static dev.fillstream.intake.Orders.pendingNew;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fillstream.intake.Orders;
import dev.fillstream.intake.view.Report.Amounts;
import dev.fillstream.intake.view.Report.Standing;
import dev.fillstream.model.value.OrderId;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

class OrderSearchTest {

    private static final Predicate<OrderView> ALL = view -> true;

    private final OrderView order = pendingNew(limitOrder("c-1"));
    private final Lookup found = new Lookup.Found(order);
    private final RecentOrders recent = new RecentOrders(10);

    @Test
    void showsWhatTheViewHasWithoutWaiting() {
        assertThat(find(new Held(false, found), ALL)).isEqualTo(found);
    }

    @Test
    void showsWhatWasAcknowledgedHereAndIsNotInTheViewYet() {
        recent.announce(order);
        assertThat(find(new Held(true, Lookup.ABSENT, Lookup.ABSENT), ALL))
                .isEqualTo(Lookup.ABSENT);

        recent.acknowledge(order.orderId());
        assertThat(find(new Held(false, Lookup.ABSENT), ALL)).isEqualTo(found);
    }

    @Test
    void prefersTheViewBecauseItFollowsTheReports() {
        recent.announce(order);
        recent.acknowledge(order.orderId());
        OrderView filled =
                order.evolve(
                        new Report(
                                1,
                                OrdStatus.FILLED,
                                new Standing(new Amounts("100", "0", "12"), false),
                                null,
                                null,
                                Orders.T0));

        assertThat(find(new Held(false, new Lookup.Found(filled)), ALL))
                .isEqualTo(new Lookup.Found(filled));
    }

    @Test
    void looksAgainOnceTheViewHasCaughtUp() {
        assertThat(find(new Held(true, Lookup.ABSENT, found), ALL)).isEqualTo(found);
        assertThat(find(new Held(true, Lookup.ABSENT, Lookup.ABSENT), ALL))
                .isEqualTo(Lookup.ABSENT);
    }

    @Test
    void neverCallsAnOrderAbsentThatMayBeOnItsWay() {
        assertThat(find(new Held(false, Lookup.ABSENT), ALL)).isEqualTo(Lookup.UNAVAILABLE);
        assertThat(find(new Held(true, Lookup.ABSENT, Lookup.UNAVAILABLE), ALL))
                .isEqualTo(Lookup.UNAVAILABLE);
        assertThat(find(new Held(true, Lookup.UNAVAILABLE), ALL)).isEqualTo(Lookup.UNAVAILABLE);
    }

    @Test
    void treatsAnOrderThatMayNotBeSeenAsOneThatIsNotThere() {
        Held held = new Held(true, found, found);

        assertThat(find(held, view -> false)).isEqualTo(Lookup.ABSENT);
        assertThat(held.waits).isEqualTo(1);
    }

    @Test
    void forgetsRecentOrdersOfPartitionsThatHaveLeft() {
        recent.announce(order);
        recent.acknowledge(order.orderId());
        recent.clear();

        assertThat(find(new Held(false, Lookup.ABSENT), ALL)).isEqualTo(Lookup.UNAVAILABLE);
    }

    @Test
    void keepsNoRecentOrderThatAnotherInstanceHolds() {
        RecentOrders elsewhere = new RecentOrders(10, account -> false);
        elsewhere.announce(order);
        elsewhere.acknowledge(order.orderId());

        assertThat(elsewhere.find(order.orderId())).isEmpty();
    }

    private Lookup find(Held held, Predicate<OrderView> visible) {
        return new OrderSearch(held, recent)
                .find(Set.of(1), order.orderId(), visible, Runnable::run)
                .toCompletableFuture()
                .join();
    }

    /** Answers one lookup after the other. */
    private static final class Held implements HeldOrders {

        private final Deque<Lookup> lookups;
        private final boolean catchesUp;
        private int waits;

        private Held(boolean catchesUp, Lookup... lookups) {
            this.catchesUp = catchesUp;
            this.lookups = new ArrayDeque<>(List.of(lookups));
        }

        @Override
        public Lookup find(Set<Integer> partitions, OrderId orderId) {
            return lookups.remove();
        }

        @Override
        public Listing list(OrderQuery query) {
            return Listing.UNAVAILABLE;
        }

        @Override
        public CompletionStage<Boolean> caughtUp(Set<Integer> partitions) {
            waits++;
            return CompletableFuture.completedStage(catchesUp);
        }
    }
}

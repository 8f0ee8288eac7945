package dev.fillstream.intake.submission;

import static dev.fillstream.intake.Orders.limitOrder;
import static dev.fillstream.intake.Orders.pendingNew;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fillstream.intake.view.Lookup;
import dev.fillstream.intake.view.OrderView;
import dev.fillstream.intake.view.OrderViews;
import dev.fillstream.intake.view.RecentOrders;
import dev.fillstream.model.order.NewOrderSingle;
import dev.fillstream.model.value.Account;
import dev.fillstream.model.value.OrderId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class OrderSubmissionTest {

    private static final String TRACE = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

    private final Map<OrderId, OrderView> view = new HashMap<>();
    private final List<NewOrderSingle> written = new ArrayList<>();
    private final RecentOrders recent = new RecentOrders(10);
    private final NewOrderSingle order = limitOrder("c-1");
    private Lookup elsewhere = Lookup.ABSENT;
    private OrderLog.Writing writing = OrderLog.Writing.ACKNOWLEDGED;

    @Test
    void takesAnOrderOnceItIsWritten() {
        assertThat(submit(order)).isEqualTo(new Submitted.Taken(pendingNew(order)));
        assertThat(written).containsExactly(order);
    }

    @Test
    void showsAnAcknowledgedOrderBeforeTheViewHasIt() {
        submit(order);

        assertThat(recent.find(order.orderId())).contains(pendingNew(order));
    }

    @Test
    void answersAnIdenticalRepeatWithTheViewAndDoesNotWriteIt() {
        view.put(order.orderId(), pendingNew(order));

        assertThat(submit(limitOrder("c-1", "100.00")))
                .isEqualTo(new Submitted.Taken(pendingNew(order)));
        assertThat(written).isEmpty();
    }

    @Test
    void refusesOtherContentUnderAKnownClOrdId() {
        view.put(order.orderId(), pendingNew(order));

        assertThat(submit(limitOrder("c-1", "101"))).isEqualTo(new Submitted.Reused());
        assertThat(written).isEmpty();
    }

    @Test
    void writesTheOrderWhileNobodyCanSayWhetherItIsKnown() {
        elsewhere = Lookup.UNAVAILABLE;

        assertThat(submit(order)).isInstanceOf(Submitted.Taken.class);
        assertThat(written).containsExactly(order);
    }

    @Test
    void showsNothingOfAnOrderThatWasNotConfirmed() {
        writing = OrderLog.Writing.UNCONFIRMED;

        assertThat(submit(order))
                .isEqualTo(new Submitted.NotConfirmed(IntakeCode.ORDERS_UNAVAILABLE));
        assertThat(recent.find(order.orderId())).isEmpty();
    }

    @Test
    void saysSoWhenTooManyAreOnTheirWay() {
        writing = OrderLog.Writing.OVERLOADED;

        assertThat(submit(order)).isEqualTo(new Submitted.NotConfirmed(IntakeCode.OVERLOADED));
    }

    @Test
    void takesEachOrderOfABatchOnceAndTheFirstOfAClOrdIdStands() {
        NewOrderSingle second = limitOrder("c-2");

        List<Submitted> outcomes =
                submission()
                        .submitAll(
                                List.of(
                                        order,
                                        second,
                                        limitOrder("c-1", "100.0"),
                                        limitOrder("c-1", "7")),
                                TRACE)
                        .stream()
                        .map(outcome -> outcome.toCompletableFuture().join())
                        .toList();

        assertThat(outcomes)
                .containsExactly(
                        new Submitted.Taken(pendingNew(order)),
                        new Submitted.Taken(pendingNew(second)),
                        new Submitted.Taken(pendingNew(order)),
                        new Submitted.Reused());
        assertThat(written).containsExactly(order, second);
    }

    /** Knows what the test put into the view. */
    private final class Views implements OrderViews {

        @Override
        public Lookup find(Account account, OrderId orderId) {
            return find(orderId);
        }

        @Override
        public Lookup find(OrderId orderId) {
            return view.containsKey(orderId) ? new Lookup.Found(view.get(orderId)) : elsewhere;
        }
    }

    private Submitted submit(NewOrderSingle submitted) {
        return submission().submit(submitted, TRACE).toCompletableFuture().join();
    }

    private OrderSubmission submission() {
        return new OrderSubmission(
                new Views(),
                recent,
                (toWrite, traceparent) -> {
                    written.add(toWrite);
                    return CompletableFuture.completedStage(writing);
                });
    }
}

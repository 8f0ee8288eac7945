package dev.fillstream.intake.request;

import static dev.fillstream.intake.Orders.T0;
import static dev.fillstream.intake.Orders.limitOrder;
import static dev.fillstream.intake.Orders.pendingNew;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fillstream.intake.submission.IntakeCode;
import dev.fillstream.intake.submission.OrderLog.Writing;
import dev.fillstream.intake.view.Lookup;
import dev.fillstream.intake.view.OrdStatus;
import dev.fillstream.intake.view.OrderView;
import dev.fillstream.intake.view.OrderViews;
import dev.fillstream.intake.view.RecentOrders;
import dev.fillstream.intake.view.Report;
import dev.fillstream.model.order.NewOrderSingle;
import dev.fillstream.model.value.Account;
import dev.fillstream.model.value.ClOrdId;
import dev.fillstream.model.value.OrderId;
import dev.fillstream.model.value.Price;
import dev.fillstream.model.value.Quantity;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OrderRequestsTest {

    private static final String TRACE = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
    private static final ClOrdId NAME = new ClOrdId("request-1");

    private final NewOrderSingle order = limitOrder("c-1");
    private final OrderView working = pendingNew(order).evolve(report(1, OrdStatus.NEW));
    private final Map<OrderId, OrderView> view = new HashMap<>();
    private final List<OrderRequest> written = new ArrayList<>();
    private Writing writing = Writing.ACKNOWLEDGED;

    @Test
    void requestsACancelUnderTheClientsName() {
        assertThat(cancel(working, NAME)).isEqualTo(new Requested.Made(written.getFirst()));
        assertThat(written)
                .containsExactly(
                        new OrderCancelRequest(
                                order.orderId(), NAME, order.clOrdId(), order.account(), T0));
        assertThat(written.getFirst().requestId()).isEqualTo(OrderId.derive(order.account(), NAME));
    }

    @Test
    void namesACancelTheSameUntilSomethingIsReported() {
        cancel(working, null);
        cancel(working, null);
        cancel(working.evolve(report(2, OrdStatus.NEW)), null);

        assertThat(written).hasSize(3);
        assertThat(written.get(1)).isEqualTo(written.get(0));
        assertThat(written.get(2).requestId()).isNotEqualTo(written.get(0).requestId());
    }

    @ParameterizedTest
    @EnumSource(
            value = OrdStatus.class,
            names = {"FILLED", "CANCELED", "REJECTED", "EXPIRED"})
    void makesNoRequestAboutAnOrderThatHasEnded(OrdStatus ordStatus) {
        OrderView ended = working.evolve(report(2, ordStatus));

        assertThat(cancel(ended, NAME)).isEqualTo(new Requested.Ended());
        assertThat(replace(ended, replaceBy("r-1", "50", null))).isEqualTo(new Requested.Ended());
        assertThat(written).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = OrdStatus.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"FILLED", "CANCELED", "REJECTED", "EXPIRED"})
    void makesRequestsAboutEveryOtherOrder(OrdStatus ordStatus) {
        OrderView alive = working.evolve(report(2, ordStatus));

        assertThat(cancel(alive, NAME)).isInstanceOf(Requested.Made.class);
        assertThat(replace(alive, replaceBy("r-1", "50", null))).isInstanceOf(Requested.Made.class);
    }

    @Test
    void requestsAReplaceOfWhatTheFormNames() {
        replace(working, replaceBy("r-1", "50.0", "12.50"));

        assertThat(written)
                .containsExactly(
                        new OrderCancelReplaceRequest(
                                order.orderId(),
                                new ClOrdId("r-1"),
                                order.clOrdId(),
                                order.account(),
                                new Changes(Quantity.of("50"), Price.of("12.5"), null),
                                T0));
    }

    @Test
    void refusesAReplaceThatNamesNothing() {
        assertThat(errors(replace(working, replaceBy("r-1", null, null))))
                .containsExactly(" REPLACE_EMPTY");
    }

    @Test
    void namesAllThatIsWrongWithAReplace() {
        assertThat(errors(replace(working, new ReplaceForm(null, "0", "1e3", "10"))))
                .containsExactly(
                        "/clOrdId CL_ORD_ID_MISSING",
                        "/orderQty FIELD_OUT_OF_RANGE",
                        "/price FIELD_MALFORMED",
                        "/stopPx FIELD_NOT_ALLOWED");
        assertThat(written).isEmpty();
    }

    @Test
    void refusesNamesThatAreTaken() {
        NewOrderSingle other = limitOrder("c-2");
        view.put(other.orderId(), pendingNew(other));

        assertThat(errors(replace(working, replaceBy("c-1", "50", null))))
                .containsExactly("/clOrdId CL_ORD_ID_REUSED");
        assertThat(errors(replace(working, replaceBy("c-2", "50", null))))
                .containsExactly("/clOrdId CL_ORD_ID_REUSED");
        assertThat(errors(cancel(working, new ClOrdId("c-1"))))
                .containsExactly("/clOrdId CL_ORD_ID_REUSED");
    }

    @Test
    void saysSoWhenTheRequestWasNotConfirmed() {
        writing = Writing.UNCONFIRMED;

        assertThat(cancel(working, NAME))
                .isEqualTo(new Requested.NotConfirmed(IntakeCode.ORDERS_UNAVAILABLE));
    }

    @Test
    void namesEachMassCancelAnew() {
        Account account = order.account();

        assertThat(RequestNames.massCancel(account, null, null, T0))
                .isEqualTo(RequestNames.massCancel(account, null, null, T0))
                .isNotEqualTo(RequestNames.massCancel(account, null, null, T0.plusMillis(1)))
                .isNotEqualTo(RequestNames.massCancel(account, order.symbol(), null, T0));
    }

    private static ReplaceForm replaceBy(String clOrdId, String orderQty, String price) {
        return new ReplaceForm(clOrdId, orderQty, price, null);
    }

    private static Report report(long reportSeq, OrdStatus ordStatus) {
        return new Report(reportSeq, ordStatus, null, null, null, T0);
    }

    private static List<String> errors(Requested requested) {
        return ((Requested.Faulty) requested)
                .errors().stream().map(e -> e.pointer() + " " + e.code()).toList();
    }

    private Requested cancel(OrderView about, ClOrdId name) {
        return join(requests().cancel(about, name, T0, TRACE));
    }

    private Requested replace(OrderView about, ReplaceForm form) {
        return join(requests().replace(about, form, T0, TRACE));
    }

    private static Requested join(CompletionStage<Requested> requested) {
        return requested.toCompletableFuture().join();
    }

    private OrderRequests requests() {
        return new OrderRequests(
                new Views(),
                new RecentOrders(10),
                (request, traceparent) -> {
                    written.add(request);
                    return CompletableFuture.completedStage(writing);
                });
    }

    /** Knows what the test put into the view. */
    private final class Views implements OrderViews {

        @Override
        public Lookup find(Account account, OrderId orderId) {
            return find(orderId);
        }

        @Override
        public Lookup find(OrderId orderId) {
            return view.containsKey(orderId) ? new Lookup.Found(view.get(orderId)) : Lookup.ABSENT;
        }
    }
}

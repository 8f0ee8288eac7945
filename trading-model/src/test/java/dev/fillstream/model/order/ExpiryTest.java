package dev.fillstream.model.order;

import static dev.fillstream.model.fixture.OrderBuilder.NOON;
import static dev.fillstream.model.fixture.OrderBuilder.anOrder;
import static dev.fillstream.model.fixture.OrderEvents.acknowledged;
import static dev.fillstream.model.fixture.OrderEvents.cancelRequested;
import static dev.fillstream.model.fixture.OrderEvents.canceled;
import static dev.fillstream.model.fixture.OrderEvents.expired;
import static dev.fillstream.model.fixture.OrderEvents.replaceRequested;
import static dev.fillstream.model.fixture.OrderEvents.routed;
import static dev.fillstream.model.fixture.OrderEvents.traded;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fillstream.model.fixture.LivingOrder;
import dev.fillstream.model.value.Account;
import dev.fillstream.model.value.ClOrdId;
import dev.fillstream.model.value.OrderId;
import dev.fillstream.model.value.Quantity;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Orders that we take back at the venue, since their time is over. */
class ExpiryTest {

    private static final NewOrderSingle ORDER = anOrder().of(100);
    private static final String REQUEST = Expiry.request(ORDER.orderId(), NOON).value();

    @Test
    void whatTheVenueCancelsForUsHasExpired() {
        LivingOrder living = working(traded("e1", 40, "10.10"), cancelRequested(REQUEST));
        assertThat(living.order().ordStatus()).isEqualTo(OrdStatus.PENDING_CANCEL);

        living.on(canceled());

        Report.Execution report = (Report.Execution) living.lastReport();
        assertThat(report.execType()).isEqualTo(ExecType.EXPIRED);
        assertThat(report.ordStatus()).isEqualTo(OrdStatus.EXPIRED);
        assertThat(report.clOrdId()).isEqualTo(ORDER.clOrdId());
        assertThat(living.order().cumQty()).isEqualTo(Quantity.of(40));
        assertThat(living.order().state()).isEqualTo(OrderStates.EXPIRED);
    }

    @Test
    void aVenueThatExpiresItByItselfAnswersToo() {
        LivingOrder living = working(cancelRequested(REQUEST), expired());
        assertThat(living.order().state()).isEqualTo(OrderStates.EXPIRED);
        assertThat(execTypes(living))
                .containsExactly(ExecType.NEW, ExecType.PENDING_CANCEL, ExecType.EXPIRED);
    }

    @Test
    void requestsThatWaitBesideItAreRefused() {
        LivingOrder living = working(replaceRequested("r-1", 120), cancelRequested(REQUEST));
        living.on(canceled());
        Report.CancelReject reject = (Report.CancelReject) living.lastReport();
        assertThat(reject.request().clOrdId()).isEqualTo(new ClOrdId("r-1"));
        assertThat(living.order().state()).isEqualTo(OrderStates.EXPIRED);
    }

    @Test
    void anOrderThatFilledMeanwhileIsFilled() {
        LivingOrder living = working(cancelRequested(REQUEST), traded("e1", 100, "10"), canceled());
        assertThat(living.order().ordStatus()).isEqualTo(OrdStatus.FILLED);
    }

    @Test
    void anOrderThatNeverLeftTheHouseExpiresHere() {
        LivingOrder living = LivingOrder.of(ORDER, cancelRequested(REQUEST));
        assertThat(living.order().state()).isEqualTo(OrderStates.EXPIRED);
    }

    @Test
    void theNameOfAnotherOrdersExpiryIsACancelLikeAnyOther() {
        OrderId other = OrderId.derive(new Account("acct-1"), new ClOrdId("c-2"));
        LivingOrder living =
                working(cancelRequested(Expiry.request(other, NOON).value()), canceled());
        assertThat(living.order().state()).isEqualTo(OrderStates.CANCELED);
    }

    @Test
    void anotherTryIsAnotherRequest() {
        assertThat(Expiry.request(ORDER.orderId(), NOON))
                .isEqualTo(Expiry.request(ORDER.orderId(), NOON))
                .isNotEqualTo(Expiry.request(ORDER.orderId(), NOON.plusSeconds(30)));
    }

    private static LivingOrder working(OrderEvent... events) {
        LivingOrder living = LivingOrder.of(ORDER, routed(), acknowledged());
        List.of(events).forEach(living::on);
        return living;
    }

    private static List<ExecType> execTypes(LivingOrder living) {
        return living.reports().stream()
                .map(report -> ((Report.Execution) report).execType())
                .toList();
    }
}

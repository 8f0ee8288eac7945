package dev.fillstream.model.order;

import static dev.fillstream.model.fixture.OrderBuilder.anOrder;
import static dev.fillstream.model.fixture.OrderEvents.acknowledged;
import static dev.fillstream.model.fixture.OrderEvents.cancelRequested;
import static dev.fillstream.model.fixture.OrderEvents.canceled;
import static dev.fillstream.model.fixture.OrderEvents.doneForDay;
import static dev.fillstream.model.fixture.OrderEvents.expired;
import static dev.fillstream.model.fixture.OrderEvents.replaceRequested;
import static dev.fillstream.model.fixture.OrderEvents.replaced;
import static dev.fillstream.model.fixture.OrderEvents.requestRejected;
import static dev.fillstream.model.fixture.OrderEvents.restated;
import static dev.fillstream.model.fixture.OrderEvents.resumed;
import static dev.fillstream.model.fixture.OrderEvents.routed;
import static dev.fillstream.model.fixture.OrderEvents.suspended;
import static dev.fillstream.model.fixture.OrderEvents.tradeCanceled;
import static dev.fillstream.model.fixture.OrderEvents.tradeCorrected;
import static dev.fillstream.model.fixture.OrderEvents.traded;
import static dev.fillstream.model.fixture.OrderEvents.triggered;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fillstream.model.fixture.LivingOrder;
import dev.fillstream.model.value.Quantity;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What an expert would try next, beyond the appendix: races, chains, and what comes too late. */
class OrderEdgeCasesTest {

    @Test
    void chainGoesOnFromTheLastAcceptedNameWhenTheMiddleReplaceIsRejected() {
        LivingOrder living =
                order(
                        replaceRequested("y", 150),
                        replaceRequested("z", 120),
                        requestRejected("y"),
                        replaced("z"));
        Report.Execution report = last(living);
        assertThat(report.clOrdId()).hasToString("z");
        assertThat(report.origClOrdId()).map(Object::toString).contains("c-1");
        assertThat(living.order().live().orderQty()).isEqualTo(Quantity.of(120));
        assertThat(living.order().state()).isEqualTo(OrderStates.NEW);
    }

    @Test
    void replaceThatIsAcceptedBeforeTheCancelIsWhatTheCancelEnds() {
        LivingOrder living =
                order(replaceRequested("y", 150), cancelRequested("x"), replaced("y"), canceled());
        Report.Execution report = last(living);
        assertThat(report.origClOrdId()).map(Object::toString).contains("y");
        assertThat(report.live().orderQty()).isEqualTo(Quantity.of(150));
        assertThat(living.order().ordStatus()).isEqualTo(OrdStatus.CANCELED);
    }

    @Test
    void cancelThatWinsAgainstAReplaceRefusesIt() {
        LivingOrder living = order(replaceRequested("y", 150), cancelRequested("x"), canceled());
        assertThat(last(living.reports().get(3)).execType()).isEqualTo(ExecType.CANCELED);
        assertThat(living.lastReport())
                .isInstanceOfSatisfying(
                        Report.CancelReject.class,
                        reject -> assertThat(reject.request().clOrdId()).hasToString("y"));
        assertThat(living.on(replaced("y"))).isEqualTo(Transition.DUPLICATE);
    }

    @Test
    void pendingCancelOutranksPendingReplaceInTheStatus() {
        LivingOrder living = order(replaceRequested("y", 150), cancelRequested("x"));
        assertThat(living.order().ordStatus()).isEqualTo(OrdStatus.PENDING_CANCEL);
        living.on(requestRejected("x"));
        assertThat(living.order().ordStatus()).isEqualTo(OrdStatus.PENDING_REPLACE);
    }

    @Test
    void expiryWhileACancelIsPendingIsAnExpiryAndRefusesTheCancel() {
        LivingOrder living = order(traded("e", 40, "10"), cancelRequested("x"), expired());
        assertThat(living.order().state()).isEqualTo(OrderStates.EXPIRED);
        assertThat(living.order().cumQty()).isEqualTo(Quantity.of(40));
        assertThat(living.lastReport()).isInstanceOf(Report.CancelReject.class);
    }

    @Test
    void replaceUpAfterAFillIsRefusedHoweverMuchItAsksFor() {
        LivingOrder living = order(traded("e", 100, "10"), replaceRequested("y", 200));
        assertThat(living.lastReport()).isInstanceOf(Report.CancelReject.class);
        assertThat(living.order().state()).isEqualTo(OrderStates.FILLED);
    }

    @Test
    void afterTheEndATradeMayBeTakenBackAndCorrected() {
        LivingOrder living =
                order(
                        traded("e1", 40, "10"),
                        canceled(),
                        tradeCorrected("k1", "e1", 30, "11"),
                        tradeCorrected("k2", "k1", 20, "12"),
                        traded("e2", 5, "10"),
                        tradeCanceled("b", "k2"));
        assertThat(living.order().state()).isEqualTo(OrderStates.CANCELED);
        assertThat(living.order().cumQty()).isEqualTo(Quantity.of(5));
        assertThat(living.order().avgPx()).hasToString("10");
    }

    @Test
    void bustOfATradeThatWasCorrectedTakesTheCorrectionBack() {
        LivingOrder living =
                order(
                        traded("e1", 40, "10"),
                        tradeCorrected("k1", "e1", 30, "11"),
                        tradeCanceled("b", "e1"));
        assertThat(living.order().cumQty()).isEqualTo(Quantity.ZERO);
        assertThat(living.on(tradeCanceled("b2", "k1")))
                .isEqualTo(
                        new Transition.Ignored(Transition.Ignored.Reason.TRADE_ALREADY_CANCELED));
    }

    @Test
    void correctionUpToTheWholeFillsTheOrderAndDownReopensIt() {
        LivingOrder living = order(traded("e1", 40, "10"), tradeCorrected("k1", "e1", 100, "10"));
        assertThat(living.order().state()).isEqualTo(OrderStates.FILLED);
        living.on(tradeCorrected("k2", "k1", 99, "10"));
        assertThat(living.order().state()).isEqualTo(OrderStates.PARTIALLY_FILLED);
        assertThat(living.order().leavesQty()).isEqualTo(Quantity.of(1));
    }

    @Test
    void tradesGoOnWhileTheOrderIsHeldBack() {
        for (OrderEvent hold : List.of(suspended("h"), doneForDay("h"))) {
            LivingOrder living = order(hold, traded("e", 40, "10"));
            OrdStatus held = living.order().ordStatus();
            assertThat(held).isIn(OrdStatus.SUSPENDED, OrdStatus.DONE_FOR_DAY);
            living.on(resumed("r"));
            assertThat(living.order().state()).isEqualTo(OrderStates.PARTIALLY_FILLED);
        }
    }

    @Test
    void cancelOfAnOrderThatIsDoneForTheDayIsAsked() {
        LivingOrder living = order(doneForDay("h"), cancelRequested("x"));
        assertThat(living.order().ordStatus()).isEqualTo(OrdStatus.PENDING_CANCEL);
        living.on(requestRejected("x"));
        assertThat(living.order().ordStatus()).isEqualTo(OrdStatus.DONE_FOR_DAY);
    }

    @Test
    void triggerIsToldOnceAndNotAfterATrade() {
        LivingOrder living =
                LivingOrder.of(anOrder().stopLimit("11", "10.5").of(100), routed(), triggered("t"));
        assertThat(living.order().state()).isEqualTo(OrderStates.NEW);
        assertThat(last(living).execType()).isEqualTo(ExecType.TRIGGERED);
        assertThat(living.on(triggered("t"))).isEqualTo(Transition.DUPLICATE);
        living.on(traded("e", 1, "10.9"));
        assertThat(living.on(triggered("t2"))).isEqualTo(Transition.DUPLICATE);
    }

    @Test
    void triggerBeneathAPendingRequestLeavesItPending() {
        LivingOrder living =
                LivingOrder.of(
                        anOrder().stop("11").of(100),
                        routed(),
                        acknowledged(),
                        cancelRequested("x"),
                        triggered("t"));
        assertThat(living.order().ordStatus()).isEqualTo(OrdStatus.PENDING_CANCEL);
        assertThat(last(living).execType()).isEqualTo(ExecType.TRIGGERED);
        living.on(canceled());
        assertThat(living.order().state()).isEqualTo(OrderStates.CANCELED);
    }

    @Test
    void triggerOfAnOrderWithoutAStopPriceIsAContradiction() {
        assertThat(order().on(triggered("t")))
                .isInstanceOfSatisfying(
                        Transition.Broken.class,
                        broken ->
                                assertThat(broken.reason())
                                        .isEqualTo(
                                                Transition.Broken.Reason.TRIGGERED_WITHOUT_STOP));
    }

    @Test
    void restatementThatChangesNothingIsARepetitionWhateverItsId() {
        LivingOrder living = order(restated("r1", 80));
        int reports = living.reports().size();
        assertThat(living.on(restated("r2", 80))).isEqualTo(Transition.DUPLICATE);
        assertThat(living.reports()).hasSize(reports);
    }

    @Test
    void restatementBelowWhatTradedIsOneToWhatTraded() {
        LivingOrder living = order(traded("e", 60, "10"), restated("r", 50));
        assertThat(living.order().live().orderQty()).isEqualTo(Quantity.of(60));
        assertThat(living.order().state()).isEqualTo(OrderStates.FILLED);
    }

    private static LivingOrder order(OrderEvent... events) {
        LivingOrder living = LivingOrder.of(anOrder().of(100), routed(), acknowledged());
        for (OrderEvent event : events) {
            living.on(event);
        }
        OrderInvariants.assertHold(living);
        return living;
    }

    private static Report.Execution last(LivingOrder living) {
        return last(living.lastReport());
    }

    private static Report.Execution last(Report report) {
        return Optional.of(report)
                .filter(Report.Execution.class::isInstance)
                .map(Report.Execution.class::cast)
                .orElseThrow();
    }
}

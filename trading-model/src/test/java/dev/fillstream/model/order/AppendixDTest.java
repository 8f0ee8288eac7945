package dev.fillstream.model.order;

import static dev.fillstream.model.fixture.OrderBuilder.anOrder;
import static dev.fillstream.model.fixture.OrderEvents.acknowledged;
import static dev.fillstream.model.fixture.OrderEvents.cancelRequested;
import static dev.fillstream.model.fixture.OrderEvents.canceled;
import static dev.fillstream.model.fixture.OrderEvents.doneForDay;
import static dev.fillstream.model.fixture.OrderEvents.notFound;
import static dev.fillstream.model.fixture.OrderEvents.outcomeUnknown;
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
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.fillstream.model.fixture.LivingOrder;
import dev.fillstream.model.value.ClOrdId;
import dev.fillstream.model.value.InvalidValue;
import dev.fillstream.model.value.Quantity;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * FIX 4.4, Appendix D: one test per order state change matrix, named by its letter and number. A
 * line of the expected text is a report: clOrdId and origClOrdId, execType, ordStatus, orderQty,
 * cumQty, leavesQty, lastQty. Where FIX leaves a choice, the test's name says which one is ours.
 */
class AppendixDTest {

    @Test
    void a1aFilledOrder() {
        assertReports(
                """
                X NEW NEW 10000 0 10000 -
                X TRADE PARTIALLY_FILLED 10000 2000 8000 2000
                X TRADE PARTIALLY_FILLED 10000 3000 7000 1000
                X TRADE FILLED 10000 10000 0 7000
                """,
                acknowledged(),
                traded("b", 2000, "10"),
                traded("c", 1000, "10"),
                traded("d", 7000, "10"));
    }

    @Test
    void a1bPartFilledDayOrderDoneForDayKeepsItsLeavesQty() {
        assertReports(
                """
                X NEW NEW 10000 0 10000 -
                X TRADE PARTIALLY_FILLED 10000 2000 8000 2000
                X TRADE PARTIALLY_FILLED 10000 3000 7000 1000
                X DONE_FOR_DAY DONE_FOR_DAY 10000 3000 7000 -
                """,
                acknowledged(),
                traded("b", 2000, "10"),
                traded("c", 1000, "10"),
                doneForDay("d"));
    }

    @Test
    void b1aCancelOfAZeroFilledOrder() {
        assertReports(
                """
                X NEW NEW 10000 0 10000 -
                Y,X PENDING_CANCEL PENDING_CANCEL 10000 0 10000 -
                Y,X CANCELED CANCELED 10000 0 0 -
                """,
                acknowledged(),
                cancelRequested("Y"),
                canceled());
    }

    @Test
    void b1bCancelOfAPartFilledOrderWithTradesMeanwhile() {
        assertReports(
                """
                X NEW NEW 10000 0 10000 -
                X TRADE PARTIALLY_FILLED 10000 2000 8000 2000
                Y,X PENDING_CANCEL PENDING_CANCEL 10000 2000 8000 -
                X TRADE PENDING_CANCEL 10000 5000 5000 3000
                Y,X CANCELED CANCELED 10000 5000 0 -
                """,
                acknowledged(),
                traded("b", 2000, "10"),
                cancelRequested("Y"),
                traded("c", 3000, "10"),
                canceled());
    }

    @Test
    void b1cOrderFilledBeforeTheCancelCouldBeAccepted() {
        assertReports(
                """
                X NEW NEW 10000 0 10000 -
                X TRADE PARTIALLY_FILLED 10000 2000 8000 2000
                Y,X PENDING_CANCEL PENDING_CANCEL 10000 2000 8000 -
                X TRADE PENDING_CANCEL 10000 7000 3000 5000
                X TRADE PENDING_CANCEL 10000 10000 0 3000
                Y,X CANCEL_REJECT FILLED
                """,
                acknowledged(),
                traded("b", 2000, "10"),
                cancelRequested("Y"),
                traded("c", 5000, "10"),
                traded("d", 3000, "10"),
                requestRejected("Y"));
    }

    @Test
    void b1dCancelOfAnOrderNotYetAcknowledged() {
        assertReports(
                """
                Y,X PENDING_CANCEL PENDING_CANCEL 10000 0 10000 -
                Y,X CANCELED CANCELED 10000 0 0 -
                """,
                cancelRequested("Y"),
                canceled());
    }

    @Test
    void b1eAcknowledgementAndCancelRequestCross() {
        assertReports(
                """
                Y,X PENDING_CANCEL PENDING_CANCEL 10000 0 10000 -
                X NEW PENDING_CANCEL 10000 0 10000 -
                Y,X CANCELED CANCELED 10000 0 0 -
                """,
                cancelRequested("Y"),
                acknowledged(),
                canceled());
    }

    /** An order that is unknown to us has no lifecycle; whoever looks it up answers the request. */
    @Test
    void b1fCancelOfAnOrderUnknownToTheVenueIsDoneHere() {
        LivingOrder living = LivingOrder.of(order(), routed(), outcomeUnknown());
        living.on(cancelRequested("Y"));
        living.on(notFound());
        assertThat(lines(living))
                .isEqualTo(
                        """
                        X OUTCOME_UNKNOWN PENDING_NEW 10000 0 10000 -
                        Y,X PENDING_CANCEL PENDING_CANCEL 10000 0 10000 -
                        Y,X CANCELED CANCELED 10000 0 0 -
                        """);
    }

    @Test
    void c1aZeroFilledOrderReplacedToIncrease() {
        assertReports(
                """
                X NEW NEW 10000 0 10000 -
                Y,X PENDING_REPLACE PENDING_REPLACE 10000 0 10000 -
                Y,X REPLACED NEW 11000 0 11000 -
                Y TRADE PARTIALLY_FILLED 11000 1000 10000 1000
                Y TRADE PARTIALLY_FILLED 11000 3000 8000 2000
                """,
                acknowledged(),
                replaceRequested("Y", 11000),
                replaced("Y"),
                traded("b", 1000, "10"),
                traded("c", 2000, "10"));
    }

    @Test
    void c1bPartFilledOrderReplacedToIncreaseWithATradeMeanwhile() {
        assertReports(
                """
                X NEW NEW 10000 0 10000 -
                X TRADE PARTIALLY_FILLED 10000 1000 9000 1000
                Y,X PENDING_REPLACE PENDING_REPLACE 10000 1000 9000 -
                X TRADE PENDING_REPLACE 10000 1100 8900 100
                Y,X REPLACED PARTIALLY_FILLED 12000 1100 10900 -
                Y TRADE FILLED 12000 12000 0 10900
                """,
                acknowledged(),
                traded("b", 1000, "10"),
                replaceRequested("Y", 12000),
                traded("c", 100, "10"),
                replaced("Y"),
                traded("d", 10900, "10"));
    }

    @Test
    void c1cFilledOrderIsNotReopenedByAReplace() {
        assertReports(
                """
                X NEW NEW 10000 0 10000 -
                X TRADE FILLED 10000 10000 0 10000
                Y,X CANCEL_REJECT FILLED
                """,
                acknowledged(),
                traded("b", 10000, "10"),
                replaceRequested("Y", 12000));
    }

    @Test
    void c2aReplaceNotForQuantityRejectedAsATradeOccurred() {
        assertReports(
                """
                X NEW NEW 10000 0 10000 -
                X TRADE PARTIALLY_FILLED 10000 1000 9000 1000
                Y,X PENDING_REPLACE PENDING_REPLACE 10000 1000 9000 -
                X TRADE PENDING_REPLACE 10000 10000 0 9000
                Y,X CANCEL_REJECT FILLED
                """,
                acknowledged(),
                traded("b", 1000, "10"),
                replaceRequested("Y", 10000),
                traded("c", 9000, "10"),
                requestRejected("Y"));
    }

    @Test
    void c3aDecreaseToMoreThanCumQtyIsReplacedThenFilled() {
        assertReports(
                """
                X NEW NEW 10000 0 10000 -
                Y,X PENDING_REPLACE PENDING_REPLACE 10000 0 10000 -
                X TRADE PENDING_REPLACE 10000 1000 9000 1000
                Y,X REPLACED PARTIALLY_FILLED 8000 1000 7000 -
                Y TRADE FILLED 8000 8000 0 7000
                """,
                acknowledged(),
                replaceRequested("Y", 8000),
                traded("b", 1000, "10"),
                replaced("Y"),
                traded("c", 7000, "10"));
    }

    @Test
    void c3bDecreaseToCumQtyIsFilled() {
        assertReports(
                """
                X NEW NEW 10000 0 10000 -
                Y,X PENDING_REPLACE PENDING_REPLACE 10000 0 10000 -
                X TRADE PENDING_REPLACE 10000 7000 3000 7000
                Y,X REPLACED FILLED 7000 7000 0 -
                """,
                acknowledged(),
                replaceRequested("Y", 7000),
                traded("b", 7000, "10"),
                replaced("Y"));
    }

    @Test
    void c3cDecreaseBelowCumQtyIsAmendedToCumQty() {
        assertReports(
                """
                X NEW NEW 10000 0 10000 -
                Y,X PENDING_REPLACE PENDING_REPLACE 10000 0 10000 -
                X TRADE PENDING_REPLACE 10000 8000 2000 8000
                Y,X REPLACED FILLED 8000 8000 0 -
                """,
                acknowledged(),
                replaceRequested("Y", 7000),
                traded("b", 8000, "10"),
                replaced("Y"));
    }

    @Test
    void d1aOneReplaceAcceptedThenAnother() {
        assertReports(
                """
                X NEW NEW 10000 0 10000 -
                X TRADE PARTIALLY_FILLED 10000 1000 9000 1000
                Y,X PENDING_REPLACE PENDING_REPLACE 10000 1000 9000 -
                X TRADE PENDING_REPLACE 10000 1500 8500 500
                Y,X REPLACED PARTIALLY_FILLED 8000 1500 6500 -
                Y TRADE PARTIALLY_FILLED 8000 3500 4500 2000
                Z,Y PENDING_REPLACE PENDING_REPLACE 8000 3500 4500 -
                Y TRADE PENDING_REPLACE 8000 4000 4000 500
                Z,Y REPLACED PARTIALLY_FILLED 6000 4000 2000 -
                Z TRADE FILLED 6000 6000 0 2000
                """,
                acknowledged(),
                traded("b", 1000, "10"),
                replaceRequested("Y", 8000),
                traded("c", 500, "10"),
                replaced("Y"),
                traded("d", 2000, "10"),
                replaceRequested("Z", 6000),
                traded("e", 500, "10"),
                replaced("Z"),
                traded("f", 2000, "10"));
    }

    @Test
    void d1bOneReplaceRejectedBeforeItIsPendingThenAnotherAccepted() {
        assertReports(
                """
                X NEW NEW 10000 0 10000 -
                X TRADE PARTIALLY_FILLED 10000 1000 9000 1000
                Y,X CANCEL_REJECT PARTIALLY_FILLED
                X TRADE PARTIALLY_FILLED 10000 1500 8500 500
                X TRADE PARTIALLY_FILLED 10000 3500 6500 2000
                Z,X PENDING_REPLACE PENDING_REPLACE 10000 3500 6500 -
                Z,X REPLACED PARTIALLY_FILLED 6000 3500 2500 -
                Z TRADE PARTIALLY_FILLED 6000 5000 1000 1500
                """,
                acknowledged(),
                traded("b", 1000, "10"),
                replaceRequested("Y", 8000, new OrdType.Market()),
                traded("c", 500, "10"),
                traded("d", 2000, "10"),
                replaceRequested("Z", 6000),
                replaced("Z"),
                traded("e", 1500, "10"));
    }

    @Test
    void d1cOneReplaceRejectedWhilePendingThenAnotherAccepted() {
        assertReports(
                """
                X NEW NEW 10000 0 10000 -
                X TRADE PARTIALLY_FILLED 10000 1000 9000 1000
                Y,X PENDING_REPLACE PENDING_REPLACE 10000 1000 9000 -
                X TRADE PENDING_REPLACE 10000 1500 8500 500
                Y,X CANCEL_REJECT PARTIALLY_FILLED
                X TRADE PARTIALLY_FILLED 10000 3500 6500 2000
                Z,X PENDING_REPLACE PENDING_REPLACE 10000 3500 6500 -
                Z,X REPLACED PARTIALLY_FILLED 6000 3500 2500 -
                Z TRADE PARTIALLY_FILLED 6000 5000 1000 1500
                """,
                acknowledged(),
                traded("b", 1000, "10"),
                replaceRequested("Y", 8000),
                traded("c", 500, "10"),
                requestRejected("Y"),
                traded("d", 2000, "10"),
                replaceRequested("Z", 6000),
                replaced("Z"),
                traded("e", 1500, "10"));
    }

    @Test
    void d2aTwoReplacesTheSecondTakenUpOnceTheFirstIsDone() {
        assertReports(
                """
                X NEW NEW 10000 0 10000 -
                X TRADE PARTIALLY_FILLED 10000 1000 9000 1000
                Y,X PENDING_REPLACE PENDING_REPLACE 10000 1000 9000 -
                Y,X REPLACED PARTIALLY_FILLED 8000 1000 7000 -
                Z,Y PENDING_REPLACE PENDING_REPLACE 8000 1000 7000 -
                Z,Y REPLACED PARTIALLY_FILLED 7000 1000 6000 -
                Z TRADE FILLED 7000 7000 0 6000
                """,
                acknowledged(),
                traded("b", 1000, "10"),
                replaceRequested("Y", 8000),
                replaced("Y"),
                replaceRequested("Z", 7000),
                replaced("Z"),
                traded("c", 6000, "10"));
    }

    @Test
    void d2bTwoReplacesPendingAtOnce() {
        assertReports(
                """
                X NEW NEW 10000 0 10000 -
                X TRADE PARTIALLY_FILLED 10000 1000 9000 1000
                Y,X PENDING_REPLACE PENDING_REPLACE 10000 1000 9000 -
                Z,X PENDING_REPLACE PENDING_REPLACE 10000 1000 9000 -
                Y,X REPLACED PENDING_REPLACE 8000 1000 7000 -
                Z,Y REPLACED PARTIALLY_FILLED 7000 1000 6000 -
                Z TRADE FILLED 7000 7000 0 6000
                """,
                acknowledged(),
                traded("b", 1000, "10"),
                replaceRequested("Y", 8000),
                replaceRequested("Z", 7000),
                replaced("Y"),
                replaced("Z"),
                traded("c", 6000, "10"));
    }

    @Test
    void d2cTwoReplacesPendingAtOnceBothRejected() {
        assertReports(
                """
                X NEW NEW 10000 0 10000 -
                X TRADE PARTIALLY_FILLED 10000 1000 9000 1000
                Y,X PENDING_REPLACE PENDING_REPLACE 10000 1000 9000 -
                Z,X PENDING_REPLACE PENDING_REPLACE 10000 1000 9000 -
                Y,X CANCEL_REJECT PENDING_REPLACE
                Z,X CANCEL_REJECT PARTIALLY_FILLED
                X TRADE PARTIALLY_FILLED 10000 3000 7000 2000
                """,
                acknowledged(),
                traded("b", 1000, "10"),
                replaceRequested("Y", 8000),
                replaceRequested("Z", 7000),
                requestRejected("Y"),
                requestRejected("Z"),
                traded("c", 2000, "10"));
    }

    @Test
    void d2dSecondReplaceRejectedWhileTheFirstIsPending() {
        assertReports(
                """
                X NEW NEW 10000 0 10000 -
                X TRADE PARTIALLY_FILLED 10000 1000 9000 1000
                Y,X PENDING_REPLACE PENDING_REPLACE 10000 1000 9000 -
                Z,X PENDING_REPLACE PENDING_REPLACE 10000 1000 9000 -
                Z,X CANCEL_REJECT PENDING_REPLACE
                Y,X REPLACED PARTIALLY_FILLED 8000 1000 7000 -
                Y TRADE PARTIALLY_FILLED 8000 3000 5000 2000
                """,
                acknowledged(),
                traded("b", 1000, "10"),
                replaceRequested("Y", 8000),
                replaceRequested("Z", 7000),
                requestRejected("Z"),
                replaced("Y"),
                traded("c", 2000, "10"));
    }

    @Test
    void e1aTelephonedOrderNeedsAClOrdIdAndThenLivesLikeAnyOther() {
        assertThatExceptionOfType(InvalidValue.class).isThrownBy(() -> new ClOrdId(""));
        assertReports(
                """
                X NEW NEW 10000 0 10000 -
                X TRADE PARTIALLY_FILLED 10000 2000 8000 2000
                X TRADE PARTIALLY_FILLED 10000 3000 7000 1000
                X TRADE FILLED 10000 10000 0 7000
                """,
                acknowledged(),
                traded("b", 2000, "10"),
                traded("c", 1000, "10"),
                traded("d", 7000, "10"));
    }

    @Test
    void e1bUnsolicitedCancelOfAPartFilledOrder() {
        assertReports(
                """
                X NEW NEW 10000 0 10000 -
                X TRADE PARTIALLY_FILLED 10000 1000 9000 1000
                X CANCELED CANCELED 10000 1000 0 -
                """,
                acknowledged(),
                traded("b", 1000, "10"),
                canceled());
    }

    @Test
    void e1cUnsolicitedReplaceOfAPartFilledOrderIsARestatement() {
        assertReports(
                """
                X NEW NEW 10000 0 10000 -
                X RESTATED NEW 11000 0 11000 -
                X TRADE PARTIALLY_FILLED 11000 1000 10000 1000
                X RESTATED PARTIALLY_FILLED 12000 1000 11000 -
                """,
                acknowledged(),
                restated("b", 11000),
                traded("c", 1000, "10"),
                restated("d", 12000));
    }

    @Test
    void e1dUnsolicitedReductionOfTheQuantity() {
        assertReports(
                """
                X NEW NEW 10000 0 10000 -
                X RESTATED NEW 9000 0 9000 -
                X TRADE FILLED 9000 9000 0 9000
                """,
                acknowledged(),
                restated("b", 9000),
                traded("c", 9000, "10"));
    }

    @Test
    void e1eUnsolicitedCancelOfAnOrderThatIsNotTheBest() {
        assertReports(
                """
                X NEW NEW 10000 0 10000 -
                X CANCELED CANCELED 10000 0 0 -
                """,
                acknowledged(),
                canceled());
    }

    @Test
    void e1fStopOrderHeldUntilItIsTriggered() {
        LivingOrder living =
                LivingOrder.of(
                        anOrder().clOrdId("X").stop("11").of(10000),
                        routed(),
                        acknowledged(),
                        triggered("b"),
                        traded("c", 2000, "11"),
                        traded("d", 8000, "11"));
        assertThat(lines(living))
                .isEqualTo(
                        """
                        X NEW NEW 10000 0 10000 -
                        X TRIGGERED NEW 10000 0 10000 -
                        X TRADE PARTIALLY_FILLED 10000 2000 8000 2000
                        X TRADE FILLED 10000 10000 0 8000
                        """);
        OrderInvariants.assertHold(living);
    }

    @Test
    void f1aDuplicateClOrdIdIsTheSameOrderAndIsNotSentAgain() {
        LivingOrder living = LivingOrder.of(order(), routed(), acknowledged());
        NewOrderSingle second = anOrder().clOrdId("X").of(20000);
        assertThat(second.orderId()).isEqualTo(living.order().orderId());
        assertThat(living.on(routed())).isEqualTo(Transition.DUPLICATE);
        assertThat(lines(living)).isEqualTo("X NEW NEW 10000 0 10000 -\n");
    }

    @Test
    void f1bPossResendIsToldApartByTheClOrdIdAlone() {
        LivingOrder first = LivingOrder.of(order(), routed(), acknowledged());
        assertThat(first.on(routed())).isEqualTo(Transition.DUPLICATE);
        assertThat(first.reports()).hasSize(1);
        NewOrderSingle other = anOrder().clOrdId("Y").of(15000);
        assertThat(other.orderId()).isNotEqualTo(first.order().orderId());
        assertThat(lines(LivingOrder.of(other, routed(), acknowledged())))
                .isEqualTo("Y NEW NEW 15000 0 15000 -\n");
    }

    @Test
    void f1cOrderRejectedAsItWasSubmittedInAnotherWay() {
        assertReports("X REJECTED REJECTED 10000 0 0 -\n", venueRejected());
        LivingOrder refused = LivingOrder.of(order(), riskRejected());
        assertThat(lines(refused)).isEqualTo("X REJECTED REJECTED 10000 0 0 -\n");
    }

    @Test
    void g1aStatusRequestForAnOrderThatTheVenueDoesNotKnow() {
        LivingOrder living = LivingOrder.of(order(), routed(), outcomeUnknown(), notFound());
        assertThat(lines(living)).isEqualTo("X OUTCOME_UNKNOWN PENDING_NEW 10000 0 10000 -\n");
        assertThat(living.order().state()).isEqualTo(OrderStates.RECEIVED);
    }

    @Test
    void g1bStatusRequestAnsweredWithNothingDone() {
        LivingOrder living = LivingOrder.of(order(), routed(), acknowledged());
        assertThat(living.on(acknowledged())).isEqualTo(Transition.DUPLICATE);
        assertThat(lines(living)).isEqualTo("X NEW NEW 10000 0 10000 -\n");
    }

    @Test
    void g1cStatusRequestsDuringTheLifeOfAnOrderChangeNothing() {
        LivingOrder living = LivingOrder.of(order(), routed());
        assertThat(status(living)).isEqualTo("PENDING_NEW 0 10000");
        living.on(acknowledged());
        assertThat(status(living)).isEqualTo("NEW 0 10000");
        living.on(traded("b", 2000, "10"));
        assertThat(status(living)).isEqualTo("PARTIALLY_FILLED 2000 8000");
        assertThat(living.on(acknowledged())).isEqualTo(Transition.DUPLICATE);
        assertThat(living.on(traded("b", 2000, "10"))).isEqualTo(Transition.DUPLICATE);
        living.on(traded("c", 8000, "10"));
        assertThat(status(living)).isEqualTo("FILLED 10000 0");
        assertThat(living.reports()).hasSize(3);
    }

    @Test
    void h1aGoodTillCanceledOrderGoesOnTheNextDay() {
        assertReports(
                """
                X NEW NEW 10000 0 10000 -
                X TRADE PARTIALLY_FILLED 10000 2000 8000 2000
                X DONE_FOR_DAY DONE_FOR_DAY 10000 2000 8000 -
                X RESTATED PARTIALLY_FILLED 10000 2000 8000 -
                X TRADE FILLED 10000 10000 0 8000
                """,
                acknowledged(),
                traded("b", 2000, "10"),
                doneForDay("c"),
                resumed("d"),
                traded("e", 8000, "10"));
    }

    @Test
    void h1bStockSplitIsACorrectionOfEachTradeAndARestatement() {
        LivingOrder living =
                assertReports(
                        """
                        X NEW NEW 10000 0 10000 -
                        X TRADE PARTIALLY_FILLED 10000 2000 8000 2000
                        X DONE_FOR_DAY DONE_FOR_DAY 10000 2000 8000 -
                        X RESTATED DONE_FOR_DAY 20000 2000 18000 -
                        X TRADE_CORRECT DONE_FOR_DAY 20000 4000 16000 4000
                        X RESTATED PARTIALLY_FILLED 20000 4000 16000 -
                        X TRADE PARTIALLY_FILLED 20000 9000 11000 5000
                        X TRADE FILLED 20000 20000 0 11000
                        """,
                        acknowledged(),
                        traded("b", 2000, "10"),
                        doneForDay("c"),
                        restated("d", 20000),
                        tradeCorrected("e", "b", 4000, "5"),
                        resumed("f"),
                        traded("g", 5000, "5"),
                        traded("h", 11000, "5"));
        assertThat(living.order().avgPx()).hasToString("5");
    }

    @Test
    void h1cGoodTillCanceledOrderIsCanceledTheNextDay() {
        assertReports(
                """
                X NEW NEW 10000 0 10000 -
                X TRADE PARTIALLY_FILLED 10000 2000 8000 2000
                X DONE_FOR_DAY DONE_FOR_DAY 10000 2000 8000 -
                X RESTATED PARTIALLY_FILLED 10000 2000 8000 -
                Y,X PENDING_CANCEL PENDING_CANCEL 10000 2000 8000 -
                Y,X CANCELED CANCELED 10000 2000 0 -
                """,
                acknowledged(),
                traded("b", 2000, "10"),
                doneForDay("c"),
                resumed("d"),
                cancelRequested("Y"),
                canceled());
    }

    @Test
    void h1dGoodTillCanceledOrderIsReplacedToIncreaseTheNextDay() {
        assertReports(
                """
                X NEW NEW 10000 0 10000 -
                X TRADE PARTIALLY_FILLED 10000 2000 8000 2000
                X DONE_FOR_DAY DONE_FOR_DAY 10000 2000 8000 -
                X RESTATED PARTIALLY_FILLED 10000 2000 8000 -
                Y,X PENDING_REPLACE PENDING_REPLACE 10000 2000 8000 -
                X TRADE PENDING_REPLACE 10000 3000 7000 1000
                Y,X REPLACED PARTIALLY_FILLED 15000 3000 12000 -
                """,
                acknowledged(),
                traded("b", 2000, "10"),
                doneForDay("c"),
                resumed("d"),
                replaceRequested("Y", 15000),
                traded("e", 1000, "10"),
                replaced("Y"));
    }

    @Test
    void i1aFillOrKillThatCannotBeFilled() {
        assertReports(
                """
                X NEW NEW 10000 0 10000 -
                X CANCELED CANCELED 10000 0 0 -
                """,
                acknowledged(),
                canceled());
    }

    @Test
    void i1bImmediateOrCancelThatTradesInPart() {
        assertReports(
                """
                X NEW NEW 10000 0 10000 -
                X TRADE PARTIALLY_FILLED 10000 1000 9000 1000
                X CANCELED CANCELED 10000 1000 0 -
                """,
                acknowledged(),
                traded("b", 1000, "10"),
                canceled());
    }

    @Test
    void j1aFilledOrderWithTradesCanceledAndCorrected() {
        LivingOrder living =
                assertReports(
                        """
                        X NEW NEW 10000 0 10000 -
                        X TRADE PARTIALLY_FILLED 10000 1000 9000 1000
                        X TRADE FILLED 10000 10000 0 9000
                        X TRADE_CANCEL PARTIALLY_FILLED 10000 9000 1000 -
                        X TRADE_CORRECT PARTIALLY_FILLED 10000 9000 1000 9000
                        X TRADE FILLED 10000 10000 0 1000
                        X TRADE_CORRECT FILLED 10000 10000 0 9000
                        """,
                        acknowledged(),
                        traded("C", 1000, "100"),
                        traded("D", 9000, "110"),
                        tradeCanceled("E", "C"),
                        tradeCorrected("F", "D", 9000, "100"),
                        traded("G", 1000, "120"),
                        tradeCorrected("H", "F", 9000, "120"));
        assertThat(
                        living.reports().stream()
                                .map(report -> ((Report.Execution) report).avgPx().toString()))
                .containsExactly("0", "100", "109", "110", "100", "102", "120");
    }

    @Test
    void j1bCanceledOrderWithATradeCanceledAndALateTrade() {
        assertReports(
                """
                X NEW NEW 10000 0 10000 -
                X TRADE PARTIALLY_FILLED 10000 5000 5000 5000
                Y,X PENDING_CANCEL PENDING_CANCEL 10000 5000 5000 -
                Y,X CANCELED CANCELED 10000 5000 0 -
                Y TRADE_CANCEL CANCELED 10000 0 0 -
                Y TRADE CANCELED 10000 4000 0 4000
                """,
                acknowledged(),
                traded("B", 5000, "50"),
                cancelRequested("Y"),
                canceled(),
                tradeCanceled("E", "B"),
                traded("F", 4000, "51"));
    }

    @Test
    void j1cCorrectionsOfTradesOfTwoDays() {
        assertReports(
                """
                X NEW NEW 10000 0 10000 -
                X TRADE PARTIALLY_FILLED 10000 2000 8000 2000
                X DONE_FOR_DAY DONE_FOR_DAY 10000 2000 8000 -
                X RESTATED PARTIALLY_FILLED 10000 2000 8000 -
                X TRADE PARTIALLY_FILLED 10000 3000 7000 1000
                X TRADE_CORRECT PARTIALLY_FILLED 10000 2500 7500 1500
                X TRADE_CORRECT PARTIALLY_FILLED 10000 2000 8000 500
                """,
                acknowledged(),
                traded("B", 2000, "10"),
                doneForDay("C"),
                resumed("D"),
                traded("E", 1000, "10"),
                tradeCorrected("F", "B", 1500, "10"),
                tradeCorrected("G", "E", 500, "10"));
    }

    @Test
    void k1aTradingHaltThenReinstated() {
        assertReports(
                """
                X NEW NEW 10000 0 10000 -
                X SUSPENDED SUSPENDED 10000 0 10000 -
                X RESTATED NEW 10000 0 10000 -
                X TRADE FILLED 10000 10000 0 10000
                """,
                acknowledged(),
                suspended("b"),
                resumed("c"),
                traded("d", 10000, "10"));
    }

    @Test
    void k1bTradingHaltThenCanceled() {
        assertReports(
                """
                X NEW NEW 10000 0 10000 -
                X SUSPENDED SUSPENDED 10000 0 10000 -
                X CANCELED CANCELED 10000 0 0 -
                """,
                acknowledged(),
                suspended("b"),
                canceled());
    }

    @Test
    void l1aGuaranteedExecutionIsBookedWhenItTrades() {
        assertReports(
                """
                X NEW NEW 10000 0 10000 -
                X TRADE PARTIALLY_FILLED 10000 1000 9000 1000
                """,
                acknowledged(),
                traded("b", 1000, "50"));
    }

    @Test
    void l1bOrderForAnAmountOfCashIsNotTaken() {
        assertThatExceptionOfType(InvalidValue.class)
                .isThrownBy(() -> Quantity.parsePositive("orderQty", ""))
                .matches(e -> e.code() == InvalidValue.Code.FIELD_REQUIRED);
    }

    /** Groups A to L, in the order of the appendix. */
    @Test
    void everyMatrixHasItsTest() {
        List<String> matrices =
                List.of(
                        ("a1a a1b b1a b1b b1c b1d b1e b1f c1a c1b c1c c2a c3a c3b c3c"
                                        + " d1a d1b d1c d2a d2b d2c d2d e1a e1b e1c e1d e1e e1f"
                                        + " f1a f1b f1c g1a g1b g1c h1a h1b h1c h1d i1a i1b"
                                        + " j1a j1b j1c k1a k1b l1a l1b")
                                .split(" "));
        assertThat(AppendixDTest.class.getDeclaredMethods())
                .filteredOn(method -> method.isAnnotationPresent(Test.class))
                .extracting(method -> method.getName().substring(0, 3))
                .filteredOn(name -> !name.equals("eve"))
                .containsExactlyInAnyOrderElementsOf(matrices);
    }

    private static LivingOrder assertReports(String expected, OrderEvent... events) {
        LivingOrder living = LivingOrder.of(order(), routed());
        for (OrderEvent event : events) {
            living.on(event);
        }
        assertThat(lines(living)).isEqualTo(expected);
        OrderInvariants.assertHold(living);
        return living;
    }

    /** What a status request would be answered. */
    private static String status(LivingOrder living) {
        Order order = living.order();
        return order.ordStatus() + " " + order.cumQty() + " " + order.leavesQty();
    }

    private static NewOrderSingle order() {
        return anOrder().clOrdId("X").of(10000);
    }

    private static String lines(LivingOrder living) {
        return living.reports().stream()
                .map(AppendixDTest::line)
                .collect(Collectors.joining("\n", "", "\n"));
    }

    private static String line(Report report) {
        return switch (report) {
            case Report.Execution e ->
                    "%s %s %s %s %s %s %s"
                            .formatted(
                                    ids(e.clOrdId(), e.origClOrdId()),
                                    e.execType(),
                                    e.ordStatus(),
                                    e.live().orderQty(),
                                    e.cumQty(),
                                    e.leavesQty(),
                                    e.lastQty().map(Quantity::toString).orElse("-"));
            case Report.CancelReject r ->
                    "%s CANCEL_REJECT %s"
                            .formatted(
                                    ids(r.request().clOrdId(), Optional.of(r.origClOrdId())),
                                    r.ordStatus());
        };
    }

    private static String ids(ClOrdId clOrdId, Optional<ClOrdId> origClOrdId) {
        return clOrdId + origClOrdId.map(orig -> "," + orig).orElse("");
    }
}

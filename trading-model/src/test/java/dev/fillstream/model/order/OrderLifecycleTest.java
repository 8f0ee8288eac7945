package dev.fillstream.model.order;

import static dev.fillstream.model.fixture.OrderBuilder.anOrder;
import static dev.fillstream.model.fixture.OrderEvents.REFUSAL;
import static dev.fillstream.model.fixture.OrderEvents.acknowledged;
import static dev.fillstream.model.fixture.OrderEvents.cancelRequested;
import static dev.fillstream.model.fixture.OrderEvents.canceled;
import static dev.fillstream.model.fixture.OrderEvents.expired;
import static dev.fillstream.model.fixture.OrderEvents.notFound;
import static dev.fillstream.model.fixture.OrderEvents.outcomeUnknown;
import static dev.fillstream.model.fixture.OrderEvents.replaceRefused;
import static dev.fillstream.model.fixture.OrderEvents.replaceRequested;
import static dev.fillstream.model.fixture.OrderEvents.riskRejected;
import static dev.fillstream.model.fixture.OrderEvents.routed;
import static dev.fillstream.model.fixture.OrderEvents.tradeCanceled;
import static dev.fillstream.model.fixture.OrderEvents.tradeCorrected;
import static dev.fillstream.model.fixture.OrderEvents.traded;
import static dev.fillstream.model.fixture.OrderEvents.venueRejected;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.fillstream.model.fixture.LivingOrder;
import dev.fillstream.model.value.ExecId;
import dev.fillstream.model.value.InvalidValue;
import dev.fillstream.model.value.Money;
import dev.fillstream.model.value.Quantity;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is ours where FIX is silent: unknown outcomes, late trades, contradictions. */
class OrderLifecycleTest {

    @Test
    void saysNothingBeforeTheVenueDoes() {
        LivingOrder living = order(routed());
        assertThat(living.reports()).isEmpty();
        assertThat(living.order().ordStatus()).isEqualTo(OrdStatus.PENDING_NEW);
    }

    @Test
    void keepsTheRefusalOfRisk() {
        Report.Execution report = (Report.Execution) order(riskRejected()).lastReport();
        assertThat(report.refusal()).contains(REFUSAL);
        assertThat(report.execType()).isEqualTo(ExecType.REJECTED);
        assertThat(report.reportSeq()).isEqualTo(1);
    }

    @Test
    void showsAnUnknownOutcomeAsPendingNew() {
        Report.Execution report = (Report.Execution) order(routed(), outcomeUnknown()).lastReport();
        assertThat(report.execType()).isEqualTo(ExecType.OUTCOME_UNKNOWN);
        assertThat(report.ordStatus()).isEqualTo(OrdStatus.PENDING_NEW);
        assertThat(report.outcomeUnknown()).isTrue();
        assertThat(report.leavesQty()).isEqualTo(Quantity.of(100));
    }

    @Test
    void aRequestThatThePipelineRefusesIsAnsweredAndTheOrderStaysWhatItWas() {
        LivingOrder living = order(routed(), acknowledged());
        Order before = living.order();
        living.on(replaceRefused("y"));
        Report.CancelReject reject = (Report.CancelReject) living.lastReport();
        assertThat(reject.refusal()).isEqualTo(REFUSAL);
        assertThat(reject.request()).isInstanceOf(PendingRequest.Replace.class);
        assertThat(reject.ordStatus()).isEqualTo(OrdStatus.NEW);
        assertThat(living.order().state()).isEqualTo(before.state());
        assertThat(living.order().live()).isEqualTo(before.live());
        assertThat(living.on(replaceRefused("y"))).isEqualTo(Transition.DUPLICATE);
    }

    @Test
    void anyEvidenceEndsAnUnknownOutcome() {
        assertThat(after(OrdStatus.NEW, acknowledged()).outcomeUnknown()).isFalse();
        assertThat(after(OrdStatus.REJECTED, venueRejected()).outcomeUnknown()).isFalse();
        assertThat(after(OrdStatus.PARTIALLY_FILLED, traded("e", 1, "10")).outcomeUnknown())
                .isFalse();
        assertThat(after(OrdStatus.FILLED, traded("e", 100, "10")).outcomeUnknown()).isFalse();
        assertThat(after(OrdStatus.CANCELED, canceled()).outcomeUnknown()).isFalse();
        assertThat(after(OrdStatus.EXPIRED, expired()).outcomeUnknown()).isFalse();
    }

    @Test
    void mayBeSentAgainOnlyOnceProvedAbsent() {
        LivingOrder living = order(routed(), outcomeUnknown());
        assertThat(living.on(routed())).isInstanceOf(Transition.Duplicate.class);
        living.on(notFound());
        assertThat(living.on(routed())).isInstanceOf(Transition.Applied.class);
    }

    @Test
    void cancelsHereWhatTheVenueNeverHad() {
        LivingOrder living = order(routed(), outcomeUnknown(), cancelRequested("c-2"), notFound());
        assertThat(living.order().state()).isEqualTo(OrderStates.CANCELED);
        LivingOrder unsent = order(cancelRequested("c-2"));
        assertThat(unsent.order().state()).isEqualTo(OrderStates.CANCELED);
        assertThat(unsent.on(routed())).isInstanceOf(Transition.Ignored.class);
    }

    @Test
    void aTradeStandsInForTheAcknowledgementThatItOvertook() {
        LivingOrder living = order(routed(), traded("e1", 40, "10.10"));
        assertThat(living.order().state()).isEqualTo(OrderStates.PARTIALLY_FILLED);

        living.on(acknowledged("v-9"));

        assertThat(living.reports()).hasSize(1);
        assertThat(living.order().venueOrderId()).hasToString("v-9");
    }

    @Test
    void booksLateTradesAndKeepsHowTheOrderEnded() {
        for (OrderEvent end : List.of(canceled(), expired(), venueRejected())) {
            LivingOrder living = order(routed(), end);
            OrderState ended = living.order().state();

            living.on(traded("e1", 40, "10"));
            assertThat(living.order().state()).isEqualTo(ended);
            assertThat(((Report.Execution) living.lastReport()).text()).isEqualTo(Trading.LATE);

            living.on(traded("e2", 60, "10"));
            assertThat(living.order().ordStatus()).isEqualTo(OrdStatus.FILLED);

            living.on(tradeCanceled("e3", "e2"));
            assertThat(living.order().state()).isEqualTo(ended);
            OrderInvariants.assertHold(living);
        }
    }

    @Test
    void booksAnOverfillAndSaysHowMuch() {
        LivingOrder living = order(routed(), traded("e1", 100, "10"), traded("e2", 1, "10"));
        Report.Execution report = (Report.Execution) living.lastReport();
        assertThat(report.cumQty()).isEqualTo(Quantity.of(101));
        assertThat(report.overfillQty()).isEqualTo(Quantity.of(1));
        assertThat(report.leavesQty()).isEqualTo(Quantity.ZERO);
        assertThat(report.ordStatus()).isEqualTo(OrdStatus.FILLED);
    }

    @Test
    void keepsTheExactSumWhereTheAverageRounds() {
        LivingOrder living = order(routed(), traded("e1", 1, "10.01"), traded("e2", 2, "10.02"));
        assertThat(living.order().cumNotional()).isEqualTo(Money.of("30.05"));
        assertThat(living.order().avgPx()).hasToString("10.016666667");
    }

    @Test
    void tellsARepeatedTradeFromAContradictingOne() {
        LivingOrder living = order(routed(), traded("e1", 40, "10"));
        assertThat(living.on(traded("e1", 40, "10"))).isEqualTo(Transition.DUPLICATE);
        assertBroken(Transition.Broken.Reason.EXEC_ID_REUSED, living.on(traded("e1", 40, "11")));
    }

    @Test
    void withoutAHistoryTheCallerFilters() {
        Order order = order(routed(), traded("e1", 40, "10")).order();
        assertThat(OrderLifecycle.apply(order, traded("e1", 40, "10")))
                .isInstanceOf(Transition.Applied.class);
    }

    @Test
    void parksABustThatComesBeforeItsTrade() {
        LivingOrder living = order(routed(), acknowledged());
        OrderEvent bust = tradeCanceled("b", "e1");
        assertThat(living.on(bust)).isInstanceOf(Transition.Parked.class);
        living.on(traded("e1", 40, "10"));
        assertThat(living.on(bust)).isInstanceOf(Transition.Applied.class);
        assertThat(living.order().state()).isEqualTo(OrderStates.NEW);
    }

    @Test
    void followsCorrectionsByTheFirstIdToo() {
        LivingOrder living =
                order(
                        routed(),
                        traded("e1", 40, "10"),
                        tradeCorrected("k1", "e1", 50, "10"),
                        tradeCorrected("k2", "e1", 30, "11"));
        assertThat(living.order().cumQty()).isEqualTo(Quantity.of(30));
        assertThat(living.order().cumNotional()).isEqualTo(Money.of("330"));
        assertBroken(
                Transition.Broken.Reason.TRADES_INCONSISTENT,
                order(routed(), traded("e1", 40, "10"), tradeCanceled("b", "e1"))
                        .on(tradeCorrected("k", "e1", 1, "1")));
    }

    @Test
    void neverThrowsForAHistoryThatDoesNotFit() {
        Order empty = order(routed(), acknowledged()).order();
        LivingOrder other = order(routed(), traded("e1", 40, "10"));
        assertBroken(
                Transition.Broken.Reason.TRADES_INCONSISTENT,
                OrderLifecycle.apply(empty, tradeCanceled("b", "e1"), other));
    }

    @Test
    void answersEveryRequestOfAnOrderThatEnds() {
        LivingOrder living =
                order(
                        routed(),
                        acknowledged(),
                        replaceRequested("r", 150),
                        cancelRequested("c"),
                        expired());
        assertThat(living.reports().subList(3, 6))
                .extracting(report -> report.getClass().getSimpleName())
                .containsExactly("Execution", "CancelReject", "CancelReject");
        OrderInvariants.assertHold(living);
    }

    @Test
    void refusesRequestsThatCannotBe() {
        assertRefused(
                RequestRefusal.ORDER_ALREADY_ENDED,
                order(routed(), canceled(), cancelRequested("c-2")));
        assertRefused(
                RequestRefusal.REQUEST_ALREADY_PENDING,
                order(routed(), cancelRequested("c-2"), cancelRequested("c-3")));
        assertRefused(
                RequestRefusal.REQUEST_ALREADY_PENDING,
                order(routed(), cancelRequested("c-2"), replaceRequested("c-3", 10)));
        assertRefused(
                RequestRefusal.ORD_TYPE_NOT_REPLACEABLE,
                order(routed(), replaceRequested("c-2", 10, new OrdType.Market())));
    }

    @Test
    void saysWhenTheVenueContradictsItself() {
        assertBroken(
                Transition.Broken.Reason.ACKNOWLEDGED_AFTER_REJECT,
                order(riskRejected()).on(acknowledged()));
        assertBroken(
                Transition.Broken.Reason.VENUE_ORDER_ID_DIFFERS,
                order(routed(), acknowledged("v-1")).on(acknowledged("v-2")));
        assertBroken(
                Transition.Broken.Reason.REJECTED_AFTER_TRADE,
                order(routed(), traded("e", 1, "10")).on(venueRejected()));
        assertBroken(
                Transition.Broken.Reason.LOST_AT_VENUE,
                order(routed(), acknowledged()).on(notFound()));
        assertBroken(
                Transition.Broken.Reason.REFUSED_AFTER_ROUTING, order(routed()).on(riskRejected()));
    }

    @Test
    void refusesATradeOfNothing() {
        assertThatExceptionOfType(InvalidValue.class)
                .isThrownBy(() -> traded("e", 0, "10"))
                .matches(e -> e.field().equals("lastQty"));
    }

    @Test
    void booksWhatChangedAboutTrades() {
        LivingOrder living = order(routed(), traded("e1", 40, "10"));
        var applied =
                (Transition.Applied)
                        OrderLifecycle.apply(
                                living.order(), tradeCorrected("k", "e1", 50, "10"), living);
        assertThat(applied.trades())
                .extracting(trade -> trade.execId().value(), Trade::standing)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("k", Trade.STANDS),
                        org.assertj.core.groups.Tuple.tuple(
                                "e1", new Trade.CorrectedBy(new ExecId("k"))));
    }

    private static LivingOrder order(OrderEvent... events) {
        return LivingOrder.of(anOrder().of(100), events);
    }

    private static Order after(OrdStatus expected, OrderEvent evidence) {
        Order order = order(routed(), outcomeUnknown(), evidence).order();
        assertThat(order.ordStatus()).isEqualTo(expected);
        return order;
    }

    private static void assertBroken(Transition.Broken.Reason reason, Transition transition) {
        assertThat(transition)
                .isInstanceOfSatisfying(
                        Transition.Broken.class, b -> assertThat(b.reason()).isEqualTo(reason));
    }

    private static void assertRefused(RequestRefusal expected, LivingOrder living) {
        assertThat(living.lastReport())
                .isInstanceOfSatisfying(
                        Report.CancelReject.class,
                        reject -> assertThat(reject.refusal()).isEqualTo(expected.refusal()));
    }
}

package dev.fillstream.model.order;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fillstream.model.fixture.LivingOrder;
import dev.fillstream.model.value.Money;
import dev.fillstream.model.value.Quantity;
import java.util.ArrayList;
import java.util.List;

/** What holds of every order, whatever happened to it. */
final class OrderInvariants {

    private OrderInvariants() {}

    static void assertHold(LivingOrder living) {
        Order order = living.order();
        quantitiesEqualTheTradesThatStand(living);
        statusFitsQuantities(order);
        reportsCountWithoutGaps(living.reports());
        assertThat(order.reportSeq()).isEqualTo(living.reports().size());
        everyRequestHasAtMostOneAnswer(living);
    }

    private static void quantitiesEqualTheTradesThatStand(LivingOrder living) {
        Quantity cumQty = Quantity.ZERO;
        Money notional = Money.ZERO;
        for (Trade trade : living.trades()) {
            if (trade.standing() instanceof Trade.Stands) {
                cumQty = cumQty.plus(trade.lastQty());
                notional = notional.plus(trade.notional());
            }
        }
        assertThat(living.order().cumQty()).isEqualTo(cumQty);
        assertThat(living.order().cumNotional()).isEqualTo(notional);
        assertThat(living.order().avgPx()).isEqualTo(notional.averageOver(cumQty));
    }

    private static void statusFitsQuantities(Order order) {
        Quantity orderQty = order.live().orderQty();
        boolean whole = order.cumQty().compareTo(orderQty) >= 0;
        Quantity rest = orderQty.minusOrZero(order.cumQty());
        switch (order.state()) {
            case OrderState.Received _, OrderState.Unanswered _, OrderState.New _ ->
                    assertThat(order.cumQty()).isEqualTo(Quantity.ZERO);
            case OrderState.PartiallyFilled _ -> {
                assertThat(order.cumQty()).isGreaterThan(Quantity.ZERO);
                assertThat(whole).isFalse();
            }
            case OrderState.Working _ -> assertThat(whole).isFalse();
            case OrderState.Pending pending -> assertThat(pending.requests()).isNotEmpty();
            case OrderState.Filled _, OrderState.FilledAfterEnd _ -> assertThat(whole).isTrue();
            case OrderState.Ended _ -> assertThat(whole).isFalse();
        }
        assertThat(order.leavesQty()).isEqualTo(order.isTerminal() ? Quantity.ZERO : rest);
        assertThat(order.isTerminal()).isEqualTo(order.ordStatus().isTerminal());
        assertThat(order.overfillQty()).isEqualTo(order.cumQty().minusOrZero(orderQty));
    }

    private static void reportsCountWithoutGaps(List<Report> reports) {
        for (int i = 0; i < reports.size(); i++) {
            assertThat(reports.get(i).reportSeq()).isEqualTo(i + 1);
        }
    }

    /** A request is answered once, or waits; an order that ended leaves none waiting. */
    private static void everyRequestHasAtMostOneAnswer(LivingOrder living) {
        List<Object> answered = new ArrayList<>();
        List<Object> waiting = new ArrayList<>();
        for (Report report : living.reports()) {
            switch (report) {
                case Report.CancelReject reject -> {
                    waiting.remove(reject.request().clOrdId());
                    answered.add(reject.request().clOrdId());
                }
                case Report.Execution execution when execution.origClOrdId().isPresent() -> {
                    boolean asked =
                            execution.execType() == ExecType.PENDING_CANCEL
                                    || execution.execType() == ExecType.PENDING_REPLACE;
                    waiting.remove(execution.clOrdId());
                    (asked ? waiting : answered).add(execution.clOrdId());
                }
                case Report.Execution _ -> {}
            }
        }
        assertThat(answered).doesNotHaveDuplicates();
        assertThat(waiting).noneMatch(answered::contains);
        if (living.order().state() instanceof OrderState.Pending pending) {
            assertThat(pending.requests()).extracting(r -> (Object) r.clOrdId()).isEqualTo(waiting);
        } else {
            assertThat(waiting).isEmpty();
        }
    }
}

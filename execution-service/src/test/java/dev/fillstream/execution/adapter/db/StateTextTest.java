package dev.fillstream.execution.adapter.db;

import static dev.fillstream.model.fixture.OrderBuilder.anOrder;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fillstream.model.order.LiveTerms;
import dev.fillstream.model.order.NewOrderSingle;
import dev.fillstream.model.order.OrdType;
import dev.fillstream.model.order.OrderState;
import dev.fillstream.model.order.OrderStates;
import dev.fillstream.model.order.PendingRequest;
import dev.fillstream.model.value.ClOrdId;
import dev.fillstream.model.value.Price;
import dev.fillstream.model.value.Quantity;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class StateTextTest {

    static List<OrderState> states() {
        PendingRequest cancel = new PendingRequest.Cancel(new ClOrdId("c:2"));
        PendingRequest replace =
                new PendingRequest.Replace(
                        new LiveTerms(
                                new ClOrdId("c-3"),
                                Quantity.of("0.5"),
                                new OrdType.StopLimit(Price.of("12.34"), Price.of("12"))));
        return List.of(
                OrderStates.RECEIVED,
                OrderStates.ROUTED,
                OrderStates.OUTCOME_UNKNOWN,
                OrderStates.NEW,
                OrderStates.PARTIALLY_FILLED,
                OrderStates.SUSPENDED,
                OrderStates.DONE_FOR_DAY,
                OrderStates.FILLED,
                OrderStates.CANCELED,
                OrderStates.REJECTED,
                OrderStates.EXPIRED,
                new OrderState.FilledAfterEnd(OrderStates.CANCELED),
                new OrderState.Pending(OrderStates.OUTCOME_UNKNOWN, List.of(cancel)),
                new OrderState.Pending(OrderStates.NEW, List.of(replace, cancel)));
    }

    @ParameterizedTest
    @MethodSource("states")
    void readsWhatItWrote(OrderState state) {
        assertThat(StateText.read(StateText.write(state))).isEqualTo(state);
    }

    @Test
    void writesNothingForTermsThatNoReplaceChanged() {
        NewOrderSingle terms = anOrder().limit("12.34").of(100);
        LiveTerms live = new LiveTerms(terms.clOrdId(), terms.orderQty(), terms.ordType());
        assertThat(StateText.write(terms, live)).isEmpty();
        assertThat(StateText.readLive(terms, "")).isEqualTo(live);
    }

    @Test
    void readsTermsThatAReplaceChanged() {
        NewOrderSingle terms = anOrder().limit("12.34").of(100);
        LiveTerms live =
                new LiveTerms(
                        new ClOrdId("c-9"), Quantity.of(50), new OrdType.Limit(Price.of("12.5")));
        assertThat(StateText.readLive(terms, StateText.write(terms, live))).isEqualTo(live);
    }
}

package dev.fillstream.execution.adapter.venue.alpaca;

import static dev.fillstream.model.fixture.OrderBuilder.anOrder;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fillstream.execution.report.VenueReport;
import dev.fillstream.model.order.OrderEvent;
import dev.fillstream.model.value.ExecId;
import dev.fillstream.model.value.InvalidValue;
import dev.fillstream.model.value.OrderId;
import dev.fillstream.model.value.Price;
import dev.fillstream.model.value.Quantity;
import dev.fillstream.model.value.VenueOrderId;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TradeUpdateMapperTest {

    private static final OrderId ORDER = anOrder().limit("12.34").of(100).orderId();
    private static final Instant AT = Instant.parse("2026-11-24T12:00:00.000001Z");

    @Test
    void aFillIsATrade() {
        JsonObject fill = update("partial_fill").put("qty", "40").put("price", "12.3400");
        assertThat(TradeUpdateMapper.toReport(fill))
                .contains(
                        new VenueReport(
                                ORDER,
                                new VenueOrderId("v-1"),
                                VenueReport.Terms.UNSAID,
                                new OrderEvent.Traded(
                                        new ExecId("e-1"),
                                        Quantity.of(40),
                                        Price.of("12.34"),
                                        AT)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"accepted", "pending_new", "pending_cancel", "calculated"})
    void whatSaysNothingNewIsNoReport(String event) {
        assertThat(TradeUpdateMapper.toReport(update(event))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"qty,0", "qty,-5", "qty,1e9", "qty,NaN", "price,0", "price,-1", "price,"})
    void nonsenseInATradeIsRefused(String field, String value) {
        JsonObject fill = update("fill").put("qty", "1").put("price", "1").put(field, value);
        assertThatThrownBy(() -> TradeUpdateMapper.toReport(fill)).isInstanceOf(InvalidValue.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"trade_bust", "trade_correct", "restated", "who knows", ""})
    void anUnknownEventIsRefused(String event) {
        assertThatThrownBy(() -> TradeUpdateMapper.toReport(update(event)))
                .isInstanceOf(InvalidValue.class);
    }

    @Test
    void anOrderThatIsNotOursIsRefused() {
        JsonObject foreign = update("new");
        foreign.getJsonObject("order").put("client_order_id", "by hand");
        assertThatThrownBy(() -> TradeUpdateMapper.toReport(foreign))
                .isInstanceOf(InvalidValue.class);
    }

    private static JsonObject update(String event) {
        return new JsonObject()
                .put("event", event)
                .put("execution_id", "e-1")
                .put("timestamp", AT.toString())
                .put(
                        "order",
                        new JsonObject().put("id", "v-1").put("client_order_id", ORDER.toString()));
    }
}

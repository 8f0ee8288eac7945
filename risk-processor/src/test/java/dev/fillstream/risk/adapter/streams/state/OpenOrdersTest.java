package dev.fillstream.risk.adapter.streams.state;

import static dev.fillstream.model.fixture.OrderBuilder.anOrder;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fillstream.model.order.NewOrderSingle;
import dev.fillstream.model.order.OrdType;
import dev.fillstream.model.order.Side;
import dev.fillstream.model.order.TimeInForce;
import dev.fillstream.model.value.Account;
import dev.fillstream.model.value.ClOrdId;
import dev.fillstream.model.value.Money;
import dev.fillstream.model.value.OrderId;
import dev.fillstream.model.value.Price;
import dev.fillstream.model.value.Quantity;
import dev.fillstream.model.value.Symbol;
import dev.fillstream.risk.exposure.Claim;
import dev.fillstream.risk.exposure.OpenOrder;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a task that starts anew finds in its store. */
class OpenOrdersTest {

    private static final Account ACCOUNT = new Account("acct-1");
    private static final Symbol ACME = new Symbol("ACME");

    private KeyValueStore<String, byte[]> store;

    @BeforeEach
    void openStore() {
        store =
                Stores.keyValueStoreBuilder(
                                Stores.inMemoryKeyValueStore("open-orders"),
                                Serdes.String(),
                                Serdes.ByteArray())
                        .withLoggingDisabled()
                        .build();
        store.init(new MockProcessorContext<>().getStateStoreContext(), store);
    }

    @Test
    void readsBackEveryTermOfAnOrder() {
        NewOrderSingle terms =
                anOrder()
                        .sell()
                        .stopLimit("10.5", "11")
                        .timeInForce(
                                new TimeInForce.GoodTillDate(Instant.parse("2026-12-24T12:00:00Z")))
                        .strategy("momentum")
                        .onlyReducing()
                        .of(100);
        OpenOrder order =
                OpenOrder.of(terms, claim(100, terms.ordType(), 30), BigDecimal.TEN)
                        .replacing(
                                new ClOrdId("r-1"),
                                claim(
                                        150,
                                        new OrdType.StopLimit(Price.of("10"), Price.of("11")),
                                        20));
        save(terms.orderId(), Optional.empty(), Optional.of(order));
        OpenOrders anew = new OpenOrders(store);
        assertThat(anew.find(ACCOUNT, terms.orderId())).contains(order);
        assertThat(anew.named(ACCOUNT, id("r-1"))).contains(terms.orderId());
        assertThat(anew.isTaken(ACCOUNT, id("r-1"))).isTrue();
        assertThat(anew.find(ACCOUNT, id("r-1"))).isEmpty();
    }

    @Test
    void knowsAgainWhichPricesAreOpen() {
        OpenOrder sell = limit(anOrder().sell().limit("10.5").of(100), "10.5");
        save(id("c-1"), Optional.empty(), Optional.of(sell));
        assertThat(crossing(Side.BUY, "10.5")).contains("10.5");
        assertThat(crossing(Side.BUY, "10.49")).isEmpty();
        assertThat(crossing(Side.SELL, "1")).isEmpty();
        assertThat(
                        new OpenOrders(store)
                                .prices()
                                .crossing(ACCOUNT, ACME, Side.BUY, new OrdType.Market()))
                .contains("10.5");
    }

    @Test
    void forgetsAnOrderWithAllItsNames() {
        OpenOrder order = limit(anOrder().limit("10").of(100), "10");
        OpenOrder replacing = order.replacing(new ClOrdId("r-1"), order.claim());
        OpenOrders orders = new OpenOrders(store);
        orders.save(ACCOUNT, id("c-1"), Optional.empty(), Optional.of(order));
        orders.save(ACCOUNT, id("c-1"), Optional.of(order), Optional.of(replacing));
        orders.save(ACCOUNT, id("c-1"), Optional.of(replacing), Optional.empty());
        assertThat(store.approximateNumEntries()).isZero();
        assertThat(orders.prices().crossing(ACCOUNT, ACME, Side.SELL, new OrdType.Market()))
                .isEmpty();
    }

    private Optional<String> crossing(Side side, String price) {
        return new OpenOrders(store)
                .prices()
                .crossing(ACCOUNT, ACME, side, new OrdType.Limit(Price.of(price)));
    }

    private void save(OrderId orderId, Optional<OpenOrder> before, Optional<OpenOrder> after) {
        new OpenOrders(store).save(ACCOUNT, orderId, before, after);
    }

    private static OpenOrder limit(NewOrderSingle order, String price) {
        return OpenOrder.of(
                order, claim(100, new OrdType.Limit(Price.of(price)), 0), BigDecimal.ONE);
    }

    private static Claim claim(long qty, OrdType ordType, long covered) {
        return new Claim(Quantity.of(qty), ordType, Quantity.of(covered), Money.of("105"));
    }

    private static OrderId id(String clOrdId) {
        return OrderId.derive(ACCOUNT, new ClOrdId(clOrdId));
    }
}

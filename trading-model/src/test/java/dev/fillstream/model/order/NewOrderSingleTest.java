package dev.fillstream.model.order;

import static dev.fillstream.model.fixture.OrderBuilder.NOON;
import static dev.fillstream.model.fixture.OrderBuilder.anOrder;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.fillstream.model.value.Account;
import dev.fillstream.model.value.ClOrdId;
import dev.fillstream.model.value.InvalidValue;
import dev.fillstream.model.value.InvalidValue.Code;
import dev.fillstream.model.value.OrderId;
import dev.fillstream.model.value.Price;
import dev.fillstream.model.value.Quantity;
import java.math.BigDecimal;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NewOrderSingleTest {

    @Test
    void refusesAnOrderIdOfAnotherOrder() {
        NewOrderSingle order = anOrder().of(100);
        OrderId other = OrderId.derive(new Account("acct-1"), new ClOrdId("c-2"));
        assertInvalid(
                "orderId",
                Code.FIELD_NOT_ALLOWED,
                () ->
                        new NewOrderSingle(
                                other,
                                order.clOrdId(),
                                order.account(),
                                order.symbol(),
                                order.side(),
                                order.ordType(),
                                order.orderQty(),
                                order.timeInForce(),
                                order.transactTime(),
                                "",
                                false));
    }

    @Test
    void refusesNothingToTrade() {
        assertInvalid("orderQty", Code.FIELD_OUT_OF_RANGE, () -> anOrder().of(0));
        assertThat(anOrder().of("0.000000001").orderQty()).isEqualTo(Quantity.of("0.000000001"));
    }

    @Test
    void takesAStrategyOfSixtyFourPrintableCharacters() {
        assertThat(anOrder().strategy("x".repeat(64)).of(1).strategy()).hasSize(64);
        assertInvalid(
                "strategy", Code.FIELD_MALFORMED, () -> anOrder().strategy("x".repeat(65)).of(1));
        assertInvalid("strategy", Code.FIELD_MALFORMED, () -> anOrder().strategy("a\tb").of(1));
        assertInvalid("strategy", Code.FIELD_MALFORMED, () -> anOrder().strategy("é").of(1));
    }

    @Test
    void hasThePricesOfItsTypeAndNoOthers() {
        Optional<Price> ten = Optional.of(Price.of("10"));
        Optional<Price> nine = Optional.of(Price.of("9"));
        assertPrices(anOrder().market(), Optional.empty(), Optional.empty());
        assertPrices(anOrder().limit("10"), ten, Optional.empty());
        assertPrices(anOrder().stop("9"), Optional.empty(), nine);
        assertPrices(anOrder().stopLimit("10", "9"), ten, nine);
    }

    @Test
    void buysAddToThePositionAndSalesTakeFromIt() {
        assertThat(Side.BUY.sign()).isEqualTo(BigDecimal.ONE);
        assertThat(Side.SELL.sign()).isEqualTo(BigDecimal.ONE.negate());
        assertThat(Side.SELL_SHORT.sign()).isEqualTo(BigDecimal.ONE.negate());
    }

    @Test
    void isNewWhenReceived() {
        Order order = Order.received(anOrder().at(NOON).of(100));
        assertThat(order.ordStatus()).isEqualTo(OrdStatus.PENDING_NEW);
        assertThat(order.leavesQty()).isEqualTo(Quantity.of(100));
        assertThat(order.avgPx()).isEqualTo(Price.of("0"));
        assertThat(order.reportSeq()).isZero();
    }

    private static void assertPrices(
            dev.fillstream.model.fixture.OrderBuilder order,
            Optional<Price> price,
            Optional<Price> stopPx) {
        assertThat(order.of(1).ordType().limitPrice()).isEqualTo(price);
        assertThat(order.of(1).ordType().stopPrice()).isEqualTo(stopPx);
    }

    private static void assertInvalid(String field, Code code, Runnable making) {
        assertThatExceptionOfType(InvalidValue.class)
                .isThrownBy(making::run)
                .matches(e -> e.field().equals(field), "names " + field)
                .matches(e -> e.code() == code, "has code " + code);
    }
}

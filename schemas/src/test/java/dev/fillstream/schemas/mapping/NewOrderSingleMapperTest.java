package dev.fillstream.schemas.mapping;

import static dev.fillstream.model.fixture.OrderBuilder.NOON;
import static dev.fillstream.model.fixture.OrderBuilder.anOrder;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.google.protobuf.Timestamp;
import dev.fillstream.model.fixture.OrderBuilder;
import dev.fillstream.model.order.TimeInForce;
import dev.fillstream.model.value.InvalidValue;
import dev.fillstream.model.value.InvalidValue.Code;
import dev.fillstream.schemas.Timestamps;
import dev.fillstream.v1.NewOrderSingle;
import dev.fillstream.v1.OrdType;
import dev.fillstream.v1.Side;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class NewOrderSingleMapperTest {

    private static final TimeInForce GTD = new TimeInForce.GoodTillDate(NOON.plusSeconds(60));

    @Test
    void carriesEveryOrderThereAndBack() {
        List<OrderBuilder> types =
                List.of(
                        anOrder().limit("10.25").strategy("vwap 1"),
                        anOrder().market().sell().onlyReducing(),
                        anOrder().stop("9.5").side(dev.fillstream.model.order.Side.SELL_SHORT),
                        anOrder().stopLimit("9.5", "9.6"));
        List<TimeInForce> lifetimes =
                List.of(TimeInForce.DAY, TimeInForce.GTC, TimeInForce.IOC, TimeInForce.FOK, GTD);
        for (OrderBuilder type : types) {
            for (TimeInForce lifetime : lifetimes) {
                var order = type.timeInForce(lifetime).of("100.5");
                var wire = NewOrderSingleMapper.toWire(order);
                assertThat(NewOrderSingleMapper.toModel(wire, Instant.EPOCH)).isEqualTo(order);
            }
        }
    }

    @Test
    void fillsInWhatMayBeLeftOut() {
        var order =
                NewOrderSingleMapper.toModel(
                        wire(w -> w.clearOrderId().clearTransactTime().clearTimeInForce()), NOON);
        assertThat(order).isEqualTo(anOrder().at(NOON).of(100));
    }

    @Test
    void namesTheFieldThatIsMissing() {
        assertInvalid("account", Code.FIELD_REQUIRED, w -> w.clearAccount());
        assertInvalid("clOrdId", Code.FIELD_REQUIRED, w -> w.clearClOrdId());
        assertInvalid("symbol", Code.FIELD_REQUIRED, w -> w.clearSymbol());
        assertInvalid("side", Code.FIELD_REQUIRED, w -> w.clearSide());
        assertInvalid("ordType", Code.FIELD_REQUIRED, w -> w.clearOrdType());
        assertInvalid("orderQty", Code.FIELD_REQUIRED, w -> w.clearOrderQty());
        assertInvalid("price", Code.FIELD_REQUIRED, w -> w.clearPrice());
        assertInvalid("price", Code.FIELD_REQUIRED, w -> w.setPrice(""));
        assertInvalid("stopPx", Code.FIELD_REQUIRED, w -> type(w, OrdType.ORD_TYPE_STOP_LIMIT));
        assertInvalid(
                "stopPx", Code.FIELD_REQUIRED, w -> type(w.clearPrice(), OrdType.ORD_TYPE_STOP));
        assertInvalid("expireTime", Code.FIELD_REQUIRED, w -> w.setTimeInForceValue(7));
    }

    @Test
    void namesTheFieldThatIsTooMuch() {
        assertInvalid("price", Code.FIELD_NOT_ALLOWED, w -> type(w, OrdType.ORD_TYPE_MARKET));
        assertInvalid("price", Code.FIELD_NOT_ALLOWED, w -> type(w, OrdType.ORD_TYPE_STOP));
        assertInvalid("stopPx", Code.FIELD_NOT_ALLOWED, w -> w.setStopPx("9"));
        assertInvalid(
                "stopPx",
                Code.FIELD_NOT_ALLOWED,
                w -> type(w.clearPrice().setStopPx("9"), OrdType.ORD_TYPE_MARKET));
        assertInvalid(
                "expireTime", Code.FIELD_NOT_ALLOWED, w -> w.setExpireTime(Timestamps.of(NOON)));
        assertInvalid(
                "orderId",
                Code.FIELD_NOT_ALLOWED,
                w -> w.setOrderId("f5359ec2-4428-550d-8a88-c81aa633a1e5"));
    }

    @Test
    void namesTheFieldThatIsWrong() {
        assertInvalid("account", Code.FIELD_MALFORMED, w -> w.setAccount("a b"));
        assertInvalid("clOrdId", Code.FIELD_MALFORMED, w -> w.setClOrdId("c/1"));
        assertInvalid("symbol", Code.FIELD_MALFORMED, w -> w.setSymbol("acme"));
        assertInvalid("orderId", Code.FIELD_MALFORMED, w -> w.setOrderId("1"));
        assertInvalid("orderQty", Code.FIELD_MALFORMED, w -> w.setOrderQty("1e3"));
        assertInvalid("orderQty", Code.FIELD_OUT_OF_RANGE, w -> w.setOrderQty("0"));
        assertInvalid("price", Code.FIELD_MALFORMED, w -> w.setPrice("-1"));
        assertInvalid("price", Code.FIELD_OUT_OF_RANGE, w -> w.setPrice("0.00"));
        assertInvalid("price", Code.FIELD_OUT_OF_RANGE, w -> w.setPrice("0.0000000001"));
        assertInvalid("strategy", Code.FIELD_MALFORMED, w -> w.setStrategy("x".repeat(65)));
    }

    @Test
    void namesTheEnumThatIsNewerThanThisVersion() {
        assertInvalid("side", Code.ENUM_UNKNOWN, w -> w.setSideValue(99));
        assertInvalid("ordType", Code.ENUM_UNKNOWN, w -> w.setOrdTypeValue(99));
        assertInvalid("timeInForce", Code.ENUM_UNKNOWN, w -> w.setTimeInForceValue(99));
    }

    @Test
    void refusesTimesThatNoTimestampHas() {
        assertInvalid("transactTime", Code.FIELD_OUT_OF_RANGE, w -> time(w, Long.MAX_VALUE, 0));
        assertInvalid("transactTime", Code.FIELD_OUT_OF_RANGE, w -> time(w, 253_402_300_800L, 0));
        assertInvalid("transactTime", Code.FIELD_OUT_OF_RANGE, w -> time(w, -62_135_596_801L, 0));
        assertInvalid("transactTime", Code.FIELD_OUT_OF_RANGE, w -> time(w, 0, -1));
        assertInvalid("transactTime", Code.FIELD_OUT_OF_RANGE, w -> time(w, 0, 1_000_000_000));
        var last = wire(w -> time(w, 253_402_300_799L, 999_999_999));
        assertThat(NewOrderSingleMapper.toModel(last, NOON).transactTime())
                .isEqualTo(Instant.parse("9999-12-31T23:59:59.999999999Z"));
    }

    @Test
    void writesTimesAtMicroseconds() {
        Timestamp time = Timestamps.of(Instant.parse("2026-11-24T12:00:00.123456789Z"));
        assertThat(time.getNanos()).isEqualTo(123_456_000);
        assertThat(Timestamps.of(Instant.parse("1969-12-31T23:59:59.999999999Z")).getNanos())
                .isEqualTo(999_999_000);
    }

    @Test
    void wrapsTheOrderInItsCommand() {
        assertThat(NewOrderSingleMapper.toCommand(anOrder().of(100)).getNewOrderSingle())
                .isEqualTo(wire(w -> {}));
    }

    private static void assertInvalid(String field, Code code, Consumer<NewOrderSingle.Builder> w) {
        assertThatExceptionOfType(InvalidValue.class)
                .isThrownBy(() -> NewOrderSingleMapper.toModel(wire(w), NOON))
                .matches(e -> e.field().equals(field), "names " + field)
                .matches(e -> e.code() == code, "has code " + code);
    }

    private static NewOrderSingle wire(Consumer<NewOrderSingle.Builder> change) {
        NewOrderSingle.Builder wire = NewOrderSingleMapper.toWire(anOrder().of(100)).toBuilder();
        assertThat(wire.getSide()).isEqualTo(Side.SIDE_BUY);
        change.accept(wire);
        return wire.build();
    }

    private static void type(NewOrderSingle.Builder wire, OrdType ordType) {
        wire.setOrdType(ordType);
    }

    private static void time(NewOrderSingle.Builder wire, long seconds, int nanos) {
        wire.setTransactTime(Timestamp.newBuilder().setSeconds(seconds).setNanos(nanos));
    }
}

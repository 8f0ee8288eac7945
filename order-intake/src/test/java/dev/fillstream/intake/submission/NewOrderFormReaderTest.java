package dev.fillstream.intake.submission;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fillstream.model.order.NewOrderSingle;
import dev.fillstream.model.order.OrdType;
import dev.fillstream.model.order.Side;
import dev.fillstream.model.order.TimeInForce;
import dev.fillstream.model.value.Account;
import dev.fillstream.model.value.ClOrdId;
import dev.fillstream.model.value.OrderId;
import dev.fillstream.model.value.Price;
import dev.fillstream.model.value.Quantity;
import dev.fillstream.model.value.Symbol;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NewOrderFormReaderTest {

    private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");

    @Test
    void readsLimitOrder() {
        ClOrdId clOrdId = new ClOrdId("c-1");
        Account account = new Account("acct-1");

        FormReading reading = read(limitOrder());

        assertThat(reading)
                .isEqualTo(
                        new FormReading.WellFormed(
                                new NewOrderSingle(
                                        OrderId.derive(account, clOrdId),
                                        clOrdId,
                                        account,
                                        new Symbol("ACME"),
                                        Side.BUY,
                                        new OrdType.Limit(Price.of("12.34")),
                                        Quantity.of(100),
                                        TimeInForce.DAY,
                                        NOW,
                                        "",
                                        false)));
    }

    @Test
    void readsMarketOrderWithoutPrice() {
        Map<String, String> fields = with(limitOrder(), "ordType", "market");
        fields.remove("price");

        assertThat(read(fields)).isInstanceOf(FormReading.WellFormed.class);
    }

    @Test
    void namesEveryMissingField() {
        assertThat(errors(Map.of()))
                .containsExactly(
                        "/clOrdId CL_ORD_ID_MISSING",
                        "/account FIELD_REQUIRED",
                        "/symbol FIELD_REQUIRED",
                        "/side FIELD_REQUIRED",
                        "/ordType FIELD_REQUIRED",
                        "/orderQty FIELD_REQUIRED");
    }

    @Test
    void refusesLimitOrderWithoutPriceAndMarketOrderWithOne() {
        Map<String, String> unpriced = limitOrder();
        unpriced.remove("price");

        assertThat(errors(unpriced)).containsExactly("/price FIELD_REQUIRED");
        assertThat(errors(with(limitOrder(), "ordType", "market")))
                .containsExactly("/price FIELD_NOT_ALLOWED");
        assertThat(errors(with(limitOrder(), "stopPx", "1")))
                .containsExactly("/stopPx FIELD_NOT_ALLOWED");
    }

    @Test
    void refusesAmountsThatAreNotPlainPositiveDecimals() {
        assertThat(errors(with(limitOrder(), "orderQty", "1e2")))
                .containsExactly("/orderQty FIELD_MALFORMED");
        assertThat(errors(with(limitOrder(), "orderQty", "-1")))
                .containsExactly("/orderQty FIELD_MALFORMED");
        assertThat(errors(with(limitOrder(), "orderQty", "0")))
                .containsExactly("/orderQty FIELD_OUT_OF_RANGE");
        assertThat(errors(with(limitOrder(), "price", "1e999999999")))
                .containsExactly("/price FIELD_MALFORMED");
        assertThat(errors(with(limitOrder(), "price", "1.0000000001")))
                .containsExactly("/price FIELD_OUT_OF_RANGE");
        assertThat(errors(with(limitOrder(), "price", "9999999999999999")))
                .containsExactly("/price FIELD_OUT_OF_RANGE");
    }

    @Test
    void refusesUnknownWords() {
        assertThat(errors(with(limitOrder(), "side", "BUY"))).containsExactly("/side ENUM_UNKNOWN");
        assertThat(errors(with(limitOrder(), "ordType", "iceberg")))
                .containsExactly("/ordType ENUM_UNKNOWN");
        assertThat(errors(with(limitOrder(), "timeInForce", "")))
                .containsExactly("/timeInForce ENUM_UNKNOWN");
    }

    @Test
    void readsStopAndStopLimitOrders() {
        Map<String, String> stop = with(with(limitOrder(), "ordType", "stop"), "stopPx", "11.5");
        stop.remove("price");

        assertThat(order(stop).ordType()).isEqualTo(new OrdType.Stop(Price.of("11.5")));
        assertThat(
                        order(with(with(limitOrder(), "ordType", "stop_limit"), "stopPx", "12"))
                                .ordType())
                .isEqualTo(new OrdType.StopLimit(Price.of("12.34"), Price.of("12")));
    }

    @Test
    void refusesStopOrdersWithoutTheirStopPx() {
        assertThat(errors(with(limitOrder(), "ordType", "stop")))
                .containsExactly("/price FIELD_NOT_ALLOWED");
        assertThat(errors(with(limitOrder(), "ordType", "stop_limit")))
                .containsExactly("/stopPx FIELD_REQUIRED");
        assertThat(errors(with(with(limitOrder(), "ordType", "stop_limit"), "stopPx", "0")))
                .containsExactly("/stopPx FIELD_OUT_OF_RANGE");
    }

    @Test
    void readsEveryTimeInForce() {
        assertThat(order(with(limitOrder(), "timeInForce", "fok")).timeInForce())
                .isEqualTo(TimeInForce.FOK);
        assertThat(order(goodTill("2026-11-24T10:00:00.000001Z")).timeInForce())
                .isEqualTo(new TimeInForce.GoodTillDate(NOW.plusNanos(1_000)));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-24T10:00:00Z, FIELD_OUT_OF_RANGE",
        "2026-11-24T09:59:59Z, FIELD_OUT_OF_RANGE",
        "0000-01-01T00:00:00Z, FIELD_OUT_OF_RANGE",
        "+292278994-08-17T07:12:55Z, FIELD_MALFORMED",
        "10000-01-01T00:00:00Z, FIELD_MALFORMED",
        "2026-11-25T24:00:00Z, FIELD_MALFORMED",
        "2026-12-31T23:59:60Z, FIELD_MALFORMED",
        "2027-02-29T00:00:00Z, FIELD_MALFORMED",
        "2026-11-25T10:00:00, FIELD_MALFORMED",
        "2026-11-25T10:00:00+00:00, FIELD_MALFORMED",
        "2026-11-25t10:00:00z, FIELD_MALFORMED",
        "2026-11-25T10:00:00.0000001Z, FIELD_MALFORMED",
        "tomorrow, FIELD_MALFORMED"
    })
    void refusesExpireTimesThatAreOverOrNoTimes(String expireTime, String code) {
        assertThat(errors(goodTill(expireTime))).containsExactly("/expireTime " + code);
    }

    @Test
    void refusesGoodTillDateWithoutDate() {
        assertThat(errors(with(limitOrder(), "timeInForce", "gtd")))
                .containsExactly("/expireTime FIELD_REQUIRED");
    }

    @Test
    void readsStrategyAndReduceOnly() {
        NewOrderForm form = form(with(limitOrder(), "strategy", "vwap 10%"));

        assertThat(NewOrderFormReader.read(form, NOW))
                .isInstanceOfSatisfying(
                        FormReading.WellFormed.class,
                        reading -> assertThat(reading.order().strategy()).isEqualTo("vwap 10%"));
        assertThat(errors(with(limitOrder(), "strategy", "x".repeat(65))))
                .containsExactly("/strategy FIELD_MALFORMED");
    }

    @Test
    void refusesExpireTimeBesideOtherThanGtd() {
        assertThat(errors(with(limitOrder(), "expireTime", "2026-11-25T00:00:00Z")))
                .containsExactly("/expireTime FIELD_NOT_ALLOWED");
    }

    @Test
    void refusesIdentifiersOutsideTheirAlphabet() {
        assertThat(errors(with(limitOrder(), "clOrdId", "a b")))
                .containsExactly("/clOrdId CL_ORD_ID_MALFORMED");
        assertThat(errors(with(limitOrder(), "account", "a".repeat(33))))
                .containsExactly("/account FIELD_MALFORMED");
        assertThat(errors(with(limitOrder(), "symbol", "АCME")))
                .containsExactly("/symbol FIELD_MALFORMED");
        assertThat(errors(with(limitOrder(), "strategy", "line\nbreak")))
                .containsExactly("/strategy FIELD_MALFORMED");
    }

    @Test
    void idempotencyKeyStandsInForMissingClOrdIdOnly() {
        Map<String, String> unnamed = limitOrder();
        unnamed.remove("clOrdId");

        assertThat(form(unnamed).orIdempotencyKey("k-1").clOrdId()).isEqualTo("k-1");
        assertThat(form(limitOrder()).orIdempotencyKey("k-1").clOrdId()).isEqualTo("c-1");
    }

    private static Map<String, String> limitOrder() {
        return new HashMap<>(
                Map.of(
                        "clOrdId", "c-1",
                        "account", "acct-1",
                        "symbol", "ACME",
                        "side", "buy",
                        "ordType", "limit",
                        "orderQty", "100",
                        "price", "12.34"));
    }

    private static Map<String, String> with(
            Map<String, String> fields, String field, String value) {
        fields.put(field, value);
        return fields;
    }

    private static Map<String, String> goodTill(String expireTime) {
        return with(with(limitOrder(), "timeInForce", "gtd"), "expireTime", expireTime);
    }

    private static NewOrderSingle order(Map<String, String> fields) {
        return ((FormReading.WellFormed) read(fields)).order();
    }

    private static List<String> errors(Map<String, String> fields) {
        return read(fields) instanceof FormReading.Faulty(var errors)
                ? errors.stream().map(e -> e.pointer() + " " + e.code()).toList()
                : List.of();
    }

    private static FormReading read(Map<String, String> fields) {
        return NewOrderFormReader.read(form(fields), NOW);
    }

    private static NewOrderForm form(Map<String, String> fields) {
        return new NewOrderForm(
                fields.get("clOrdId"),
                fields.get("account"),
                fields.get("symbol"),
                fields.get("side"),
                fields.get("ordType"),
                fields.get("orderQty"),
                fields.get("price"),
                fields.get("stopPx"),
                fields.get("timeInForce"),
                fields.get("expireTime"),
                fields.get("strategy"),
                false);
    }
}

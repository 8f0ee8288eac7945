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
                        "/clOrdId FIELD_REQUIRED",
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
    void refusesWhatIsNotTakenYetAtItsField() {
        assertThat(errors(with(limitOrder(), "ordType", "stop")))
                .containsExactly("/ordType ORDER_TYPE_UNSUPPORTED");
        assertThat(errors(with(limitOrder(), "timeInForce", "fok")))
                .containsExactly("/timeInForce TIME_IN_FORCE_UNSUPPORTED");
    }

    @Test
    void refusesExpireTimeBesideOtherThanGtd() {
        assertThat(errors(with(limitOrder(), "expireTime", "2026-11-25T00:00:00Z")))
                .containsExactly("/expireTime FIELD_NOT_ALLOWED");
    }

    @Test
    void refusesIdentifiersOutsideTheirAlphabet() {
        assertThat(errors(with(limitOrder(), "clOrdId", "a b")))
                .containsExactly("/clOrdId FIELD_MALFORMED");
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

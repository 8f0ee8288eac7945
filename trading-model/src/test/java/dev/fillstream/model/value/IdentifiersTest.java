package dev.fillstream.model.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.fillstream.model.value.InvalidValue.Code;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdentifiersTest {

    @Test
    void takesTheWholeAlphabetUpToTheFullLength() {
        assertThat(new Account("Az09._-")).hasToString("Az09._-");
        assertThat(new Account("a".repeat(32)).value()).hasSize(32);
        assertThat(new ClOrdId("Az09._:-")).hasToString("Az09._:-");
        assertThat(new ClOrdId("a".repeat(64)).value()).hasSize(64);
        assertThat(new Symbol("AZ09.-")).hasToString("AZ09.-");
        assertThat(new Symbol("A".repeat(16)).value()).hasSize(16);
        assertThat(new ExecId("a/b=" + "x".repeat(124)).value()).hasSize(128);
        assertThat(new VenueOrderId("v".repeat(128)).isKnown()).isTrue();
    }

    @Test
    void refusesOneCharacterTooMany() {
        assertInvalid("account", Code.FIELD_MALFORMED, () -> new Account("a".repeat(33)));
        assertInvalid("clOrdId", Code.FIELD_MALFORMED, () -> new ClOrdId("a".repeat(65)));
        assertInvalid("symbol", Code.FIELD_MALFORMED, () -> new Symbol("A".repeat(17)));
        assertInvalid("execId", Code.FIELD_MALFORMED, () -> new ExecId("a".repeat(129)));
        assertInvalid(
                "venueOrderId", Code.FIELD_MALFORMED, () -> new VenueOrderId("a".repeat(129)));
    }

    @Test
    void refusesNothing() {
        assertInvalid("account", Code.FIELD_REQUIRED, () -> new Account(""));
        assertInvalid("clOrdId", Code.FIELD_REQUIRED, () -> new ClOrdId(""));
        assertInvalid("symbol", Code.FIELD_REQUIRED, () -> new Symbol(""));
        assertInvalid("execId", Code.FIELD_REQUIRED, () -> new ExecId(""));
        assertThat(VenueOrderId.UNKNOWN.isKnown()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {" ", "a b", "a/b", "ä", "a\n", "a\u0000", "😀", "а"})
    void refusesOtherCharacters(String text) {
        assertInvalid("account", Code.FIELD_MALFORMED, () -> new Account(text));
        assertInvalid("clOrdId", Code.FIELD_MALFORMED, () -> new ClOrdId(text));
        assertInvalid("symbol", Code.FIELD_MALFORMED, () -> new Symbol(text));
    }

    @Test
    void keepsTheAlphabetsApart() {
        assertInvalid("account", Code.FIELD_MALFORMED, () -> new Account("a:b"));
        assertInvalid("symbol", Code.FIELD_MALFORMED, () -> new Symbol("acme"));
        assertInvalid("symbol", Code.FIELD_MALFORMED, () -> new Symbol("A_B"));
    }

    @Test
    void makesTheNameBasedUuidOfTheStandard() {
        UUID dns = UUID.fromString("6ba7b810-9dad-11d1-80b4-00c04fd430c8");
        assertThat(NameBasedUuid.of(dns, "www.example.com"))
                .hasToString("2ed6657d-e927-568b-95e1-2665a8aea6a2");
    }

    @Test
    void derivesTheOrderIdThatEveryOtherLanguageDerives() {
        OrderId orderId = OrderId.derive(new Account("acct-1"), new ClOrdId("c-1"));
        assertThat(orderId).hasToString("f5359ec2-4428-550d-8a88-c81aa633a1e4");
        assertThat(orderId.reportId(1)).hasToString("049573c3-b7ae-5c85-b91f-b56efd1f0122");
    }

    @Test
    void derivesDifferentOrderIdsForDifferentOrders() {
        OrderId one = OrderId.derive(new Account("acct-1"), new ClOrdId("c-1"));
        assertThat(OrderId.derive(new Account("acct-1"), new ClOrdId("c-2"))).isNotEqualTo(one);
        assertThat(OrderId.derive(new Account("acct-2"), new ClOrdId("c-1"))).isNotEqualTo(one);
        assertThat(one.reportId(1)).isNotEqualTo(one.reportId(2));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1-1-1-1-1",
                "F5359EC2-4428-550D-8A88-C81AA633A1E4",
                "f5359ec2-4428-550d-8a88-c81aa633a1e",
                "f5359ec2-4428-550d-8a88-c81aa633a1eg",
                "f5359ec2x4428-550d-8a88-c81aa633a1e4"
            })
    void readsOrderIdsInTheirOneForm(String text) {
        assertInvalid("orderId", Code.FIELD_MALFORMED, () -> OrderId.parse(text));
    }

    @Test
    void readsBackItsOwnOrderId() {
        OrderId orderId = OrderId.derive(new Account("acct-1"), new ClOrdId("c-1"));
        assertThat(OrderId.parse(orderId.toString())).isEqualTo(orderId);
    }

    private static void assertInvalid(String field, Code code, Runnable making) {
        assertThatExceptionOfType(InvalidValue.class)
                .isThrownBy(making::run)
                .matches(e -> e.field().equals(field), "names " + field)
                .matches(e -> e.code() == code, "has code " + code);
    }
}

package dev.fillstream.model.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.fillstream.model.value.InvalidValue.Code;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AmountsTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "1, 1",
        "007, 7",
        "10.250, 10.25",
        "0.000000001, 0.000000001",
        "999999999999999.999999999, 999999999999999.999999999",
        "100, 100"
    })
    void readsAPlainDecimalAndNormalisesIt(String text, String normal) {
        assertThat(Price.of(text)).hasToString(normal);
        assertThat(Quantity.of(text)).hasToString(normal);
        assertThat(Money.of(text)).hasToString(normal);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                " 1",
                "1 ",
                "+1",
                "-1",
                "1e3",
                "1E400000000",
                ".5",
                "5.",
                ".",
                "1.2.3",
                "1,5",
                "0x10",
                "NaN",
                "Infinity",
                "١",
                "1_000",
                "1\n"
            })
    void refusesEverythingElse(String text) {
        assertInvalid("lastPx", Code.FIELD_MALFORMED, () -> Price.parse("lastPx", text));
        assertInvalid("orderQty", Code.FIELD_MALFORMED, () -> Quantity.parse("orderQty", text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1000000000000000", "0.0000000001", "0000000000000001"})
    void refusesOneDigitTooMany(String text) {
        assertInvalid("price", Code.FIELD_OUT_OF_RANGE, () -> Price.parse("price", text));
    }

    @Test
    void refusesAHugeTextWithoutComputingIt() {
        assertInvalid(
                "price", Code.FIELD_OUT_OF_RANGE, () -> Price.parse("price", "9".repeat(100_000)));
    }

    @Test
    void refusesNothing() {
        assertInvalid("price", Code.FIELD_REQUIRED, () -> Price.parse("price", ""));
        assertInvalid("cash", Code.FIELD_REQUIRED, () -> Money.parse("cash", ""));
    }

    @Test
    void refusesZeroWhereItMustBePositive() {
        assertInvalid("price", Code.FIELD_OUT_OF_RANGE, () -> Price.parsePositive("price", "0.0"));
        assertInvalid(
                "orderQty", Code.FIELD_OUT_OF_RANGE, () -> Quantity.parsePositive("orderQty", "0"));
        assertThat(Price.parsePositive("price", "0.000000001")).isEqualTo(Price.of("0.000000001"));
    }

    @Test
    void refusesNegativePricesAndQuantities() {
        BigDecimal minus = new BigDecimal("-0.01");
        assertInvalid("price", Code.FIELD_OUT_OF_RANGE, () -> new Price(minus));
        assertInvalid("quantity", Code.FIELD_OUT_OF_RANGE, () -> new Quantity(minus));
        assertInvalid(
                "quantity",
                Code.FIELD_OUT_OF_RANGE,
                () -> Quantity.of(1).minus(Quantity.of("1.000000001")));
    }

    @Test
    void takesOneMinusBeforeMoneyOnly() {
        assertThat(Money.of("-12.50")).hasToString("-12.5").matches(Money::isNegative);
        assertThat(Money.of("-0")).isEqualTo(Money.ZERO);
        assertInvalid("cash", Code.FIELD_MALFORMED, () -> Money.parse("cash", "--1"));
        assertInvalid("cash", Code.FIELD_REQUIRED, () -> Money.parse("cash", "-"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1E+400000000",
                "1E-400000000",
                "-1E+2147483647",
                "1E-2147483647",
                "1E+100",
                "1E-101"
            })
    void refusesNumbersBeyondAllTrading(String number) {
        BigDecimal value = new BigDecimal(number);
        assertInvalid("money", Code.FIELD_OUT_OF_RANGE, () -> new Money(value));
        assertInvalid("price", Code.FIELD_OUT_OF_RANGE, () -> new Price(value));
        assertInvalid("quantity", Code.FIELD_OUT_OF_RANGE, () -> new Quantity(value));
        assertThat(new Money(BigDecimal.valueOf(0, 2_000_000_000))).isEqualTo(Money.ZERO);
    }

    @Test
    void equalAmountsAreEqualWhateverTheirScale() {
        assertThat(Price.of("10.250"))
                .isEqualTo(Price.of("10.25"))
                .hasSameHashCodeAs(Price.of("10.25"));
        assertThat(new Quantity(new BigDecimal("1E+2"))).isEqualTo(Quantity.of(100));
        assertThat(new Money(new BigDecimal("0.000"))).isEqualTo(Money.ZERO);
    }

    @Test
    void multipliesPriceByQuantityExactly() {
        assertThat(Price.of("999999999999999.999999999").times(Quantity.of("0.000000001")))
                .isEqualTo(new Money(new BigDecimal("999999.999999999999999999")));
    }

    @Test
    void averagesHalfEvenAtNineDecimals() {
        assertThat(Money.of("1").averageOver(Quantity.of(3))).isEqualTo(Price.of("0.333333333"));
        assertThat(Money.of("0.000000001").averageOver(Quantity.of(2))).isEqualTo(Price.of("0"));
        assertThat(Money.of("0.000000003").averageOver(Quantity.of(2)))
                .isEqualTo(Price.of("0.000000002"));
        assertThat(Money.of("7").averageOver(Quantity.ZERO)).isEqualTo(Price.of("0"));
    }

    @Test
    void subtractsDownToZero() {
        assertThat(Quantity.of(5).minus(Quantity.of(5))).isEqualTo(Quantity.ZERO);
        assertThat(Quantity.of(5).minusOrZero(Quantity.of("5.1"))).isEqualTo(Quantity.ZERO);
        assertThat(Quantity.of(5).minusOrZero(Quantity.of("4.9"))).isEqualTo(Quantity.of("0.1"));
        assertThat(Money.of("5").minus(Money.of("5.1"))).isEqualTo(Money.of("-0.1"));
        assertThat(Money.of("5").plus(Money.of("5").negated())).isEqualTo(Money.ZERO);
    }

    @Test
    void knowsItsTickAndItsLot() {
        assertThat(Price.of("10.25").isMultipleOf(Price.of("0.01"))).isTrue();
        assertThat(Price.of("10.255").isMultipleOf(Price.of("0.01"))).isFalse();
        assertThat(Quantity.of(300).isMultipleOf(Quantity.of(100))).isTrue();
        assertThat(Quantity.of(301).isMultipleOf(Quantity.of(100))).isFalse();
    }

    @Test
    void comparesByValue() {
        assertThat(Price.of("1.10")).isLessThan(Price.of("1.2"));
        assertThat(Quantity.of("10")).isGreaterThan(Quantity.of("9.9"));
        assertThat(Money.of("-1")).isLessThan(Money.ZERO);
    }

    private static void assertInvalid(String field, Code code, Runnable making) {
        assertThatExceptionOfType(InvalidValue.class)
                .isThrownBy(making::run)
                .matches(e -> e.field().equals(field), "names " + field)
                .matches(e -> e.code() == code, "has code " + code)
                .withMessageStartingWith(field + " ");
    }
}

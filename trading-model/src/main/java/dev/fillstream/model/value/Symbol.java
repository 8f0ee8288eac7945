package dev.fillstream.model.value;

/** Symbol (55): which instrument. */
public record Symbol(String value) {

    public Symbol {
        Identifiers.checked(
                "symbol",
                value,
                16,
                c -> Identifiers.isUpperOrDigit(c) || c == '.' || c == '-',
                "[A-Z0-9.-]{1,16}");
    }

    @Override
    public String toString() {
        return value;
    }
}

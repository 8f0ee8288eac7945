package dev.fillstream.model.value;

/** Account (1): who the order is for, and the key of every business topic. */
public record Account(String value) {

    public Account {
        Identifiers.checked(
                "account",
                value,
                32,
                c -> Identifiers.isLetterOrDigit(c) || c == '.' || c == '_' || c == '-',
                "[A-Za-z0-9._-]{1,32}");
    }

    @Override
    public String toString() {
        return value;
    }
}

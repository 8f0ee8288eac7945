package dev.fillstream.model.value;

/** ClOrdID (11): the client's own name for a request, unique per account. */
public record ClOrdId(String value) {

    public ClOrdId {
        Identifiers.checked(
                "clOrdId",
                value,
                64,
                c -> Identifiers.isLetterOrDigit(c) || c == '.' || c == '_' || c == ':' || c == '-',
                "[A-Za-z0-9._:-]{1,64}");
    }

    @Override
    public String toString() {
        return value;
    }
}

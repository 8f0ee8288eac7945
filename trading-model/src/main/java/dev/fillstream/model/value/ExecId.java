package dev.fillstream.model.value;

/** ExecID (17): the venue's id of one thing that it did to an order, unique at that venue. */
public record ExecId(String value) {

    public ExecId {
        Identifiers.checked(
                "execId", value, 128, c -> c > 0x20 && c < 0x7f, "[!-~]{1,128}, printable ASCII");
    }

    @Override
    public String toString() {
        return value;
    }
}

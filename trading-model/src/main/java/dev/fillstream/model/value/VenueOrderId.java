package dev.fillstream.model.value;

/** SecondaryOrderID (198): the venue's own id for an order; {@link #UNKNOWN} until it said so. */
public record VenueOrderId(String value) {

    public static final VenueOrderId UNKNOWN = new VenueOrderId("");

    public VenueOrderId {
        if (!value.isEmpty()) {
            Identifiers.checked(
                    "venueOrderId", value, 128, c -> c > 0x20 && c < 0x7f, "[!-~]{1,128}");
        }
    }

    public boolean isKnown() {
        return !value.isEmpty();
    }

    @Override
    public String toString() {
        return value;
    }
}

package dev.fillstream.venue.exchange;

/** The client's name of an order: 1 to 48 visible ASCII characters, unique for ever. */
public record ClientOrderId(String value) {

    public static final int MAX_LENGTH = 48;

    /** Whether {@code text} can be one. */
    public static boolean isValid(String text) {
        return !text.isEmpty()
                && text.length() <= MAX_LENGTH
                && text.chars().allMatch(c -> c > ' ' && c < 127);
    }

    @Override
    public String toString() {
        return value;
    }
}

package dev.fillstream.notifier.replay;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A place in the log of reports: the next offset to read in each partition. Its text is opaque to
 * clients.
 */
public record Cursor(Map<Integer, Long> offsets) {

    private static final int MOST_TEXT = 8_192;
    private static final Pattern ENTRY = Pattern.compile("(\\d{1,6}):(\\d{1,18})");

    public Cursor {
        offsets = Map.copyOf(offsets);
    }

    /** What {@link #text} made, or empty where the text is none of it. */
    public static Optional<Cursor> parse(String text) {
        if (text.length() > MOST_TEXT) {
            return Optional.empty();
        }
        Map<Integer, Long> offsets = new TreeMap<>();
        try {
            String plain = new String(Base64.getUrlDecoder().decode(text), US_ASCII);
            for (String entry : plain.split(",", -1)) {
                Matcher matcher = ENTRY.matcher(entry);
                if (!matcher.matches()) {
                    return Optional.empty();
                }
                offsets.put(Integer.parseInt(matcher.group(1)), Long.parseLong(matcher.group(2)));
            }
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
        return Optional.of(new Cursor(offsets));
    }

    public String text() {
        String plain =
                new TreeMap<>(offsets)
                        .entrySet().stream()
                                .map(entry -> entry.getKey() + ":" + entry.getValue())
                                .collect(Collectors.joining(","));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(US_ASCII));
    }

    /** Whether nothing lies between this place and the other one, or the other comes first. */
    public boolean hasReached(Cursor other) {
        return other.offsets().entrySet().stream()
                .allMatch(entry -> offsets.getOrDefault(entry.getKey(), 0L) >= entry.getValue());
    }
}

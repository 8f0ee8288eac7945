package dev.fillstream.intake.feed;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a report stands in {@code executions}. As text {@code partition-offset}, which a subscriber
 * gives back to resume after it.
 */
public record EventId(int partition, long offset) {

    private static final Pattern TEXT = Pattern.compile("(\\d{1,6})-(\\d{1,18})");

    /** The id that {@code text} stands for, if it stands for one. */
    public static Optional<EventId> parse(String text) {
        Matcher matcher = TEXT.matcher(text);
        return matcher.matches()
                ? Optional.of(
                        new EventId(
                                Integer.parseInt(matcher.group(1)),
                                Long.parseLong(matcher.group(2))))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return partition + "-" + offset;
    }
}

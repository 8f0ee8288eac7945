package dev.fillstream.schemas;

import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * W3C Trace Context: one trace per order from the first hop on, a new span id at each hop.
 *
 * @param traceId 32 lower hex digits
 * @param spanId 16 lower hex digits
 */
public record TraceParent(String traceId, String spanId, boolean sampled) {

    private static final Pattern FORM =
            Pattern.compile("00-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})");

    private static final String NO_TRACE = "0".repeat(32);
    private static final String NO_SPAN = "0".repeat(16);

    /** A trace of its own. */
    public static TraceParent fresh() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        String traceId = hex(random.nextLong() | 1) + hex(random.nextLong());
        return new TraceParent(traceId, spanId(random), true);
    }

    /**
     * The next hop of the trace in {@code header}; a fresh trace where it is absent or malformed.
     */
    public static TraceParent next(@Nullable String header) {
        if (header != null && header.length() == 55) {
            var matcher = FORM.matcher(header);
            if (matcher.matches()
                    && !matcher.group(1).equals(NO_TRACE)
                    && !matcher.group(2).equals(NO_SPAN)) {
                boolean sampled = (Integer.parseInt(matcher.group(3), 16) & 1) == 1;
                return new TraceParent(
                        matcher.group(1), spanId(ThreadLocalRandom.current()), sampled);
            }
        }
        return fresh();
    }

    /** As it stands in the header. */
    public String header() {
        return "00-" + traceId + "-" + spanId + (sampled ? "-01" : "-00");
    }

    private static String spanId(ThreadLocalRandom random) {
        return hex(random.nextLong() | 1);
    }

    private static String hex(long value) {
        return HexFormat.of().toHexDigits(value);
    }
}

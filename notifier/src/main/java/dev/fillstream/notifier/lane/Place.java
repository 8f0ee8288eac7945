package dev.fillstream.notifier.lane;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Arrays;

/**
 * Where a delivery stands among all that its endpoint is told, so that a receiver can prove a gap.
 *
 * @param partition of {@code executions}; each endpoint has one sequence per partition
 * @param endpointSeq 1, 2, 3 … without gaps per endpoint and partition
 * @param previousReportSeq the {@code reportSeq} of the report about the same order that this
 *     endpoint was told before, 0 where this is the first, or {@link #UNKNOWN}
 */
public record Place(int partition, long endpointSeq, long previousReportSeq) {

    public static final long UNKNOWN = -1;

    /** The body with this place in it, as {@code delivery}, after everything else. */
    public byte[] in(byte[] body) {
        byte[] text = text().getBytes(US_ASCII);
        byte[] placed = Arrays.copyOf(body, body.length - 1 + text.length);
        System.arraycopy(text, 0, placed, body.length - 1, text.length);
        return placed;
    }

    private String text() {
        StringBuilder text = new StringBuilder(96);
        text.append(",\"delivery\":{\"partition\":").append(partition);
        text.append(",\"endpointSeq\":").append(endpointSeq);
        if (previousReportSeq != UNKNOWN) {
            text.append(",\"previousReportSeq\":").append(previousReportSeq);
        }
        return text.append("}}").toString();
    }
}

package dev.fillstream.schemas;

import com.google.protobuf.Timestamp;
import java.time.DateTimeException;
import java.time.Instant;

/** Between {@link Instant} and the Protobuf timestamp, at microseconds. */
public final class Timestamps {

    /** 0001-01-01T00:00:00Z and 9999-12-31T23:59:59Z. */
    private static final long FIRST_SECOND = -62_135_596_800L;

    private static final long LAST_SECOND = 253_402_300_799L;

    private Timestamps() {}

    public static Timestamp of(Instant instant) {
        return Timestamp.newBuilder()
                .setSeconds(instant.getEpochSecond())
                .setNanos(instant.getNano() / 1_000 * 1_000)
                .build();
    }

    /**
     * @throws DateTimeException where it is outside the years 1 to 9999, as the Protobuf timestamp
     *     must be, or its nanoseconds are not within a second
     */
    public static Instant toInstant(Timestamp timestamp) {
        long seconds = timestamp.getSeconds();
        int nanos = timestamp.getNanos();
        if (seconds < FIRST_SECOND || seconds > LAST_SECOND || nanos < 0 || nanos > 999_999_999) {
            throw new DateTimeException("not a timestamp: " + seconds + "s " + nanos + "ns");
        }
        return Instant.ofEpochSecond(timestamp.getSeconds(), timestamp.getNanos());
    }
}

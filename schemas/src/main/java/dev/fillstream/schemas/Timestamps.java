package dev.fillstream.schemas;

import com.google.protobuf.Timestamp;
import java.time.DateTimeException;
import java.time.Instant;

/** Between {@link Instant} and the Protobuf timestamp, at microseconds. */
public final class Timestamps {

    private Timestamps() {}

    public static Timestamp of(Instant instant) {
        return Timestamp.newBuilder()
                .setSeconds(instant.getEpochSecond())
                .setNanos(instant.getNano() / 1_000 * 1_000)
                .build();
    }

    /**
     * @throws DateTimeException where the seconds are beyond what {@link Instant} holds
     */
    public static Instant toInstant(Timestamp timestamp) {
        return Instant.ofEpochSecond(timestamp.getSeconds(), timestamp.getNanos());
    }
}

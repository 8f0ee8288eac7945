package dev.fillstream.intake.adapter.streams;

import com.google.protobuf.Timestamp;
import dev.fillstream.intake.view.OrdStatus;
import dev.fillstream.v1.OrdType;
import dev.fillstream.v1.Side;
import dev.fillstream.v1.TimeInForce;
import java.time.Instant;
import java.util.Optional;

/** The wire's choices in the words of the REST contract; empty where the wire has none. */
final class WireWords {

    private WireWords() {}

    /** The nearest time that {@link Instant} holds: what upstream writes may be beyond it. */
    static Instant instant(Timestamp timestamp) {
        long seconds =
                Math.clamp(
                        timestamp.getSeconds(),
                        Instant.MIN.getEpochSecond(),
                        Instant.MAX.getEpochSecond());
        return Instant.ofEpochSecond(seconds)
                .plusNanos(Math.floorMod(timestamp.getNanos(), 1_000_000_000));
    }

    static String of(Side side) {
        return switch (side) {
            case SIDE_BUY -> "buy";
            case SIDE_SELL -> "sell";
            case SIDE_SELL_SHORT -> "sell_short";
            case SIDE_UNSPECIFIED, UNRECOGNIZED -> "";
        };
    }

    static String of(OrdType ordType) {
        return switch (ordType) {
            case ORD_TYPE_MARKET -> "market";
            case ORD_TYPE_LIMIT -> "limit";
            case ORD_TYPE_STOP -> "stop";
            case ORD_TYPE_STOP_LIMIT -> "stop_limit";
            case ORD_TYPE_UNSPECIFIED, UNRECOGNIZED -> "";
        };
    }

    static String of(TimeInForce timeInForce) {
        return switch (timeInForce) {
            case TIME_IN_FORCE_UNSPECIFIED, TIME_IN_FORCE_DAY -> "day";
            case TIME_IN_FORCE_GTC -> "gtc";
            case TIME_IN_FORCE_IOC -> "ioc";
            case TIME_IN_FORCE_FOK -> "fok";
            case TIME_IN_FORCE_GTD -> "gtd";
            case UNRECOGNIZED -> "";
        };
    }

    /** Empty where the report does not say, or says it in a newer version's words. */
    static Optional<OrdStatus> of(dev.fillstream.v1.OrdStatus ordStatus) {
        return switch (ordStatus) {
            case ORD_STATUS_PENDING_NEW -> Optional.of(OrdStatus.PENDING_NEW);
            case ORD_STATUS_NEW -> Optional.of(OrdStatus.NEW);
            case ORD_STATUS_PARTIALLY_FILLED -> Optional.of(OrdStatus.PARTIALLY_FILLED);
            case ORD_STATUS_FILLED -> Optional.of(OrdStatus.FILLED);
            case ORD_STATUS_CANCELED -> Optional.of(OrdStatus.CANCELED);
            case ORD_STATUS_REJECTED -> Optional.of(OrdStatus.REJECTED);
            case ORD_STATUS_EXPIRED -> Optional.of(OrdStatus.EXPIRED);
            case ORD_STATUS_PENDING_CANCEL -> Optional.of(OrdStatus.PENDING_CANCEL);
            case ORD_STATUS_PENDING_REPLACE -> Optional.of(OrdStatus.PENDING_REPLACE);
            case ORD_STATUS_SUSPENDED -> Optional.of(OrdStatus.SUSPENDED);
            case ORD_STATUS_DONE_FOR_DAY -> Optional.of(OrdStatus.DONE_FOR_DAY);
            case ORD_STATUS_UNSPECIFIED, UNRECOGNIZED -> Optional.empty();
        };
    }
}

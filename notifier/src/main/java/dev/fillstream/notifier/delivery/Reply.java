package dev.fillstream.notifier.delivery;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What came of one attempt. */
public sealed interface Reply {

    /** The HTTP status, or 0 where there was no answer. */
    int status();

    /** From the start of the attempt to the status. */
    Duration latency();

    /** The first of what the receiver answered; empty where that was nothing. */
    String excerpt();

    /** 2xx. */
    record Made(int status, Duration latency, String excerpt) implements Reply {}

    /**
     * Anything else.
     *
     * @param retryAfter what the receiver asked for
     */
    record Failed(
            int status,
            Duration latency,
            String excerpt,
            DeliveryCode code,
            @Nullable Duration retryAfter)
            implements Reply {}

    /** What the status means. A redirect is a failure like any other. */
    static Reply of(int status, Duration latency, String excerpt, @Nullable Duration retryAfter) {
        if (status >= 200 && status < 300) {
            return new Made(status, latency, excerpt);
        }
        DeliveryCode code = code(status);
        boolean throttled = code == DeliveryCode.STATUS_THROTTLED;
        return new Failed(status, latency, excerpt, code, throttled ? retryAfter : null);
    }

    /** There was no answer. */
    static Reply none(DeliveryCode code, Duration latency) {
        return new Failed(0, latency, "", code, null);
    }

    private static DeliveryCode code(int status) {
        return switch (status) {
            case 410 -> DeliveryCode.STATUS_GONE;
            case 429, 502, 503, 504 -> DeliveryCode.STATUS_THROTTLED;
            default ->
                    status >= 300 && status < 400
                            ? DeliveryCode.STATUS_REDIRECT
                            : DeliveryCode.STATUS_NOT_2XX;
        };
    }
}

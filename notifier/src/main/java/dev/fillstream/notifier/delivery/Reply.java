package dev.fillstream.notifier.delivery;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What came of one attempt. */
public sealed interface Reply {

    /** The HTTP status, or 0 where there was no answer. */
    int status();

    /** From the start of the attempt to the status. */
    Duration latency();

    /** 2xx. */
    record Made(int status, Duration latency) implements Reply {}

    /**
     * Anything else.
     *
     * @param retryAfter what the receiver asked for
     */
    record Failed(int status, Duration latency, DeliveryCode code, @Nullable Duration retryAfter)
            implements Reply {}

    /** What the status means. A redirect is a failure like any other. */
    static Reply of(int status, Duration latency, @Nullable Duration retryAfter) {
        if (status >= 200 && status < 300) {
            return new Made(status, latency);
        }
        boolean throttled = status == 429 || status == 503;
        DeliveryCode code =
                switch (status) {
                    case 410 -> DeliveryCode.STATUS_GONE;
                    case 429, 503 -> DeliveryCode.STATUS_THROTTLED;
                    default ->
                            status >= 300 && status < 400
                                    ? DeliveryCode.STATUS_REDIRECT
                                    : DeliveryCode.STATUS_NOT_2XX;
                };
        return new Failed(status, latency, code, throttled ? retryAfter : null);
    }

    /** There was no answer. */
    static Reply none(DeliveryCode code, Duration latency) {
        return new Failed(0, latency, code, null);
    }
}

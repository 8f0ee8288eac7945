package dev.fillstream.local.cli;

import java.time.Duration;
import java.time.Instant;

/** What order-intake answered, when the request was sent and how long the answer took. */
record OrderAnswer(int status, String body, String orderId, Instant sent, Duration took) {

    boolean isAccepted() {
        return status == 200 || status == 202;
    }
}

package dev.fillstream.risk.exposure;

import java.time.Instant;

/**
 * A record of {@code executions} that was the account's and could not be booked: since then nobody
 * knows what the account has. Somebody who looked into it says so by setting the account's trading
 * state again.
 *
 * @param executionsOffset where the record stands
 * @param time of the record
 * @param stateVersion of the account's trading state that was known when the record came
 */
public record Gap(long executionsOffset, Instant time, long stateVersion) {

    /** Whether the account's state of that version was set after the record came. */
    public boolean isSettledBy(long version) {
        return version > stateVersion;
    }
}

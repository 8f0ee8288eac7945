package dev.fillstream.notifier.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;

/** What can be set, as {@code FILLSTREAM_NOTIFIER_…} in the environment. */
@ConfigMapping(prefix = "fillstream.notifier")
public interface NotifierConfig {

    /** Development only: also deliver to loopback addresses, over http too. */
    @WithDefault("false")
    boolean allowLoopback();

    /** Base64 of the 32 bytes that encrypt webhook secrets and static headers at rest. */
    String secretKey();

    /** The wait before each attempt; the first is the wait before the first one. */
    @WithDefault("0s,5s,5m,30m,2h,5h,10h,14h,20h,24h")
    List<Duration> retrySchedule();

    /** Each wait is changed by up to that much, up or down. */
    @WithDefault("10")
    int retryJitterPercent();

    /** Attempts in flight at once per endpoint, and connections of its pool. */
    @WithDefault("64")
    int window();

    /** Deliveries per endpoint that wait in memory for the window. */
    @WithDefault("512")
    int queue();

    /** After this a delivery that is neither made nor written down is written down. */
    @WithDefault("1s")
    Duration patience();

    /** How long a receiver may take for its whole answer. */
    @WithDefault("15s")
    Duration timeout();

    /** How long a row whose attempt is under way is left alone; more than the timeout. */
    @WithDefault("60s")
    Duration lease();

    /** Deliveries in memory, all endpoints together, above which no more records are taken. */
    @WithDefault("20000")
    int maxLive();

    /** How often changes made by other instances are looked for. */
    @WithDefault("2s")
    Duration refreshInterval();
}

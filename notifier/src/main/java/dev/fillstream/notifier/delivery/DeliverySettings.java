package dev.fillstream.notifier.delivery;

import dev.fillstream.notifier.lane.LaneLimits;
import java.time.Clock;
import java.time.Duration;

/**
 * What the engine goes by.
 *
 * @param maxLive deliveries in memory, all lanes together, above which nothing more is taken in
 * @param refreshInterval how often changes of endpoints by other instances are looked for
 * @param disableAfter an endpoint that has answered nothing but failures for so long is disabled
 */
public record DeliverySettings(
        LaneLimits limits,
        RetrySchedule schedule,
        int maxLive,
        Duration refreshInterval,
        Duration disableAfter,
        Clock clock) {}

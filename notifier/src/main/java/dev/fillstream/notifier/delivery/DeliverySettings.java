package dev.fillstream.notifier.delivery;

import java.time.Duration;

/**
 * What the engine goes by.
 *
 * @param maxLive deliveries in memory, all lanes together, above which nothing more is taken in
 * @param refreshInterval how often changes of endpoints by other instances are looked for
 */
public record DeliverySettings(
        LaneLimits limits, RetrySchedule schedule, int maxLive, Duration refreshInterval) {}

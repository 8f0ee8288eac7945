package dev.fillstream.intake.adapter.rest;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** How many requests of each route ended how, and how long they took. */
@Singleton
final class RequestMetrics {

    private static final Duration[] BOUNDS = {
        Duration.ofMillis(1),
        Duration.ofMillis(2),
        Duration.ofMillis(3),
        Duration.ofMillis(5),
        Duration.ofMillis(10),
        Duration.ofMillis(15),
        Duration.ofMillis(25),
        Duration.ofMillis(50),
        Duration.ofMillis(100),
        Duration.ofMillis(250),
        Duration.ofMillis(500),
        Duration.ofSeconds(1),
        Duration.ofSeconds(5),
        Duration.ofSeconds(30)
    };

    private record Kind(String route, String outcome) {}

    private final MeterRegistry registry;
    private final ConcurrentHashMap<Kind, Timer> timers = new ConcurrentHashMap<>();

    RequestMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    /**
     * @param route one of ours, never what the client wrote
     * @param outcome the refusal's code, or OK or ACCEPTED
     */
    void answered(String route, String outcome, long nanos) {
        Kind kind = new Kind(route, outcome);
        Timer known = timers.get(kind);
        Timer timer = known == null ? timers.computeIfAbsent(kind, this::timer) : known;
        timer.record(nanos, TimeUnit.NANOSECONDS);
    }

    private Timer timer(Kind kind) {
        return Timer.builder("fillstream.requests")
                .description("Requests by route and outcome")
                .tag("route", kind.route())
                .tag("outcome", kind.outcome())
                .serviceLevelObjectives(BOUNDS)
                .register(registry);
    }
}

package dev.fillstream.execution.routing;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;

/** Counts what a venue answers, and how long it takes. */
final class VenueMeters {

    private final Timer latency;
    private final Counter accepted;
    private final Counter refused;
    private final Counter deferred;
    private final Counter unknown;

    VenueMeters(MeterRegistry registry, VenueGate gate) {
        String venue = gate.name();
        this.latency =
                Timer.builder("fillstream.venue.latency")
                        .description("From sending an order to the venue's answer")
                        .publishPercentileHistogram()
                        .minimumExpectedValue(Duration.ofMillis(1))
                        .maximumExpectedValue(Duration.ofSeconds(10))
                        .tag("venue", venue)
                        .register(registry);
        this.accepted = outcome(registry, venue, "accepted");
        this.refused = outcome(registry, venue, "refused");
        this.deferred = outcome(registry, venue, "deferred");
        this.unknown = outcome(registry, venue, "unknown");
        Gauge.builder("fillstream.venue.breaker.open", gate, it -> it.breaker().isOpen() ? 1 : 0)
                .description("1 while orders wait because the venue gives no usable answer")
                .tag("venue", venue)
                .register(registry);
    }

    void count(SubmitOutcome outcome, long nanos) {
        latency.record(Duration.ofNanos(nanos));
        switch (outcome) {
            case SubmitOutcome.Accepted _ -> accepted.increment();
            case SubmitOutcome.Refused _ -> refused.increment();
            case SubmitOutcome.Deferred _ -> deferred.increment();
            case SubmitOutcome.Unknown _ -> unknown.increment();
        }
    }

    private static Counter outcome(MeterRegistry registry, String venue, String outcome) {
        return Counter.builder("fillstream.venue.submissions")
                .description("Orders sent, by what the venue's answer proved")
                .tag("venue", venue)
                .tag("outcome", outcome)
                .register(registry);
    }
}

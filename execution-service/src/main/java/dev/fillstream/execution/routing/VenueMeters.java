package dev.fillstream.execution.routing;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;

/** Counts what a venue answers, how long it takes, and how long orders took to get there. */
final class VenueMeters {

    private final Timer handover;
    private final Timer latency;
    private final Counter accepted;
    private final Counter refused;
    private final Counter deferred;
    private final Counter unknown;

    VenueMeters(MeterRegistry registry, VenueGate gate) {
        String venue = gate.name();
        this.handover =
                timer(registry, venue, "handover", "From reading an approval to calling the venue");
        this.latency =
                timer(registry, venue, "latency", "From sending an order to the venue's answer");
        this.accepted = outcome(registry, venue, "accepted");
        this.refused = outcome(registry, venue, "refused");
        this.deferred = outcome(registry, venue, "deferred");
        this.unknown = outcome(registry, venue, "unknown");
        Gauge.builder("fillstream.venue.breaker.open", gate, it -> it.breaker().isOpen() ? 1 : 0)
                .description("1 while orders wait because the venue gives no usable answer")
                .tag("venue", venue)
                .register(registry);
    }

    /** An order goes out, so long after its approval was read. */
    void sent(long nanos) {
        handover.record(Duration.ofNanos(nanos));
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

    private static Timer timer(
            MeterRegistry registry, String venue, String name, String description) {
        return Timer.builder("fillstream.venue." + name)
                .description(description)
                .publishPercentileHistogram()
                .minimumExpectedValue(Duration.ofMillis(1))
                .maximumExpectedValue(Duration.ofSeconds(10))
                .tag("venue", venue)
                .register(registry);
    }

    private static Counter outcome(MeterRegistry registry, String venue, String outcome) {
        return Counter.builder("fillstream.venue.submissions")
                .description("Orders sent, by what the venue's answer proved")
                .tag("venue", venue)
                .tag("outcome", outcome)
                .register(registry);
    }
}

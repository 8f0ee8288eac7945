package dev.fillstream.execution.routing;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;

/** Counts what venues answer, and how long they take. */
@ApplicationScoped
public class VenueMeters {

    private final Timer latency;
    private final Counter accepted;
    private final Counter refused;
    private final Counter unknown;

    @Inject
    public VenueMeters(MeterRegistry registry) {
        this.latency =
                Timer.builder("fillstream.venue.latency")
                        .description("From sending an order to the venue's answer")
                        .publishPercentileHistogram()
                        .minimumExpectedValue(Duration.ofMillis(1))
                        .maximumExpectedValue(Duration.ofSeconds(10))
                        .register(registry);
        this.accepted = outcome(registry, "accepted");
        this.refused = outcome(registry, "refused");
        this.unknown = outcome(registry, "unknown");
    }

    void count(SubmitOutcome outcome, long nanos) {
        latency.record(Duration.ofNanos(nanos));
        switch (outcome) {
            case SubmitOutcome.Accepted _ -> accepted.increment();
            case SubmitOutcome.Refused _ -> refused.increment();
            case SubmitOutcome.Unknown _ -> unknown.increment();
        }
    }

    private static Counter outcome(MeterRegistry registry, String outcome) {
        return Counter.builder("fillstream.venue.submissions")
                .description("Orders sent, by what the venue's answer proved")
                .tag("outcome", outcome)
                .register(registry);
    }
}

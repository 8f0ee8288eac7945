package dev.fillstream.notifier.delivery;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The numbers of the deliveries. Conservation: {@code matched} and the rows found at the start are,
 * at any moment, what was delivered, abandoned, filtered or dropped, what is parked and what is
 * live; {@code fillstream_notifier_conservation} is the difference, and must be zero.
 */
@ApplicationScoped
public class DeliveryMeters {

    private static final String PREFIX = "fillstream.notifier.";

    private final MeterRegistry registry;
    private final Counter matched;
    private final Counter adopted;
    private final Counter filtered;
    private final Counter delivered;
    private final Counter abandoned;
    private final Counter dropped;
    private final Timer acceptedToReceived;
    private final Timer attempt;
    private final Map<String, Counter> failures = new ConcurrentHashMap<>();

    public DeliveryMeters(MeterRegistry registry) {
        this.registry = registry;
        matched = registry.counter(PREFIX + "matched");
        adopted = registry.counter(PREFIX + "adopted");
        filtered = registry.counter(PREFIX + "filtered");
        delivered = registry.counter(PREFIX + "delivered");
        abandoned = registry.counter(PREFIX + "abandoned");
        dropped = registry.counter(PREFIX + "dropped");
        acceptedToReceived = timer("accepted.to.received");
        attempt = timer("attempt");
    }

    /** An endpoint covers the account of a report; {@code wanted} says whether its type too. */
    public void matched(boolean wanted) {
        matched.increment();
        if (!wanted) {
            filtered.increment();
        }
    }

    void adopted(int rows) {
        adopted.increment(rows);
    }

    /** Given up to whom the partition or to whom the endpoint belonged no more. */
    void dropped(int deliveries) {
        dropped.increment(deliveries);
    }

    void delivered(Duration latency, @Nullable Instant acceptedAt, Instant now) {
        delivered.increment();
        attempt.record(latency);
        if (acceptedAt != null) {
            acceptedToReceived.record(Duration.between(acceptedAt, now));
        }
    }

    void failed(DeliveryCode code) {
        failures.computeIfAbsent(
                        code.name(), name -> registry.counter(PREFIX + "failures", "code", name))
                .increment();
    }

    void abandoned() {
        abandoned.increment();
    }

    void gauges(Supplier<Number> parked, Supplier<Number> live, Supplier<Number> inFlight) {
        gauge("parked", parked);
        gauge("live", live);
        gauge("in.flight", inFlight);
        gauge("conservation", () -> difference(parked.get().longValue(), live.get().longValue()));
    }

    private void gauge(String name, Supplier<Number> value) {
        Gauge.builder(PREFIX + name, value).strongReference(true).register(registry);
    }

    private long difference(long parked, long live) {
        double in = matched.count() + adopted.count();
        double out = filtered.count() + delivered.count() + abandoned.count() + dropped.count();
        return Math.round(in - out) - parked - live;
    }

    private Timer timer(String name) {
        return Timer.builder(PREFIX + name)
                .publishPercentileHistogram()
                .minimumExpectedValue(Duration.ofMillis(1))
                .maximumExpectedValue(Duration.ofSeconds(60))
                .register(registry);
    }
}

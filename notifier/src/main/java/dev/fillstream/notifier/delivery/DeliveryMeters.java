package dev.fillstream.notifier.delivery;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * The numbers of the deliveries, all together and per endpoint. Conservation: what matched an
 * endpoint is, at any moment, what was delivered, abandoned, filtered or dropped, what is parked
 * and what is live; {@code fillstream_notifier_endpoint_conservation} is the difference per
 * endpoint, {@code fillstream_notifier_conservation} the sum of these, and both must be zero.
 */
@Singleton
public class DeliveryMeters {

    private static final String PREFIX = "fillstream.notifier.";

    private final MeterRegistry registry;
    private final Counter delivered;
    private final Counter abandoned;
    private final Counter writtenDown;
    private final Timer acceptedToReceived;
    private final Timer attempt;
    private final Map<String, Counter> failures = new ConcurrentHashMap<>();
    private final Map<UUID, List<Meter>> perEndpoint = new ConcurrentHashMap<>();

    public DeliveryMeters(MeterRegistry registry) {
        this.registry = registry;
        delivered = registry.counter(PREFIX + "delivered");
        abandoned = registry.counter(PREFIX + "abandoned");
        writtenDown = registry.counter(PREFIX + "written.down");
        acceptedToReceived = timer("accepted.to.received");
        attempt = timer("attempt");
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

    /** A delivery needed a row. */
    void writtenDown() {
        writtenDown.increment();
    }

    /** The sums over these lanes, whatever they are when somebody looks. */
    void watch(Collection<EndpointLane> lanes) {
        sum("parked", lanes, figures -> figures.lane().rows());
        sum("live", lanes, figures -> figures.lane().live());
        sum("held", lanes, EndpointFigures::held);
        sum("broken", lanes, figures -> figures.broken() ? 1 : 0);
        sum("conservation", lanes, figures -> Math.abs(figures.imbalance()));
    }

    void added(EndpointLane lane) {
        Tags tags = Tags.of(Tag.of("endpoint", lane.endpoint().id().toString()));
        List<Meter> meters = new ArrayList<>();
        meters.add(counter("matched", tags, lane, EndpointFigures::matched));
        meters.add(counter("filtered", tags, lane, EndpointFigures::filtered));
        meters.add(counter("delivered", tags, lane, figures -> figures.lane().delivered()));
        meters.add(counter("abandoned", tags, lane, figures -> figures.lane().abandoned()));
        meters.add(gauge("parked", tags, lane, figures -> figures.lane().rows()));
        meters.add(gauge("held", tags, lane, EndpointFigures::held));
        meters.add(gauge("broken", tags, lane, figures -> figures.broken() ? 1 : 0));
        meters.add(gauge("conservation", tags, lane, EndpointFigures::imbalance));
        perEndpoint.put(lane.endpoint().id(), meters);
    }

    void removed(UUID endpointId) {
        List<Meter> meters = perEndpoint.remove(endpointId);
        if (meters != null) {
            meters.forEach(registry::remove);
        }
    }

    private Meter counter(
            String name, Tags tags, EndpointLane lane, ToLongFunction<EndpointFigures> figure) {
        return FunctionCounter.builder(
                        PREFIX + "endpoint." + name,
                        lane,
                        shown -> figure.applyAsLong(shown.figures()))
                .tags(tags)
                .register(registry);
    }

    private Meter gauge(
            String name, Tags tags, EndpointLane lane, ToLongFunction<EndpointFigures> figure) {
        return Gauge.builder(
                        PREFIX + "endpoint." + name,
                        lane,
                        shown -> figure.applyAsLong(shown.figures()))
                .tags(tags)
                .register(registry);
    }

    private void sum(
            String name, Collection<EndpointLane> lanes, ToLongFunction<EndpointFigures> figure) {
        Gauge.builder(
                        PREFIX + name,
                        lanes,
                        all ->
                                all.stream()
                                        .mapToLong(lane -> figure.applyAsLong(lane.figures()))
                                        .sum())
                .strongReference(true)
                .register(registry);
    }

    private Timer timer(String name) {
        return Timer.builder(PREFIX + name)
                .publishPercentileHistogram()
                .minimumExpectedValue(Duration.ofMillis(1))
                .maximumExpectedValue(Duration.ofSeconds(60))
                .register(registry);
    }
}

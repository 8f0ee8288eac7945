package dev.fillstream.intake.adapter.streams;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;

/** How many records of {@code orders} and {@code executions} the view has yet to read. */
@Singleton
final class ViewLag {

    private static final String LAG = "records-lag";

    private final AtomicLong records = new AtomicLong();

    ViewLag(MeterRegistry metrics) {
        Gauge.builder("fillstream.view.lag", records, AtomicLong::doubleValue)
                .description("Records that the view of orders has yet to read")
                .baseUnit("records")
                .register(metrics);
    }

    /** Takes over what the view's consumer measured; a partition not read yet measures nothing. */
    void learn(Map<MetricName, ? extends Metric> measured) {
        double sum = 0;
        for (Map.Entry<MetricName, ? extends Metric> each : measured.entrySet()) {
            if (each.getKey().name().equals(LAG)
                    && each.getValue().metricValue() instanceof Double lag
                    && lag > 0) {
                sum += lag;
            }
        }
        records.set(Math.round(sum));
    }
}

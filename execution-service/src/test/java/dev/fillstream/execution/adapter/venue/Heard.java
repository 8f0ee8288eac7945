package dev.fillstream.execution.adapter.venue;

import dev.fillstream.execution.report.VenueReport;
import dev.fillstream.execution.routing.ExecutionVenue.VenueListener;
import dev.fillstream.model.order.OrderEvent;
import dev.fillstream.model.value.OrderId;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** All that a venue said. */
public final class Heard implements VenueListener {

    private final List<VenueReport> reports = new CopyOnWriteArrayList<>();
    private final List<String> unintelligible = new CopyOnWriteArrayList<>();
    private final AtomicInteger resumed = new AtomicInteger();

    @Override
    public void reported(VenueReport report) {
        reports.add(report);
    }

    @Override
    public void unintelligible(String message, String reason) {
        unintelligible.add(reason + ": " + message);
    }

    @Override
    public void resumed() {
        resumed.incrementAndGet();
    }

    public int resumptions() {
        return resumed.get();
    }

    /** What was said of an order under that client order id. */
    public List<OrderEvent> of(OrderId clientOrderId) {
        return reports.stream()
                .filter(report -> report.clientOrderId().equals(clientOrderId))
                .map(VenueReport::event)
                .toList();
    }

    public List<VenueReport> reports() {
        return List.copyOf(reports);
    }

    public List<String> unintelligible() {
        return List.copyOf(unintelligible);
    }
}

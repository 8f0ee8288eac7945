package dev.fillstream.intake.adapter.streams;

import dev.fillstream.intake.view.OrderView;
import dev.fillstream.intake.view.OrderWatch;
import dev.fillstream.intake.view.RecentOrders;
import dev.fillstream.model.value.OrderId;
import dev.fillstream.schemas.DeadLetter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;

/** Passes what the view meets on to who waits for it, and counts what it could not read. */
@Singleton
final class ViewReporting implements ViewEvents {

    private final RecentOrders recent;
    private final OrderWatch watch;
    private final LocalStores stores;
    private final ViewProgress progress;
    private final MeterRegistry metrics;

    ViewReporting(
            RecentOrders recent,
            OrderWatch watch,
            LocalStores stores,
            ViewProgress progress,
            MeterRegistry metrics) {
        this.recent = recent;
        this.watch = watch;
        this.stores = stores;
        this.progress = progress;
        this.metrics = metrics;
    }

    @Override
    public void ordered(OrderId orderId) {
        recent.forget(orderId);
    }

    @Override
    public void met(int partition, long nextOffset) {
        progress.reached(partition, nextOffset);
    }

    @Override
    public void reported(OrderView view) {
        watch.reported(view);
    }

    @Override
    public void skipped(String topic, DeadLetter.Reason reason) {
        metrics.counter("fillstream.view.skipped", "topic", topic, "reason", reason.name())
                .increment();
    }

    @Override
    public void opened(int partition, OrderStore store) {
        stores.opened(partition, store);
    }

    @Override
    public void closed(int partition) {
        stores.closed(partition);
        progress.forget(partition);
        recent.clear();
    }
}

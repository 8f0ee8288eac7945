package dev.fillstream.notifier.delivery;

import dev.fillstream.notifier.endpoint.EndpointRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/** Starts and stops the engine, and keeps the registry fresh meanwhile. */
@ApplicationScoped
public class DeliveryLifecycle {

    private static final Logger LOG = Logger.getLogger(DeliveryLifecycle.class);

    private final DeliveryEngine engine;
    private final EndpointRegistry registry;
    private final DeliverySettings settings;
    private final Vertx vertx;
    private long timer;
    private final AtomicBoolean refreshing = new AtomicBoolean();

    public DeliveryLifecycle(
            DeliveryEngine engine,
            EndpointRegistry registry,
            DeliverySettings settings,
            Vertx vertx) {
        this.engine = engine;
        this.registry = registry;
        this.settings = settings;
        this.vertx = vertx;
    }

    void start(@Observes StartupEvent event) {
        engine.start();
        refresh();
        timer = vertx.setPeriodic(settings.refreshInterval().toMillis(), _ -> refresh());
    }

    void stop(@Observes ShutdownEvent event) {
        vertx.cancelTimer(timer);
        engine.stop();
    }

    private void refresh() {
        if (refreshing.compareAndSet(false, true)) {
            var _ =
                    registry.refresh()
                            .subscribe()
                            .with(
                                    _ -> refreshing.set(false),
                                    failure -> {
                                        refreshing.set(false);
                                        LOG.warnf("reading the endpoints failed: %s", failure);
                                    });
        }
    }
}

package dev.fillstream.intake.adapter.rest;

import dev.fillstream.intake.config.IntakeConfig;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;

/**
 * The threads that do what event loops must not. Lists have some of their own, and a bound of their
 * own: however many are asked for, and however long, an order never waits behind one.
 */
@ApplicationScoped
class Workers {

    private static final long EXPIRY_MILLIS = 100;

    private final WorkerLane orders;
    private final WorkerLane lists;

    Workers(IntakeConfig config) {
        Duration patience = config.orders().deliveryTimeout();
        orders =
                new WorkerLane(
                        "intake-worker-",
                        config.orders().threads(),
                        config.request().maxInFlight(),
                        patience);
        lists =
                new WorkerLane(
                        "intake-list-",
                        config.view().listThreads(),
                        config.view().maxLists(),
                        patience);
    }

    /** One timer for all: most calls are over long before it looks at them. */
    void start(@Observes StartupEvent event, Vertx vertx) {
        vertx.setPeriodic(
                EXPIRY_MILLIS,
                id -> {
                    orders.expire();
                    lists.expire();
                });
    }

    void stop(@Observes ShutdownEvent event) {
        orders.shutdown();
        lists.shutdown();
    }

    /** For what is about one order, or a batch of them: places, changes and looks them up. */
    WorkerLane orders() {
        return orders;
    }

    /** For what reads many orders at a time. */
    WorkerLane lists() {
        return lists;
    }
}

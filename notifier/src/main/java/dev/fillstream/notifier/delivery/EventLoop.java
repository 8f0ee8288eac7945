package dev.fillstream.notifier.delivery;

import io.vertx.core.Vertx;
import io.vertx.core.impl.ContextInternal;
import java.util.function.BooleanSupplier;

/** The one event loop on which all lanes live, so that nothing in them needs a lock. */
final class EventLoop {

    private final Vertx vertx;
    private final ContextInternal context;

    EventLoop(Vertx vertx) {
        this.vertx = vertx;
        this.context = (ContextInternal) vertx.getOrCreateContext();
    }

    /** Now when already there, else soon. */
    void run(Runnable task) {
        if (context.nettyEventLoop().inEventLoop()) {
            task.run();
        } else {
            context.runOnContext(_ -> task.run());
        }
    }

    /** Soon, after what is running now. */
    void later(Runnable task) {
        context.runOnContext(_ -> task.run());
    }

    void after(long millis, Runnable task) {
        run(() -> vertx.setTimer(millis, _ -> task.run()));
    }

    /** Again and again, until {@code goOn} says no. */
    void every(long millis, BooleanSupplier goOn) {
        run(
                () ->
                        vertx.setPeriodic(
                                millis,
                                id -> {
                                    if (!goOn.getAsBoolean()) {
                                        vertx.cancelTimer(id);
                                    }
                                }));
    }
}

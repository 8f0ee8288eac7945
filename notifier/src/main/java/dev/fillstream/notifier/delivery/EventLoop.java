package dev.fillstream.notifier.delivery;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.core.impl.ContextInternal;
import io.vertx.core.impl.VertxInternal;
import jakarta.inject.Singleton;
import java.util.function.BooleanSupplier;

/** The one event loop on which all lanes live, so that nothing in them needs a lock. */
@Singleton
public class EventLoop {

    private final Vertx vertx;
    private final ContextInternal context;

    public EventLoop(Vertx vertx) {
        this.vertx = vertx;
        this.context = ((VertxInternal) vertx).createEventLoopContext();
    }

    /** Now when already there, else soon. */
    void run(Runnable task) {
        if (context.nettyEventLoop().inEventLoop()) {
            task.run();
        } else {
            context.runOnContext(_ -> task.run());
        }
    }

    /** Now or soon; answers when it is done. */
    Uni<Void> call(Runnable task) {
        return Uni.createFrom()
                .emitter(
                        emitter ->
                                run(
                                        () -> {
                                            task.run();
                                            emitter.complete(null);
                                        }));
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

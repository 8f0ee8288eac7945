package dev.fillstream.notifier.adapter.db;

import io.quarkus.vertx.core.runtime.context.VertxContextSafetyToggle;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * A Vert.x context of its own for each piece of work, as Hibernate Reactive asks for: one session
 * per context, whoever calls from wherever.
 */
@ApplicationScoped
public class SafeContext {

    private final Vertx vertx;

    public SafeContext(Vertx vertx) {
        this.vertx = vertx;
    }

    <T> Uni<T> run(Supplier<Uni<T>> work) {
        return Uni.createFrom()
                .emitter(
                        emitter -> {
                            Context context =
                                    Objects.requireNonNull(
                                            VertxContext.createNewDuplicatedContext(
                                                    vertx.getOrCreateContext()));
                            VertxContextSafetyToggle.setContextSafe(context, true);
                            context.runOnContext(
                                    _ -> {
                                        var _ =
                                                work.get()
                                                        .subscribe()
                                                        .with(emitter::complete, emitter::fail);
                                    });
                        });
    }
}

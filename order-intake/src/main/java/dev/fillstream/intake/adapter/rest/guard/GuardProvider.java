package dev.fillstream.intake.adapter.rest.guard;

import io.vertx.core.impl.VertxBuilder;
import io.vertx.core.spi.VertxServiceProvider;

/**
 * Found by Quarkus through {@code META-INF/services} while it makes Vert.x: the only place where a
 * connection can be had before its first request, which a slow client never completes.
 */
public final class GuardProvider implements VertxServiceProvider {

    @Override
    public void init(VertxBuilder builder) {
        builder.findTransport(new GuardedTransport(builder.findTransport()));
    }
}

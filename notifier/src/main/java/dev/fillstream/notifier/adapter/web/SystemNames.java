package dev.fillstream.notifier.adapter.web;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.net.InetAddress;
import java.util.List;

/** As the operating system resolves names; that blocks, so it happens off the event loop. */
record SystemNames(Vertx vertx) implements Names {

    @Override
    public Future<List<InetAddress>> addresses(String host) {
        return vertx.<InetAddress[]>executeBlocking(() -> InetAddress.getAllByName(host), false)
                .map(found -> List.of(found));
    }
}

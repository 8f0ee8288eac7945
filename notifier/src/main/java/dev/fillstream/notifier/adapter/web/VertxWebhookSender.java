package dev.fillstream.notifier.adapter.web;

import dev.fillstream.notifier.delivery.Outbound;
import dev.fillstream.notifier.delivery.Reply;
import dev.fillstream.notifier.delivery.WebhookSender;
import dev.fillstream.notifier.endpoint.Endpoint;
import io.vertx.core.Vertx;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;

/** Sends over one channel per endpoint, so that endpoints share no connection and no queue. */
@Singleton
public class VertxWebhookSender implements WebhookSender {

    private final Vertx vertx;
    private final Clock clock;
    private final ChannelSettings settings;
    private final Map<UUID, EndpointChannel> channels = new HashMap<>();

    public VertxWebhookSender(Vertx vertx, Clock clock, ChannelSettings settings) {
        this.vertx = vertx;
        this.clock = clock;
        this.settings = settings;
    }

    @Override
    public void send(Endpoint endpoint, Outbound outbound, Consumer<Reply> whenDone) {
        channel(endpoint).send(outbound, whenDone);
    }

    @Override
    public void forget(UUID endpointId) {
        EndpointChannel channel = channels.remove(endpointId);
        if (channel != null) {
            channel.close();
        }
    }

    private EndpointChannel channel(Endpoint endpoint) {
        EndpointChannel known = channels.get(endpoint.id());
        if (known == null) {
            known = new EndpointChannel(vertx, clock, settings, endpoint);
            channels.put(endpoint.id(), known);
        } else if (known.revision() != endpoint.revision()) {
            known.show(endpoint);
        }
        return known;
    }
}

package dev.fillstream.notifier.adapter.web;

import dev.fillstream.notifier.config.NotifierConfig;
import dev.fillstream.notifier.delivery.Reply;
import dev.fillstream.notifier.delivery.WebhookEvent;
import dev.fillstream.notifier.delivery.WebhookSender;
import dev.fillstream.notifier.endpoint.DestinationPolicy;
import dev.fillstream.notifier.endpoint.Endpoint;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;

/** Sends over one channel per endpoint, so that endpoints share no connection and no queue. */
@ApplicationScoped
public class VertxWebhookSender implements WebhookSender {

    private final Vertx vertx;
    private final Clock clock;
    private final ChannelSettings settings;
    private final Map<UUID, EndpointChannel> channels = new HashMap<>();

    public VertxWebhookSender(
            Vertx vertx, Clock clock, NotifierConfig config, DestinationPolicy policy) {
        this.vertx = vertx;
        this.clock = clock;
        this.settings = new ChannelSettings(policy, config.window(), config.timeout());
    }

    @Override
    public void send(Endpoint endpoint, WebhookEvent event, Consumer<Reply> whenDone) {
        channel(endpoint).send(event, whenDone);
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

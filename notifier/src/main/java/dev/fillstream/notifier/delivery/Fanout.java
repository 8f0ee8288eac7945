package dev.fillstream.notifier.delivery;

import dev.fillstream.notifier.endpoint.Endpoint;
import java.util.List;

/** One event and the endpoints that want it. */
public record Fanout(WebhookEvent event, List<Endpoint> endpoints) {

    public Fanout {
        endpoints = List.copyOf(endpoints);
    }
}

package dev.fillstream.notifier.adapter.rest;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.fillstream.notifier.delivery.Outbound;
import dev.fillstream.notifier.endpoint.Endpoint;
import dev.fillstream.notifier.endpoint.EventTypes;
import java.time.Instant;
import java.util.UUID;

/** The event that only says that an endpoint can be reached. */
final class TestEvent {

    private TestEvent() {}

    static Outbound of(UUID webhookId, Endpoint endpoint, Instant now) {
        String body =
                "{\"type\":\"%s\",\"timestamp\":\"%s\",\"data\":{\"endpointId\":\"%s\"}}"
                        .formatted(EventTypes.ENDPOINT_TEST, now, endpoint.id());
        return new Outbound(webhookId, body.getBytes(UTF_8), null);
    }
}

package dev.fillstream.notifier.endpoint;

import dev.fillstream.notifier.signature.SigningSecret;
import dev.fillstream.notifier.signature.WebhookSecret;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** What can be done to an endpoint, as plain functions of the endpoint and the time. */
public final class EndpointCare {

    /** How long the secret before the current one still signs. */
    public static final Duration OVERLAP = Duration.ofHours(24);

    /** The code of an endpoint that its owner switched off. */
    public static final String DISABLED_BY_OWNER = "DISABLED_BY_OWNER";

    /**
     * What is to be different; empty parts stay.
     *
     * @param rateLimit 0 for none
     */
    public record Change(
            Optional<EndpointUrl> url,
            Optional<Set<String>> accounts,
            Optional<Set<String>> eventTypes,
            Optional<Integer> rateLimit,
            Optional<Map<String, String>> headers,
            Optional<Boolean> enabled) {}

    private EndpointCare() {}

    /** A new endpoint with a new secret; gets every type of event unless it says which. */
    public static Endpoint create(UUID id, EndpointUrl url, Change change, Instant now) {
        Endpoint blank =
                new Endpoint(
                        id,
                        url,
                        Set.of(),
                        Set.of(EventTypes.EVERY),
                        null,
                        Map.of(),
                        List.of(new SigningSecret(WebhookSecret.generate(), null)),
                        null,
                        null,
                        now,
                        now,
                        0);
        return change(blank, change, now);
    }

    public static Endpoint change(Endpoint endpoint, Change change, Instant now) {
        Integer rateLimit = change.rateLimit().orElse(endpoint.rateLimit());
        String disabledCode = endpoint.disabledCode();
        Instant failingSince = endpoint.failingSince();
        if (change.enabled().isPresent()) {
            disabledCode = change.enabled().get() ? null : DISABLED_BY_OWNER;
            failingSince = null;
        }
        return new Endpoint(
                endpoint.id(),
                change.url().orElse(endpoint.url()),
                change.accounts().orElse(endpoint.accounts()),
                change.eventTypes().orElse(endpoint.eventTypes()),
                rateLimit == null || rateLimit == 0 ? null : rateLimit,
                change.headers().orElse(endpoint.headers()),
                endpoint.secrets(),
                disabledCode,
                failingSince,
                endpoint.createdAt(),
                now,
                endpoint.revision());
    }

    /** On or off; either way it begins anew as far as its failures go. */
    public static Endpoint switched(Endpoint endpoint, boolean on, Instant now) {
        Change change =
                new Change(
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(on));
        return change(endpoint, change, now);
    }

    /** A new secret signs from now on; the one before it signs along until the overlap ends. */
    public static Endpoint rotate(Endpoint endpoint, Instant now) {
        WebhookSecret previous = endpoint.secrets().getFirst().secret();
        return new Endpoint(
                endpoint.id(),
                endpoint.url(),
                endpoint.accounts(),
                endpoint.eventTypes(),
                endpoint.rateLimit(),
                endpoint.headers(),
                List.of(
                        new SigningSecret(WebhookSecret.generate(), null),
                        new SigningSecret(previous, now.plus(OVERLAP))),
                endpoint.disabledCode(),
                endpoint.failingSince(),
                endpoint.createdAt(),
                now,
                endpoint.revision());
    }
}

package dev.fillstream.notifier.endpoint;

import dev.fillstream.notifier.signature.SigningSecret;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One receiver of webhooks: where it is, what it wants to be told, and how we sign for it.
 *
 * @param accounts whose reports it gets; {@code *} for everybody's
 * @param eventTypes which of them; {@code *} for all
 * @param rateLimit deliveries per second, or null for no limit
 * @param headers sent along with each delivery, as the owner gave them
 * @param secrets newest first; two during a rotation
 * @param disabledCode why it gets nothing, or null while it is enabled
 * @param failingSince when the failures began, where it has answered nothing else since
 * @param revision higher after every change
 */
public record Endpoint(
        UUID id,
        EndpointUrl url,
        Set<String> accounts,
        Set<String> eventTypes,
        @Nullable Integer rateLimit,
        Map<String, String> headers,
        List<SigningSecret> secrets,
        @Nullable String disabledCode,
        @Nullable Instant failingSince,
        Instant createdAt,
        Instant updatedAt,
        long revision) {

    public Endpoint {
        accounts = Set.copyOf(accounts);
        eventTypes = Set.copyOf(eventTypes);
        headers = Map.copyOf(headers);
        secrets = List.copyOf(secrets);
    }

    public boolean isEnabled() {
        return disabledCode == null;
    }

    public boolean wants(String eventType) {
        return wantsAll() || eventTypes.contains(eventType);
    }

    public boolean wantsAll() {
        return eventTypes.contains(EventTypes.EVERY);
    }

    /** The same, getting nothing from now on. */
    public Endpoint disabled(String code) {
        return new Endpoint(
                id,
                url,
                accounts,
                eventTypes,
                rateLimit,
                headers,
                secrets,
                code,
                failingSince,
                createdAt,
                updatedAt,
                revision);
    }

    /** The same, with failures since then, or with none. */
    public Endpoint failing(@Nullable Instant since) {
        return new Endpoint(
                id,
                url,
                accounts,
                eventTypes,
                rateLimit,
                headers,
                secrets,
                disabledCode,
                since,
                createdAt,
                updatedAt,
                revision);
    }

    public boolean covers(String account) {
        return accounts.contains(EventTypes.EVERY) || accounts.contains(account);
    }
}

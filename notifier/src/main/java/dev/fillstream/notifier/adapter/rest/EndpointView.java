package dev.fillstream.notifier.adapter.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.fillstream.notifier.endpoint.Endpoint;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * An endpoint as its owner sees it. The values of static headers are not shown again.
 *
 * @param secret only in the answers that made it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record EndpointView(
        String id,
        String url,
        List<String> accounts,
        List<String> eventTypes,
        @Nullable Integer rateLimit,
        Map<String, String> headers,
        boolean enabled,
        @Nullable String disabledCode,
        @Nullable String failingSince,
        String createdAt,
        String updatedAt,
        @Nullable String secret) {

    /** Without the secret. */
    static EndpointView of(Endpoint endpoint) {
        return of(endpoint, null);
    }

    /** With the secret, this once. */
    static EndpointView withSecret(Endpoint endpoint) {
        return of(endpoint, endpoint.secrets().getFirst().secret().text());
    }

    private static EndpointView of(Endpoint endpoint, @Nullable String secret) {
        Map<String, String> headers = new TreeMap<>();
        endpoint.headers().keySet().forEach(name -> headers.put(name, "…"));
        return new EndpointView(
                endpoint.id().toString(),
                endpoint.url().text(),
                endpoint.accounts().stream().sorted().toList(),
                endpoint.eventTypes().stream().sorted().toList(),
                endpoint.rateLimit(),
                headers,
                endpoint.isEnabled(),
                endpoint.disabledCode(),
                text(endpoint.failingSince()),
                endpoint.createdAt().toString(),
                endpoint.updatedAt().toString(),
                secret);
    }

    private static @Nullable String text(@Nullable Instant time) {
        return time == null ? null : time.toString();
    }
}

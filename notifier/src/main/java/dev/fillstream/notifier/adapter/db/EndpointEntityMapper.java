package dev.fillstream.notifier.adapter.db;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.fillstream.notifier.endpoint.Endpoint;
import dev.fillstream.notifier.endpoint.EndpointUrl;
import dev.fillstream.notifier.signature.SigningSecret;
import dev.fillstream.notifier.signature.WebhookSecret;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Between an endpoint and its row, secrets and header values encrypted. */
@ApplicationScoped
public class EndpointEntityMapper {

    private final AtRestCipher cipher;

    public EndpointEntityMapper(AtRestCipher cipher) {
        this.cipher = cipher;
    }

    Endpoint toModel(EndpointEntity row) {
        return new Endpoint(
                row.id,
                EndpointUrl.parse(row.url),
                lines(row.accounts),
                lines(row.eventTypes),
                row.rateLimit,
                headers(new String(cipher.decrypt(row.id, row.headers), UTF_8)),
                secrets(row),
                row.disabledCode,
                row.failingSince,
                row.createdAt,
                row.updatedAt,
                row.revision);
    }

    void copy(Endpoint endpoint, EndpointEntity row) {
        row.id = endpoint.id();
        row.url = endpoint.url().text();
        row.accounts = text(endpoint.accounts());
        row.eventTypes = text(endpoint.eventTypes());
        row.rateLimit = endpoint.rateLimit();
        row.headers = cipher.encrypt(row.id, text(endpoint.headers()).getBytes(UTF_8));
        row.secret = cipher.encrypt(row.id, endpoint.secrets().getFirst().secret().key());
        boolean rotated = endpoint.secrets().size() > 1;
        SigningSecret previous = endpoint.secrets().getLast();
        row.previousSecret = rotated ? cipher.encrypt(row.id, previous.secret().key()) : null;
        row.previousSecretExpiresAt = rotated ? previous.expiresAt() : null;
        row.disabledCode = endpoint.disabledCode();
        row.failingSince = endpoint.failingSince();
        row.createdAt = endpoint.createdAt();
        row.updatedAt = endpoint.updatedAt();
    }

    private List<SigningSecret> secrets(EndpointEntity row) {
        List<SigningSecret> secrets = new ArrayList<>(2);
        secrets.add(new SigningSecret(WebhookSecret.of(cipher.decrypt(row.id, row.secret)), null));
        if (row.previousSecret != null) {
            WebhookSecret previous = WebhookSecret.of(cipher.decrypt(row.id, row.previousSecret));
            secrets.add(new SigningSecret(previous, row.previousSecretExpiresAt));
        }
        return secrets;
    }

    private static Set<String> lines(String text) {
        return text.isEmpty() ? Set.of() : Set.of(text.split("\n"));
    }

    private static String text(Collection<String> entries) {
        return String.join("\n", new TreeSet<>(entries));
    }

    /** Neither names nor values hold a line break: that is checked where they come in. */
    private static Map<String, String> headers(String text) {
        Map<String, String> headers = new LinkedHashMap<>();
        for (String line : lines(text)) {
            int colon = line.indexOf(':');
            headers.put(line.substring(0, colon), line.substring(colon + 1));
        }
        return headers;
    }

    private static String text(Map<String, String> headers) {
        List<String> lines = new ArrayList<>(headers.size());
        headers.forEach((name, value) -> lines.add(name + ":" + value));
        return String.join("\n", lines);
    }
}

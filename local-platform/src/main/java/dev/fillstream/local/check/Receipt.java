package dev.fillstream.local.check;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.Map;

/**
 * One request that the webhook receiver got.
 *
 * @param path of the URL that was called; tells the endpoint
 * @param headers by lower-case name
 * @param body exactly the bytes that came
 * @param answered the HTTP status that the receiver gave
 */
public record Receipt(
        Instant receivedAt, String path, Map<String, String> headers, byte[] body, int answered) {

    public Receipt {
        headers = Map.copyOf(headers);
    }

    public boolean isSuccess() {
        return answered >= 200 && answered < 300;
    }

    public String webhookId() {
        return headers.getOrDefault("webhook-id", "");
    }

    public String bodyText() {
        return new String(body, UTF_8);
    }
}

package dev.fillstream.local.listen;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import java.net.http.HttpHeaders;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What can be said of a webhook by who has the endpoint's secret and remembers what came before:
 * whether it is genuine, whether it came before, and whether one is missing before it.
 */
public final class Inspection {

    /**
     * What is said of one webhook.
     *
     * @param genuine whether a signature fits and the timestamp is near
     * @param repeated whether its id came before
     * @param missing endpoint sequence numbers of its partition that never came, 0 for none
     * @param event the body, or a missing node where it is no JSON
     */
    public record Finding(boolean genuine, boolean repeated, long missing, JsonNode event) {}

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Webhook webhook;
    private final Set<String> ids = new HashSet<>();
    private final Map<Integer, Long> sequences = new HashMap<>();

    /**
     * @param webhook verifies with the endpoint's secret; a library's, not ours
     */
    public Inspection(Webhook webhook) {
        this.webhook = webhook;
    }

    /**
     * @param headers by lower-case name
     */
    public synchronized Finding inspect(Map<String, String> headers, String body) {
        boolean genuine = isGenuine(headers, body);
        boolean repeated = genuine && !ids.add(headers.getOrDefault("webhook-id", ""));
        JsonNode event = read(body);
        return new Finding(genuine, repeated, genuine ? missing(event) : 0, event);
    }

    private boolean isGenuine(Map<String, String> headers, String body) {
        Map<String, List<String>> multi = new HashMap<>();
        headers.forEach((name, value) -> multi.put(name, List.of(value)));
        try {
            webhook.verify(body, HttpHeaders.of(multi, (name, value) -> true));
            return true;
        } catch (WebhookVerificationException e) {
            return false;
        }
    }

    /** The first of a partition proves nothing: who begins to listen did not hear the others. */
    private long missing(JsonNode event) {
        JsonNode delivery = event.path("delivery");
        if (!delivery.has("endpointSeq")) {
            return 0;
        }
        int partition = delivery.path("partition").asInt();
        long number = delivery.path("endpointSeq").asLong();
        Long last = sequences.get(partition);
        sequences.merge(partition, number, Math::max);
        return last == null || number <= last ? 0 : number - last - 1;
    }

    private static JsonNode read(String body) {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException e) {
            return JSON.missingNode();
        }
    }
}

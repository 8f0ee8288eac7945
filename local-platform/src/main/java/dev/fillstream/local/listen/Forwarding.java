package dev.fillstream.local.listen;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;

/**
 * Hands each webhook on as it came, signature and all, and answers what it was answered: so
 * failures and retries are the ones of whoever it is forwarded to.
 */
public final class Forwarding {

    /** What is answered when nobody answered. */
    public static final int BAD_GATEWAY = 502;

    /**
     * What to answer.
     *
     * @param problem why nobody answered, in words, or empty where somebody did
     */
    public record Answer(int status, String problem) {}

    private static final Duration PATIENCE = Duration.ofSeconds(14);

    private final HttpClient http =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(Duration.ofSeconds(5))
                    .build();
    private final URI target;

    public Forwarding(URI target) {
        this.target = target;
    }

    public Answer forward(Map<String, String> headers, byte[] body) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(target)
                        .timeout(PATIENCE)
                        .POST(HttpRequest.BodyPublishers.ofByteArray(body));
        headers.forEach(
                (name, value) -> {
                    if (isPassedOn(name)) {
                        request.header(name, value);
                    }
                });
        try {
            HttpResponse<Void> response =
                    http.send(request.build(), HttpResponse.BodyHandlers.discarding());
            return new Answer(response.statusCode(), "");
        } catch (ConnectException e) {
            return new Answer(BAD_GATEWAY, "nobody listens at " + target);
        } catch (HttpTimeoutException e) {
            return new Answer(
                    BAD_GATEWAY, target + " took longer than " + PATIENCE.toSeconds() + " s");
        } catch (IOException e) {
            return new Answer(BAD_GATEWAY, "no answer from " + target + ": " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Answer(BAD_GATEWAY, "it is over");
        }
    }

    private static boolean isPassedOn(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.startsWith("webhook-")
                || lower.equals("content-type")
                || lower.equals("user-agent")
                || lower.equals("traceparent");
    }
}

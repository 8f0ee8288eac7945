package dev.fillstream.local.check.adapter;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.fillstream.local.check.ObservedExposure;
import dev.fillstream.model.value.Money;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Asks the risk-processor what an account holds and has reserved. Of several instances one has the
 * account.
 */
public final class ExposureClient {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http;
    private final List<URI> addresses;
    private final String token;

    public ExposureClient(HttpClient http, List<URI> addresses, String token) {
        this.http = http;
        this.addresses = List.copyOf(addresses);
        this.token = token;
    }

    /** What risk says of {@code account}; empty where it does not say, or knows no limits of it. */
    public Optional<ObservedExposure> of(String account) {
        IOException noAnswer = new IOException("there is none");
        boolean answered = false;
        for (URI address : addresses) {
            try {
                Optional<ObservedExposure> exposure = of(account, address);
                if (exposure.isPresent()) {
                    return exposure;
                }
                answered = true;
            } catch (IOException e) {
                noAnswer = e;
            }
        }
        if (!answered) {
            throw new UncheckedIOException("the risk-processor does not answer", noAnswer);
        }
        return Optional.empty();
    }

    private Optional<ObservedExposure> of(String account, URI address) throws IOException {
        HttpRequest request =
                HttpRequest.newBuilder(address.resolve("/v1/accounts/" + account + "/exposure"))
                        .header("Authorization", "Bearer " + token)
                        .timeout(Duration.ofSeconds(10))
                        .build();
        try {
            HttpResponse<String> response =
                    http.send(request, HttpResponse.BodyHandlers.ofString());
            JsonNode body = JSON.readTree(response.body());
            return response.statusCode() == 200 && body.has("cash")
                    ? Optional.of(exposure(account, body))
                    : Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private static ObservedExposure exposure(String account, JsonNode body) {
        Map<String, BigDecimal> positions = new HashMap<>();
        for (JsonNode position : body.path("positions")) {
            positions.put(
                    position.path("symbol").asText(),
                    new BigDecimal(position.path("qty").asText()));
        }
        return new ObservedExposure(
                account,
                Money.of(body.path("cash").asText()),
                Money.of(body.path("reserved").asText()),
                positions);
    }
}

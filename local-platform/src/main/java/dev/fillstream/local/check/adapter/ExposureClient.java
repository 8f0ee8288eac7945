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
import java.util.Map;
import java.util.Optional;

/** Asks the risk-processor what an account holds and has reserved. */
public final class ExposureClient {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http;
    private final URI address;
    private final String token;

    public ExposureClient(HttpClient http, URI address, String token) {
        this.http = http;
        this.address = address;
        this.token = token;
    }

    /** What risk says of {@code account}; empty where it does not say, or knows no limits of it. */
    public Optional<ObservedExposure> of(String account) {
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
        } catch (IOException e) {
            throw new UncheckedIOException("the risk-processor does not answer", e);
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

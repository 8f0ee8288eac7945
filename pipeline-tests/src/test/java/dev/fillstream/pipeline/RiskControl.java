package dev.fillstream.pipeline;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.fillstream.local.stack.Part;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;

/** The control calls of the running risk-processor, its metrics and its log. */
final class RiskControl {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** All that an account needs to trade; nothing of it bounds anything but price and age. */
    private static final String LIMITS =
            """
            {"reason": "pipeline test", "currency": "USD", "openingCash": "1000000000",
             "maxOrderQty": "unlimited", "maxOrderNotional": "unlimited", "priceCollarBps": 1000,
             "maxPriceAgeMillis": 3600000, "maxPositionQty": "unlimited",
             "maxGrossExposure": "unlimited", "maxNetExposure": "unlimited",
             "maxConcentrationBps": "unlimited", "maxDailyNotional": "unlimited",
             "maxDailyLoss": "unlimited", "maxShortQty": "unlimited", "maxOpenOrders": "unlimited",
             "maxOrdersPerSecond": "unlimited", "duplicateWindowMillis": "0",
             "maxRepeatedExecutions": "unlimited", "maxOrderAgeMillis": "unlimited",
             "selfMatch": "allowed"}\
            """;

    private static final String INSTRUMENT =
            """
            {"reason": "pipeline test", "currency": "USD", "tickSize": "0.01", "lotSize": "1",
             "minQty": "1", "maxQty": "100000", "multiplier": "1", "tradable": true}\
            """;

    private final RunningPipeline pipeline;

    RiskControl(RunningPipeline pipeline) {
        this.pipeline = pipeline;
    }

    /** Sets the limits of a new account: those above, but for what {@code changed} says. */
    void limits(String account, String changed) throws IOException {
        put("/v1/limits/" + account, merged(LIMITS, changed));
    }

    /** Adds an instrument: the one above, but for what {@code changed} says. */
    void instrument(String symbol, String changed) throws IOException {
        put("/v1/instruments/" + symbol, merged(INSTRUMENT, changed));
    }

    /** Stops a scope, and answers what the call answered. */
    JsonNode stop(String scope, String state) throws IOException {
        return JSON.readTree(
                send(
                        HttpRequest.newBuilder(risk("/v1/trading-states/" + scope))
                                .PUT(body(state(state)))));
    }

    /** Lets a scope trade again. */
    void resume(String scope, long version) throws IOException {
        send(
                HttpRequest.newBuilder(risk("/v1/trading-states/" + scope))
                        .header("If-Match", "\"" + version + "\"")
                        .PUT(body(state("active"))));
    }

    private static String state(String state) {
        return "{\"state\": \"%s\", \"reason\": \"pipeline test\"}".formatted(state);
    }

    /** How often risk has refused for this code. */
    double refusals(String code) throws IOException {
        String address = pipeline.stack().view().managementUrl(Part.RISK_PROCESSOR);
        String metrics = send(HttpRequest.newBuilder(URI.create(address + "/q/metrics")).GET());
        return metrics.lines()
                .filter(line -> line.startsWith("fillstream_risk_decisions_total{"))
                .filter(line -> line.contains("code=\"" + code + "\""))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .sum();
    }

    /** What the risk-processor has logged so far. */
    String log() throws IOException {
        Path log = Path.of(pipeline.stack().view().part(Part.RISK_PROCESSOR).log());
        return Files.readString(log, UTF_8);
    }

    private void put(String path, String body) throws IOException {
        send(HttpRequest.newBuilder(risk(path)).header("If-None-Match", "*").PUT(body(body)));
    }

    private URI risk(String path) {
        return pipeline.target().riskProcessor().resolve(path);
    }

    private static HttpRequest.BodyPublisher body(String text) {
        return HttpRequest.BodyPublishers.ofString(text);
    }

    private String send(HttpRequest.Builder request) throws IOException {
        try {
            HttpResponse<String> response =
                    pipeline.http()
                            .send(
                                    request.header("Content-Type", "application/json")
                                            .header(
                                                    "Authorization",
                                                    "Bearer " + pipeline.target().operatorToken())
                                            .build(),
                                    HttpResponse.BodyHandlers.ofString());
            assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
            return response.body();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private static String merged(String base, String changed) throws IOException {
        ObjectNode all = (ObjectNode) JSON.readTree(base);
        JSON.readTree(changed)
                .properties()
                .forEach(
                        field -> {
                            if (field.getValue().isNull()) {
                                all.remove(field.getKey());
                            } else {
                                all.set(field.getKey(), field.getValue());
                            }
                        });
        return all.toString();
    }
}

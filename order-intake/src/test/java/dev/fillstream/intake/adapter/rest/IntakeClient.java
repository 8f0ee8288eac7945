package dev.fillstream.intake.adapter.rest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fillstream.local.testing.SharedPlatform;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;

/** Speaks to the service as a client would, and knows nothing of its insides. */
final class IntakeClient {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final URI base;

    IntakeClient(URI base) {
        this.base = base;
    }

    /** A token for a trader of acct-1. */
    static String trader() {
        return SharedPlatform.tokens().trader("acct-1");
    }

    static String limitOrder(String clOrdId) {
        return limitOrder(clOrdId, "100");
    }

    static String limitOrder(String clOrdId, String orderQty) {
        return """
        {"clOrdId":"%s","account":"acct-1","symbol":"ACME","side":"buy","ordType":"limit","orderQty":"%s","price":"12.34"}\
        """
                .formatted(clOrdId, orderQty);
    }

    /** A POST of JSON with a good token; headers are added in pairs. */
    HttpRequest.Builder orderRequest(String body, String... headers) {
        return orderRequest(body.getBytes(UTF_8), headers);
    }

    HttpRequest.Builder orderRequest(byte[] body, String... headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(base.resolve("/v1/orders"))
                        .timeout(Duration.ofSeconds(20))
                        .POST(BodyPublishers.ofByteArray(body))
                        .setHeader("Authorization", "Bearer " + trader())
                        .setHeader("Content-Type", "application/json");
        for (int i = 0; i < headers.length; i += 2) {
            request.setHeader(headers[i], headers[i + 1]);
        }
        return request;
    }

    /** A call with a good token; a body, unless it is empty, is JSON. */
    HttpRequest.Builder request(String method, String path, String body) {
        return HttpRequest.newBuilder(base.resolve(path))
                .timeout(Duration.ofSeconds(20))
                .method(
                        method,
                        body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .setHeader("Authorization", "Bearer " + trader())
                .setHeader("Content-Type", "application/json");
    }

    Answer call(String method, String path, String body) {
        return send(request(method, path, body).build());
    }

    Answer post(String body, String... headers) {
        return send(orderRequest(body, headers).build());
    }

    Answer get(String path, String token) {
        return send(
                HttpRequest.newBuilder(base.resolve(path))
                        .timeout(Duration.ofSeconds(20))
                        .setHeader("Authorization", "Bearer " + token)
                        .build());
    }

    /** Sends it, and fails if the answer is none that the contract promises. */
    Answer send(HttpRequest request) {
        try {
            HttpResponse<String> response = HTTP.send(request, BodyHandlers.ofString());
            if (request.uri().getPath().startsWith("/v1/")) {
                Contract.COMMITTED.check(response);
            }
            return new Answer(response);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What came back. */
    record Answer(HttpResponse<String> response) {

        int status() {
            return response.statusCode();
        }

        String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        JsonObject json() {
            try (var reader = Json.createReader(new StringReader(response.body()))) {
                return reader.readObject();
            }
        }

        String text(String field) {
            return json().getString(field, "");
        }

        /** {@code POINTER CODE} of each error. */
        List<String> errors() {
            JsonArray errors = json().getJsonArray("errors");
            return errors == null
                    ? List.of()
                    : errors.getValuesAs(JsonObject.class).stream()
                            .map(e -> e.getString("pointer") + " " + e.getString("code"))
                            .toList();
        }

        Answer isProblem(int status, String code) {
            assertThat(status()).as(response.body()).isEqualTo(status);
            assertThat(header("Content-Type")).isEqualTo("application/problem+json");
            assertThat(text("code")).isEqualTo(code);
            assertThat(json().getInt("status")).isEqualTo(status);
            assertThat(text("traceId")).matches("[0-9a-f]{32}");
            assertThat(response.body()).doesNotContain("Exception").doesNotContain("\tat ");
            return this;
        }
    }
}

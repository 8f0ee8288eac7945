package dev.fillstream.intake.adapter.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.fillstream.intake.adapter.rest.IntakeClient.Answer;
import dev.fillstream.local.testing.SharedPlatform;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Three orders, two cancels and two views in an hour for each token. */
@QuarkusTest
@QuarkusTestResource(value = SmallQuota.class, restrictToAnnotatedClass = true)
class RateLimitTest {

    @TestHTTPResource("/")
    URI service;

    @TestHTTPResource(value = "/", management = true)
    URI management;

    private final String token = SharedPlatform.tokens().trader("acct-1");
    private IntakeClient client;

    @BeforeEach
    void connect() {
        client = new IntakeClient(service);
        await().atMost(Duration.ofSeconds(20))
                .until(
                        () ->
                                new IntakeClient(management).get("/q/health/ready", "").status()
                                        == 200);
    }

    @Test
    void tellsWhatIsLeftAndRefusesWhatIsBeyond() {
        for (int left = 2; left >= 0; left--) {
            Answer taken = post("rate-" + left);
            assertThat(taken.status()).isEqualTo(202);
            assertThat(taken.header("RateLimit-Policy")).isEqualTo("\"orders\";q=3;w=3600");
            assertThat(taken.header("RateLimit")).matches("\"orders\";r=" + left + ";t=\\d+");
        }

        Answer refused = post("rate-beyond");

        refused.isProblem(429, "RATE_EXCEEDED");
        assertThat(refused.header("RateLimit")).startsWith("\"orders\";r=0;");
        assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(1, 1200);
    }

    @Test
    void letsCancelsAndViewsPassWhileNewOrdersHaveToWait() {
        String order = post("rate-cancel").header("Location");
        post("rate-cancel");
        post("rate-cancel");
        post("rate-cancel").isProblem(429, "RATE_EXCEEDED");
        call("PATCH", order, "{\"clOrdId\":\"r\",\"price\":\"1\"}").isProblem(429, "RATE_EXCEEDED");

        assertThat(call("DELETE", order, "").status()).isEqualTo(202);
        assertThat(call("DELETE", "/v1/orders?account=acct-1", "").status()).isEqualTo(202);
        call("DELETE", order, "").isProblem(429, "RATE_EXCEEDED");
        assertThat(client.get(order, token).status()).isEqualTo(200);
        client.get("/v1/orders/x", token).isProblem(404, "ORDER_UNKNOWN");
        client.get(order, token).isProblem(429, "RATE_EXCEEDED");
    }

    @Test
    void countsAllOrdersOfABatch() {
        String batch = "{\"orders\":[{},{},{}]}";

        assertThat(call("POST", "/v1/order-batches", batch).status()).isEqualTo(207);
        call("POST", "/v1/order-batches", batch).isProblem(429, "RATE_EXCEEDED");
    }

    @Test
    void refusesABatchOfMoreThanIsLeft() {
        String batch = "{\"orders\":[{},{},{},{}]}";

        call("POST", "/v1/order-batches", batch).isProblem(429, "RATE_EXCEEDED");
        assertThat(post("rate-after-batch").status()).isEqualTo(202);
    }

    @Test
    void countsOneTokenHoweverItsHeaderIsWritten() {
        for (String scheme : List.of("Bearer ", "bearer ", "BEARER   ")) {
            assertThat(post("rate-scheme", scheme + token).status()).isEqualTo(202);
        }

        post("rate-scheme", "Bearer  " + token).isProblem(429, "RATE_EXCEEDED");
    }

    @Test
    void givesEachTokenItsOwn() {
        for (int i = 0; i < 3; i++) {
            post("rate-own");
        }
        String other = SharedPlatform.tokens().trader("acct-1");

        assertThat(post("rate-own", "Bearer " + other).status()).isEqualTo(202);
    }

    private Answer post(String clOrdId, String authorization) {
        return client.post(IntakeClient.limitOrder(clOrdId), "Authorization", authorization);
    }

    private Answer post(String clOrdId) {
        return call("POST", "/v1/orders", IntakeClient.limitOrder(clOrdId));
    }

    private Answer call(String method, String path, String body) {
        return client.send(
                client.request(method, path, body)
                        .setHeader("Authorization", "Bearer " + token)
                        .build());
    }
}

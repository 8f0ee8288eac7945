package dev.fillstream.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.fillstream.local.demo.Trial;
import dev.fillstream.local.demo.load.PriceSnapshot;
import dev.fillstream.local.demo.load.RestSender;
import dev.fillstream.model.value.Account;
import dev.fillstream.model.value.ClOrdId;
import dev.fillstream.model.value.OrderId;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** Orders that wait for a price, and orders with a date, through the whole chain. */
@Order(3)
class StopAndDatedOrdersTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ACCOUNT = "acct-1";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final RunningPipeline pipeline = RunningPipeline.get();

    @Test
    void stopsWaitForTheirPriceAndDatesAreKept() throws Exception {
        BigDecimal price = price();
        String ahead = times(price, "1.2");
        String behind = times(price, "0.8");
        Instant soon = Instant.now().plusSeconds(2).truncatedTo(ChronoUnit.MILLIS);
        try (Trial trial = pipeline.trial("stops", 0)) {
            String run = trial.runPrefix();
            String setOff = send(run + 1, "\"ordType\":\"stop\",\"stopPx\":\"" + behind + "\"");
            String limited =
                    send(
                            run + 2,
                            """
                            "ordType":"stop_limit","stopPx":"%s","price":"%s\""""
                                    .formatted(behind, times(price, "1.04")));
            String waiting =
                    send(
                            run + 3,
                            """
                            "ordType":"stop","stopPx":"%s","timeInForce":"gtc\""""
                                    .formatted(ahead));
            String dated =
                    send(
                            run + 4,
                            """
                            "ordType":"limit","price":"%s","timeInForce":"gtd","expireTime":"%s\""""
                                    .formatted(behind, soon));
            String datedStop =
                    send(
                            run + 5,
                            """
                            "ordType":"stop","stopPx":"%s","timeInForce":"gtd","expireTime":"%s\""""
                                    .formatted(ahead, soon));

            awaitStatus(setOff, "filled");
            awaitStatus(limited, "filled");
            awaitStatus(dated, "expired");
            awaitStatus(datedStop, "expired");
            JsonNode view = awaitStatus(waiting, "new");
            assertThat(view.path("stopPx").asText()).isEqualTo(ahead);
            assertThat(Instant.parse(view(dated).path("updatedAt").asText())).isAfter(soon);
            cancel(waiting);
            awaitStatus(waiting, "canceled");
            RunningPipeline.assertConserved(trial, 5);
        }
    }

    private String send(String clOrdId, String terms) throws Exception {
        HttpResponse<String> answer =
                new RestSender(pipeline.http(), pipeline.target().orderIntake(), token())
                        .post(
                                """
                                {"clOrdId":"%s","account":"%s","symbol":"ACME","side":"buy","orderQty":"10",%s}"""
                                        .formatted(clOrdId, ACCOUNT, terms));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        return OrderId.derive(new Account(ACCOUNT), new ClOrdId(clOrdId)).toString();
    }

    private JsonNode awaitStatus(String orderId, String ordStatus) {
        Eventually.holds(
                orderId + " is " + ordStatus,
                PATIENCE,
                () -> view(orderId).path("ordStatus").asText().equals(ordStatus));
        return view(orderId);
    }

    private JsonNode view(String orderId) {
        try {
            return JSON.readTree(call(HttpRequest.newBuilder(at(orderId))).body());
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private void cancel(String orderId) throws Exception {
        HttpResponse<String> answer = call(HttpRequest.newBuilder(at(orderId)).DELETE());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
    }

    private URI at(String orderId) {
        return pipeline.target().orderIntake().resolve("/v1/orders/" + orderId);
    }

    private HttpResponse<String> call(HttpRequest.Builder request) throws Exception {
        return pipeline.http()
                .send(
                        request.header("Authorization", "Bearer " + token())
                                .timeout(PATIENCE)
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
    }

    private String token() {
        return pipeline.stack().tokens().trader(ACCOUNT);
    }

    private BigDecimal price() {
        return PriceSnapshot.of(pipeline.target().bootstrapServers(), Set.of("ACME"), PATIENCE)
                .get("ACME");
    }

    private static String times(BigDecimal price, String factor) {
        return price.multiply(new BigDecimal(factor))
                .setScale(1, RoundingMode.HALF_UP)
                .stripTrailingZeros()
                .toPlainString();
    }
}

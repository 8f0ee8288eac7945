package dev.fillstream.pipeline;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.standardwebhooks.Webhook;
import dev.fillstream.local.check.Decision;
import dev.fillstream.local.check.History;
import dev.fillstream.local.check.LogRecord;
import dev.fillstream.local.check.OrderCase;
import dev.fillstream.local.check.Receipt;
import dev.fillstream.local.check.ReceivingEndpoint;
import dev.fillstream.local.check.Report;
import dev.fillstream.local.check.VenueEntry;
import dev.fillstream.local.demo.Trial;
import dev.fillstream.local.demo.load.RestSender;
import dev.fillstream.model.value.Account;
import dev.fillstream.model.value.ClOrdId;
import dev.fillstream.model.value.OrderId;
import dev.fillstream.schemas.EventHeaders;
import dev.fillstream.v1.CheckResult.Outcome;
import dev.fillstream.v1.DeliveryEvent;
import dev.fillstream.v1.ExecType;
import dev.fillstream.v1.ExecutionReport;
import dev.fillstream.v1.NewOrderSingle;
import dev.fillstream.v1.OrdStatus;
import dev.fillstream.v1.OrdType;
import dev.fillstream.v1.Side;
import dev.fillstream.v1.TimeInForce;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/**
 * The journey of one order, hop by hop, as docs/ARCHITECTURE.md tells it: an order comes in, is
 * decided, is executed, is reported, is delivered.
 */
@Order(2)
class JourneyOfAnOrderTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final RunningPipeline pipeline = RunningPipeline.get();

    @Test
    void journeyOfAnOrder() throws Exception {
        try (Trial trial = pipeline.trial("journey", 0)) {
            NewOrderSingle order = marketOrder(trial.runPrefix() + "1");
            String orderId = orderId(order);

            // 1. It comes in: 202 once Kafka has it.
            HttpResponse<String> answer = rest().send(order);
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
            assertThat(answer.headers().firstValue("Location")).hasValue("/v1/orders/" + orderId);
            JsonNode view = JSON.readTree(answer.body());
            assertThat(view.path("orderId").asText()).isEqualTo(orderId);
            assertThat(view.path("ordStatus").asText()).isEqualTo("pending_new");

            RunningPipeline.assertConserved(trial, 1);
            History history = History.of(trial.evidence());
            OrderCase story = history.order(orderId).orElseThrow();
            LogRecord entered = story.commands().getFirst().record();
            assertThat(entered.keyText()).isEqualTo("acct-1");
            assertThat(entered.header(EventHeaders.SUBJECT)).isEqualTo(orderId);

            // 2. It is decided: every check passed, with the evidence it was made from.
            Decision decision = story.decisions().getFirst();
            assertThat(decision.isApproval()).isTrue();
            assertThat(decision.decides()).isEqualTo(entered.position());
            assertThat(decision.risk().getChecksList())
                    .isNotEmpty()
                    .allMatch(check -> check.getOutcome() == Outcome.OUTCOME_PASSED);
            assertThat(decision.risk().getReferencePrice()).isNotEmpty();

            // 3. It is executed: the venue has it once, under our orderId.
            assertThat(story.venueEntries())
                    .filteredOn(VenueEntry.Accepted.class::isInstance)
                    .hasSize(1);

            // 4. It is reported: new, then its trades, and filled in the end.
            List<ExecutionReport> reports =
                    story.reports().stream().flatMap(each -> each.execution().stream()).toList();
            assertThat(reports.getFirst().getReportSeq()).isEqualTo(1);
            assertThat(reports.getLast().getOrdStatus()).isEqualTo(OrdStatus.ORD_STATUS_FILLED);
            assertThat(reports.getLast().getExecType()).isEqualTo(ExecType.EXEC_TYPE_TRADE);
            assertThat(reports.getLast().getCumQty()).isEqualTo("10");

            // 5. It is delivered: each report once to each endpoint, signed, and it says so.
            for (ReceivingEndpoint endpoint : trial.endpoints()) {
                for (Report report : story.reports()) {
                    verify(endpoint, receipt(trial, endpoint, report.eventId()));
                    assertThat(history.deliveries())
                            .anyMatch(event -> isDelivery(event, endpoint, report));
                }
            }

            // 6. Its view shows where it stands.
            JsonNode filled = JSON.readTree(get("/v1/orders/" + orderId).body());
            assertThat(filled.path("ordStatus").asText()).isEqualTo("filled");
            assertThat(filled.path("cumQty").asText()).isEqualTo("10");
        }
    }

    @Test
    void oneLineOfJsonOnKafkaIsAnOrder() throws Exception {
        try (Trial trial = pipeline.trial("kcat", 0)) {
            String clOrdId = trial.runPrefix() + "1";
            String line =
                    """
                    {"newOrderSingle":{"clOrdId":"%s","account":"acct-1","symbol":"ACME","side":"SIDE_BUY",\
                    "ordType":"ORD_TYPE_MARKET","orderQty":"10","timeInForce":"TIME_IN_FORCE_DAY"}}"""
                            .formatted(clOrdId);
            trial.kafka().send("acct-1", line.getBytes(UTF_8));
            String orderId = orderId(marketOrder(clOrdId));
            Receipt first =
                    Eventually.appears(
                            "the webhook",
                            PATIENCE,
                            () ->
                                    trial.receipts().stream()
                                            .filter(each -> each.bodyText().contains(orderId))
                                            .findFirst());
            assertThat(first.headers()).containsKeys("webhook-id", "webhook-signature");
            RunningPipeline.assertConserved(trial, 1);
        }
    }

    private RestSender rest() {
        return new RestSender(
                pipeline.http(),
                pipeline.target().orderIntake(),
                pipeline.stack().tokens().trader("acct-1"));
    }

    private HttpResponse<String> get(String path) throws Exception {
        URI address = pipeline.target().orderIntake().resolve(path);
        HttpRequest request =
                HttpRequest.newBuilder(address)
                        .header(
                                "Authorization",
                                "Bearer " + pipeline.stack().tokens().trader("acct-1"))
                        .build();
        return pipeline.http().send(request, HttpResponse.BodyHandlers.ofString());
    }

    private static Receipt receipt(Trial trial, ReceivingEndpoint endpoint, String webhookId) {
        Optional<Receipt> found =
                trial.receipts().stream()
                        .filter(each -> each.path().equals(endpoint.path()))
                        .filter(each -> each.webhookId().equals(webhookId))
                        .findFirst();
        return found.orElseThrow();
    }

    private static void verify(ReceivingEndpoint endpoint, Receipt receipt) throws Exception {
        Map<String, List<String>> headers = new HashMap<>();
        receipt.headers().forEach((name, value) -> headers.put(name, List.of(value)));
        new Webhook(endpoint.secret()).verify(receipt.bodyText(), headers);
    }

    private static boolean isDelivery(
            DeliveryEvent event, ReceivingEndpoint endpoint, Report report) {
        return event.getOutcome() == DeliveryEvent.Outcome.OUTCOME_DELIVERED
                && event.getEndpointId().equals(endpoint.id())
                && event.getWebhookId().equals(report.eventId());
    }

    private static NewOrderSingle marketOrder(String clOrdId) {
        return NewOrderSingle.newBuilder()
                .setClOrdId(clOrdId)
                .setAccount("acct-1")
                .setSymbol("ACME")
                .setSide(Side.SIDE_BUY)
                .setOrdType(OrdType.ORD_TYPE_MARKET)
                .setOrderQty("10")
                .setTimeInForce(TimeInForce.TIME_IN_FORCE_DAY)
                .build();
    }

    private static String orderId(NewOrderSingle order) {
        return OrderId.derive(new Account(order.getAccount()), new ClOrdId(order.getClOrdId()))
                .toString();
    }
}

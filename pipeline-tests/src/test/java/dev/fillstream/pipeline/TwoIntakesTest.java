package dev.fillstream.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.fillstream.local.check.History;
import dev.fillstream.local.check.OrderCase;
import dev.fillstream.local.check.Receipt;
import dev.fillstream.local.check.Report;
import dev.fillstream.local.demo.Trial;
import dev.fillstream.local.demo.load.RestSender;
import dev.fillstream.local.demo.load.SampleOrder;
import dev.fillstream.local.stack.AnotherInstance;
import dev.fillstream.model.value.Account;
import dev.fillstream.model.value.ClOrdId;
import dev.fillstream.model.value.OrderId;
import dev.fillstream.v1.NewOrderSingle;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/**
 * Two instances of order-intake are one to their clients, also while one of them is dead. A few
 * hundred orders with every build; {@code -Dtwo-intakes.orders=10000 -Dsurefire.args=-Xmx4g} by
 * hand, since all that is known of the orders is compared in memory.
 */
@Order(4)
class TwoIntakesTest {

    private static final int ORDERS = Integer.getInteger("two-intakes.orders", 300);
    private static final Duration TAKE_OVER = Duration.ofSeconds(90);
    private static final Set<String> ENDED = Set.of("filled", "canceled", "rejected", "expired");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final RunningPipeline pipeline = RunningPipeline.get();

    @Test
    void takeEachOrderOnceAndShowAllOfThemAlike() throws Exception {
        try (Trial trial = pipeline.trial("two", 0);
                AnotherInstance second = pipeline.stack().anotherIntake("order-intake-2")) {
            second.start();
            List<IntakeReader> readers = List.of(reader(second, false), reader(second, true));
            List<SampleOrder> plan = trial.plan(ORDERS, 11);
            SeveralSenders senders = senders(trial, second);

            List<SampleOrder> repeats = sendWithRepeats(senders, plan.subList(0, plan.size() / 2));
            senders.awaitTaken();
            second.kill();
            assertNoneIsUnknown(readers.getFirst(), plan.subList(0, plan.size() / 2));
            repeats.addAll(sendWithRepeats(senders, plan.subList(plan.size() / 2, plan.size())));
            sendAgain(senders, repeats.subList(0, repeats.size() / 2));
            senders.awaitTaken();
            showsAll(readers.getFirst(), plan);

            second.start();
            sendAgain(senders, repeats.subList(repeats.size() / 2, repeats.size()));
            senders.awaitTaken();
            assertThat(senders.unexpected()).isEmpty();
            RunningPipeline.assertConserved(trial, ORDERS);

            History history = History.of(trial.evidence());
            for (IntakeReader reader : readers) {
                showsAll(reader, plan);
                for (String account : accounts(plan)) {
                    assertListIsComplete(reader, account, history);
                    assertReplayIsComplete(reader, account, history, trial.receipts());
                }
            }
        }
    }

    private SeveralSenders senders(Trial trial, AnotherInstance second) {
        String token = pipeline.target().operatorToken();
        return new SeveralSenders(
                List.of(
                        new RestSender(pipeline.http(), pipeline.target().orderIntake(), token),
                        new RestSender(pipeline.http(), second.address(), token)),
                trial.kafka());
    }

    private IntakeReader reader(AnotherInstance second, boolean ofSecond) {
        return new IntakeReader(
                pipeline.http(),
                ofSecond ? second.address() : pipeline.target().orderIntake(),
                pipeline.target().operatorToken());
    }

    /** Every tenth is sent to each instance at once; what is returned is to be sent once more. */
    private static List<SampleOrder> sendWithRepeats(SeveralSenders senders, List<SampleOrder> plan)
            throws InterruptedException {
        List<SampleOrder> repeats = new ArrayList<>();
        for (int i = 0; i < plan.size(); i++) {
            senders.send(plan.get(i), i % 2);
            if (i % 10 == 0) {
                senders.send(plan.get(i), (i + 1) % 2);
                repeats.add(plan.get(i));
            }
        }
        return repeats;
    }

    private static void sendAgain(SeveralSenders senders, List<SampleOrder> repeats)
            throws InterruptedException {
        for (int i = 0; i < repeats.size(); i++) {
            senders.send(repeats.get(i), i % 2);
        }
    }

    /** Right after a kill nobody may say of an order that was taken that there is none. */
    private static void assertNoneIsUnknown(IntakeReader reader, List<SampleOrder> sent)
            throws Exception {
        for (SampleOrder order : sent.subList(0, Math.min(60, sent.size()))) {
            HttpResponse<String> answer = reader.order(orderId(order));
            assertThat(answer.statusCode()).as(answer.body()).isIn(200, 503);
            if (answer.statusCode() == 503) {
                assertThat(answer.headers().firstValue("Retry-After")).isPresent();
            }
        }
    }

    /** In the end every order is shown, whoever had it before. */
    private static void showsAll(IntakeReader reader, List<SampleOrder> sent) throws Exception {
        for (SampleOrder order : sent) {
            String orderId = orderId(order);
            Eventually.holds(
                    "order " + orderId + " at " + reader.address(),
                    TAKE_OVER,
                    () -> {
                        int status = status(reader, orderId);
                        assertThat(status).isIn(200, 503);
                        return status == 200;
                    });
        }
    }

    private static int status(IntakeReader reader, String orderId) {
        try {
            return reader.order(orderId).statusCode();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** Where an order that has ended stands is compared too; others may trade meanwhile. */
    private static void assertListIsComplete(IntakeReader reader, String account, History history)
            throws Exception {
        List<OrderCase> expected =
                history.orders().stream()
                        .filter(order -> !order.decisions().isEmpty())
                        .filter(order -> isOf(account, order))
                        .toList();
        List<JsonNode> listed = reader.orders(account);
        assertThat(listed)
                .extracting(order -> order.path("orderId").asText())
                .containsExactlyInAnyOrderElementsOf(
                        expected.stream().map(OrderCase::orderId).toList());
        assertThat(listed)
                .extracting(order -> Instant.parse(order.path("createdAt").asText()))
                .isSortedAccordingTo(Comparator.reverseOrder());
        Map<String, String> ended = new HashMap<>();
        expected.forEach(order -> endOf(order).ifPresent(end -> ended.put(order.orderId(), end)));
        assertThat(
                        listed.stream()
                                .filter(order -> ended.containsKey(order.path("orderId").asText()))
                                .collect(
                                        Collectors.toMap(
                                                order -> order.path("orderId").asText(),
                                                order -> order.path("ordStatus").asText())))
                .isEqualTo(ended);
    }

    private static boolean isOf(String account, OrderCase order) {
        return order.commands().stream().anyMatch(command -> command.account().equals(account));
    }

    private static Optional<String> endOf(OrderCase order) {
        return order.lastReport()
                .map(report -> report.getOrdStatus().name().substring("ORD_STATUS_".length()))
                .map(status -> status.toLowerCase(Locale.ROOT))
                .filter(ENDED::contains);
    }

    /** Each report at its place, once, and what it says is what the webhook said. */
    private static void assertReplayIsComplete(
            IntakeReader reader, String account, History history, List<Receipt> receipts)
            throws Exception {
        List<String> expected =
                history.reports().stream()
                        .filter(report -> report.account().equals(account))
                        .map(Report::record)
                        .sorted(Comparator.comparingLong(record -> record.offset()))
                        .map(record -> record.partition() + "-" + record.offset())
                        .toList();
        Map<String, JsonNode> events = reader.events(account, expected.size());
        assertThat(events.keySet()).containsExactlyElementsOf(expected);
        Map<String, JsonNode> webhooks = new HashMap<>();
        for (Receipt receipt : receipts) {
            webhooks.put(receipt.webhookId(), JSON.readTree(receipt.bodyText()).path("data"));
        }
        int compared = 0;
        for (JsonNode event : events.values()) {
            JsonNode webhook = webhooks.get(event.path("eventId").asText());
            if (webhook != null) {
                compared++;
                assertThat(event).isEqualTo(webhook);
            }
        }
        assertThat(compared).as("events that came as webhooks too").isPositive();
    }

    private static Set<String> accounts(List<SampleOrder> plan) {
        return plan.stream()
                .map(order -> order.order().getAccount())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String orderId(SampleOrder sent) {
        NewOrderSingle order = sent.order();
        return OrderId.derive(new Account(order.getAccount()), new ClOrdId(order.getClOrdId()))
                .toString();
    }
}

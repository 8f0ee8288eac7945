package dev.fillstream.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fillstream.local.check.Receipt;
import dev.fillstream.local.demo.Trial;
import dev.fillstream.local.demo.load.SampleOrder;
import dev.fillstream.local.demo.receiver.WebhookEndpoints;
import dev.fillstream.local.stack.AnotherInstance;
import dev.fillstream.local.stack.Part;
import dev.fillstream.pipeline.HoldingReceiver.Got;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.MemberDescription;
import org.apache.kafka.common.GroupState;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/**
 * The notifier is killed, or loses what it stands on, in the middle: nothing is lost, what comes
 * twice is the same byte for byte, and each order stays in its order.
 */
@Order(8)
class NotifierDiesTest {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final int ORDERS = 100;

    private final RunningPipeline pipeline = RunningPipeline.get();

    @Test
    void killedInAPostBeforeACommitAndWhilePartitionsMove() throws Exception {
        try (HoldingReceiver receiver = new HoldingReceiver();
                Trial trial = pipeline.trial("dying", 5)) {
            String endpoint = register(receiver);
            int restarts = pipeline.stack().view().part(Part.NOTIFIER).restarts();
            List<SampleOrder> plan = trial.plan(ORDERS, 8);

            CompletableFuture<Void> held = receiver.holdNext();
            Thread sending = send(trial, plan.subList(0, 40));
            held.get(SOON.toSeconds(), TimeUnit.SECONDS);
            pipeline.stack().kill(Part.NOTIFIER);
            receiver.release();
            sending.join();
            pipeline.awaitReady(Part.NOTIFIER, restarts + 1);

            int before = receiver.about(trial.runPrefix()).size();
            sending = send(trial, plan.subList(40, 70));
            awaitMoreThan(before, receiver, trial);
            pipeline.stack().kill(Part.NOTIFIER);
            sending.join();
            pipeline.awaitReady(Part.NOTIFIER, restarts + 2);

            try (AnotherInstance second = pipeline.stack().anotherNotifier("notifier-2")) {
                Thread joining = Thread.ofVirtual().start(second::start);
                sending = send(trial, plan.subList(70, plan.size()));
                awaitPartitionsMove();
                pipeline.stack().kill(Part.NOTIFIER);
                sending.join();
                joining.join();
                pipeline.awaitReady(Part.NOTIFIER, restarts + 3);
            }

            RunningPipeline.assertConserved(trial, ORDERS);
            assertComplete(receiver, trial);
            assertThat(repeated(receiver)).as("webhooks that came again").isPositive();
            endpoints().remove(endpoint);
        }
    }

    @Test
    void losesItsDatabaseAndThenItsBroker() throws Exception {
        try (HoldingReceiver receiver = new HoldingReceiver();
                Trial trial = pipeline.trial("alone", 5)) {
            String endpoint = register(receiver);
            List<SampleOrder> plan = trial.plan(ORDERS, 8);
            Thread sending = send(trial, plan.subList(0, 40));
            awaitMoreThan(10, receiver, trial);

            pipeline.stack().killAndHold(Part.POSTGRES);
            try {
                sending.join();
                send(trial, plan.subList(40, 60)).join();
            } finally {
                pipeline.stack().start(Part.POSTGRES);
            }

            sending = send(trial, plan.subList(60, plan.size()));
            pipeline.stack().killAndHold(Part.KAFKA);
            pipeline.stack().start(Part.KAFKA);
            sending.join();

            RunningPipeline.assertConserved(trial, ORDERS);
            assertComplete(receiver, trial);
            endpoints().remove(endpoint);
        }
    }

    private String register(HoldingReceiver receiver) {
        return endpoints().register(receiver.url()).id();
    }

    private WebhookEndpoints endpoints() {
        return new WebhookEndpoints(
                pipeline.http(), pipeline.target().notifiers(), pipeline.target().operatorToken());
    }

    /** Ten orders a second. */
    private static Thread send(Trial trial, List<SampleOrder> plan) {
        Duration over = Duration.ofMillis(100L * plan.size());
        return Thread.ofVirtual().start(() -> trial.load().send(plan, over));
    }

    private static void awaitMoreThan(int number, HoldingReceiver receiver, Trial trial) {
        Eventually.holds(
                "more than " + number + " webhooks",
                SOON,
                () -> receiver.about(trial.runPrefix()).size() > number);
    }

    /** Returns when the group of the notifiers has begun to share its partitions anew. */
    private void awaitPartitionsMove() {
        Map<String, Object> settings =
                Map.of("bootstrap.servers", pipeline.target().bootstrapServers());
        try (Admin admin = Admin.create(settings)) {
            Eventually.holds(
                    "a second member of the group",
                    SOON,
                    () -> {
                        ConsumerGroupDescription group = group(admin);
                        return group.members().size() > 1
                                && (group.groupState() != GroupState.STABLE
                                        || group.members().stream()
                                                .noneMatch(NotifierDiesTest::hasAll));
                    });
        }
    }

    private static boolean hasAll(MemberDescription member) {
        return member.assignment().topicPartitions().size() > 2;
    }

    private static ConsumerGroupDescription group(Admin admin) {
        try {
            return admin.describeConsumerGroups(List.of("notifier"))
                    .describedGroups()
                    .get("notifier")
                    .get(SOON.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** Each order from its first report on, in its order; the same id is the same report. */
    private void assertComplete(HoldingReceiver receiver, Trial trial) {
        String named = "\"clOrdId\":\"" + trial.runPrefix();
        Set<String> reports =
                trial.receipts().stream()
                        .filter(receipt -> receipt.bodyText().contains(named))
                        .map(Receipt::webhookId)
                        .collect(Collectors.toSet());
        assertThat(reports).hasSizeGreaterThan(ORDERS);
        Eventually.holds(
                "every report at the receiver",
                SOON,
                () -> receiver.taken(trial.runPrefix()).containsAll(reports));
        Map<String, List<Long>> orders = receiver.orders(trial.runPrefix());
        assertThat(orders.values())
                .allSatisfy(
                        seqs ->
                                assertThat(seqs)
                                        .isEqualTo(
                                                LongStream.rangeClosed(1, seqs.size())
                                                        .boxed()
                                                        .toList()));
        receiver.byId(trial.runPrefix())
                .forEach(
                        (id, got) ->
                                assertThat(got.stream().map(Got::report).distinct())
                                        .as(id)
                                        .hasSize(1));
        Eventually.holds("nothing missing and nothing too much", SOON, this::isConserved);
    }

    private static long repeated(HoldingReceiver receiver) {
        return receiver.byId("").values().stream().filter(got -> got.size() > 1).count();
    }

    private boolean isConserved() {
        return pipeline.metrics(Part.NOTIFIER, "fillstream_notifier_conservation").stream()
                .allMatch(line -> line.endsWith(" 0.0"));
    }
}

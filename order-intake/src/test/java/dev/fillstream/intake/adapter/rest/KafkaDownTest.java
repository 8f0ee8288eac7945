package dev.fillstream.intake.adapter.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.fillstream.intake.adapter.rest.IntakeClient.Answer;
import dev.fillstream.local.testing.TestKafka;
import dev.fillstream.model.value.Account;
import dev.fillstream.model.value.ClOrdId;
import dev.fillstream.model.value.OrderId;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.GroupListing;
import org.junit.jupiter.api.Test;

/** While Kafka does not answer, nobody is told 202, and everybody is told something. */
@QuarkusTest
@QuarkusTestResource(value = OwnBroker.class, restrictToAnnotatedClass = true)
class KafkaDownTest {

    private static final Duration BOUND = Duration.ofSeconds(6);

    @TestHTTPResource("/")
    URI service;

    @TestHTTPResource(value = "/", management = true)
    URI management;

    TestKafka kafka;

    @Test
    void answers503WhileKafkaIsDownAndTakesTheSameOrderAfterwards() {
        IntakeClient client = new IntakeClient(service);
        await().atMost(Duration.ofSeconds(20))
                .until(
                        () ->
                                new IntakeClient(management).get("/q/health/ready", "").status()
                                        == 200);
        assertThat(client.post(IntakeClient.limitOrder("before")).status()).isEqualTo(202);

        kafka.pause();
        answersUnavailable(client, "while-paused");
        kafka.resume();
        takesIt(client, "while-paused");

        kafka.kill();
        answersUnavailable(client, "while-dead");
        KafkaClassLoader.run(kafka::restart);
        takesIt(client, "while-dead");
        assertThat(client.get("/q/openapi", "").status()).isEqualTo(200);
    }

    @Test
    void k25GoesOnWithATopicThatWasTakenAwayAndMadeAnew() throws Exception {
        IntakeClient client = new IntakeClient(service);
        kafka.kill();
        KafkaClassLoader.run(kafka::restart);
        takesIt(client, "before-it-went");
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> hasCommittedUnderALaterLeader(admin));
            admin.deleteTopics(List.of("orders")).all().get();
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> !admin.listTopics().names().get().contains("orders"));
        }
        answersUnavailable(client, "while-it-is-gone");

        KafkaClassLoader.run(() -> kafka.createTopics(4));

        takesIt(client, "while-it-is-gone");
        String orderId =
                OrderId.derive(new Account("acct-1"), new ClOrdId("while-it-is-gone")).toString();
        await().atMost(Duration.ofSeconds(30))
                .until(
                        () ->
                                client.get("/v1/orders/" + orderId, IntakeClient.trader()).status()
                                        == 200);
        await().atMost(Duration.ofSeconds(20))
                .until(
                        () ->
                                new IntakeClient(management).get("/q/health/ready", "").status()
                                        == 200);
    }

    /** What the view would come back to, and the new topic's first leader would never satisfy. */
    private static boolean hasCommittedUnderALaterLeader(Admin admin) throws Exception {
        for (GroupListing group : admin.listGroups().all().get()) {
            if (group.groupId().startsWith("order-intake-view")
                    && admin
                            .listConsumerGroupOffsets(group.groupId())
                            .partitionsToOffsetAndMetadata()
                            .get()
                            .entrySet()
                            .stream()
                            .filter(offset -> offset.getKey().topic().equals("orders"))
                            .anyMatch(offset -> offset.getValue().leaderEpoch().orElse(0) > 0)) {
                return true;
            }
        }
        return false;
    }

    private static void answersUnavailable(IntakeClient client, String clOrdId) {
        Instant start = Instant.now();
        Answer answer = client.post(IntakeClient.limitOrder(clOrdId));

        answer.isProblem(503, "ORDERS_UNAVAILABLE");
        assertThat(answer.header("Retry-After")).isEqualTo("1");
        assertThat(Duration.between(start, Instant.now())).isLessThan(BOUND);
    }

    private static void takesIt(IntakeClient client, String clOrdId) {
        await().atMost(Duration.ofSeconds(20))
                .until(() -> client.post(IntakeClient.limitOrder(clOrdId)).status() == 202);
    }
}

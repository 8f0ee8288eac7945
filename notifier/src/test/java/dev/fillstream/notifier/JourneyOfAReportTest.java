package dev.fillstream.notifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.fillstream.local.testing.PlatformResource;
import dev.fillstream.local.testing.SharedPlatform;
import dev.fillstream.notifier.Receiver.Received;
import dev.fillstream.schemas.DeadLetter;
import dev.fillstream.schemas.EventHeaders;
import dev.fillstream.v1.DeliveryEvent;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.LongStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(
        value = PlatformResource.class,
        initArgs = {@ResourceArg(name = "postgres", value = "notifier")})
class JourneyOfAReportTest {

    private static final Duration SOON = Duration.ofSeconds(30);

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrapServers;

    @TestHTTPResource("/")
    String base;

    @Inject MeterRegistry meters;

    @Inject Pool pool;

    private final String account = "a-" + UUID.randomUUID().toString().substring(0, 8);
    private final Receiver receiver = new Receiver();
    private Executions executions;
    private EndpointClient client;

    @BeforeEach
    void connect() {
        executions = new Executions(bootstrapServers);
        client =
                new EndpointClient(
                        base.replaceAll("/$", ""), SharedPlatform.tokens().trader(account));
    }

    @AfterEach
    void checkConservation() {
        executions.close();
        receiver.close();
        await().atMost(SOON)
                .until(() -> meters.get("fillstream.notifier.conservation").gauge().value() == 0);
    }

    @Test
    void deliversEachReportSignedAndTellsSo() {
        // Given
        JsonObject endpoint = client.create(receiver.url("/hook"), account);
        // When
        reports("order-1", 3);
        // Then
        await().atMost(SOON).until(() -> receiver.at("/hook").size() == 3);
        List<Received> got = receiver.at("/hook");
        assertThat(got).allMatch(request -> request.verifiesWith(endpoint.getString("secret")));
        assertThat(got).extracting(Received::reportSeq).containsExactly(1L, 2L, 3L);
        Received second = got.get(1);
        assertThat(second.id())
                .isEqualTo(Executions.order(account, "order-1").reportId(2).toString());
        assertThat(second.headers().get("traceparent")).matches("00-[0-9a-f]{32}-[0-9a-f]{16}-01");
        assertThat(new JsonObject(second.body()).getString("type")).isEqualTo("execution.trade");
        assertThat(second.data().getString("side")).isEqualTo("buy");
        assertThat(second.data().getString("lastPx")).isEqualTo("12.34");
        await().atMost(SOON).until(() -> outcomes(DeliveryEvent.Outcome.OUTCOME_DELIVERED) == 3);
        assertThat(rows()).isZero();
    }

    @Test
    void keepsTheOrderOfAnOrderThroughFailures() {
        // Given
        receiver.answer("/hook", (request, _) -> request <= 2 ? 500 : 200);
        client.create(receiver.url("/hook"), account);
        // When
        reports("order-1", 4);
        // Then
        await().atMost(SOON).until(() -> receiver.acceptedAt("/hook").size() == 4);
        assertThat(receiver.acceptedAt("/hook"))
                .extracting(Received::reportSeq)
                .containsExactly(1L, 2L, 3L, 4L);
        assertThat(receiver.at("/hook").stream().limit(3).map(Received::id).distinct()).hasSize(1);
        await().atMost(SOON).until(() -> rows() == 0);
        reports("order-1", 5, 6);
        await().atMost(SOON).until(() -> receiver.acceptedAt("/hook").size() == 6);
        assertThat(receiver.acceptedAt("/hook").getLast().reportSeq()).isEqualTo(6);
    }

    @Test
    void aHangingEndpointDoesNotDelayAnother() {
        // Given
        receiver.answer("/hanging", (_, _) -> 0);
        client.create(receiver.url("/hanging"), account);
        client.create(receiver.url("/healthy"), account);
        // When: behind the hanging one's timeouts and window 300 reports would take 32 s
        for (int order = 0; order < 300; order++) {
            executions.report(account, "order-" + order, 1);
        }
        executions.flush();
        // Then
        await().atMost(Duration.ofSeconds(20))
                .until(() -> receiver.acceptedAt("/healthy").size() == 300);
        await().atMost(SOON).until(() -> rows() > 200);
        receiver.answer("/hanging", (_, _) -> 200);
        await().atMost(Duration.ofSeconds(60))
                .until(
                        () ->
                                receiver.acceptedAt("/hanging").stream()
                                                .map(Received::id)
                                                .distinct()
                                                .count()
                                        == 300);
        await().atMost(SOON).until(() -> rows() == 0);
    }

    @Test
    void abandonsAfterTheLastAttemptAndGoesOnWithTheOrder() {
        // Given
        String poisoned = Executions.order(account, "order-1").reportId(1).toString();
        receiver.answer("/hook", (_, received) -> received.id().equals(poisoned) ? 500 : 200);
        client.create(receiver.url("/hook"), account);
        // When
        reports("order-1", 2);
        // Then
        await().atMost(SOON).until(() -> receiver.acceptedAt("/hook").size() == 1);
        assertThat(receiver.at("/hook")).hasSize(6);
        await().atMost(SOON).until(() -> outcomes(DeliveryEvent.Outcome.OUTCOME_ABANDONED) == 1);
        assertThat(outcomes(DeliveryEvent.Outcome.OUTCOME_FAILED)).isEqualTo(4);
    }

    @Test
    void disablesAnEndpointThatIsGone() {
        // Given
        receiver.answer("/hook", (_, _) -> 410);
        String id = client.create(receiver.url("/hook"), account).getString("id");
        // When
        reports("order-1", 1);
        // Then
        await().atMost(SOON)
                .until(
                        () ->
                                new JsonObject(client.call("GET", "/" + id, "").body())
                                                .getBoolean("enabled")
                                        == false);
        await().atMost(SOON)
                .until(() -> outcomes(DeliveryEvent.Outcome.OUTCOME_ENDPOINT_DISABLED) == 1);
        reports("order-2", 1);
        receiver.answer("/hook", (_, _) -> 200);
        client.call("PATCH", "/" + id, "{\"enabled\":true}");
        await().atMost(SOON).until(() -> receiver.acceptedAt("/hook").size() == 1);
        assertThat(receiver.acceptedAt("/hook").getFirst().data().getString("clOrdId"))
                .isEqualTo("order-1");
    }

    @Test
    void sendsOnlyTheTypesThatWereAskedFor() {
        client.create(receiver.url("/trades"), account, "execution.trade");
        client.create(receiver.url("/all"), account);
        reports("order-1", 3);
        await().atMost(SOON).until(() -> receiver.at("/all").size() == 3);
        await().atMost(SOON).until(() -> receiver.at("/trades").size() == 2);
    }

    @Test
    void neverFollowsARedirect() {
        receiver.answer("/hook", (request, _) -> request == 1 ? 302 : 200);
        receiver.answerWithHeader("/hook", "location", receiver.url("/elsewhere"));
        client.create(receiver.url("/hook"), account);
        reports("order-1", 1);
        await().atMost(SOON).until(() -> receiver.acceptedAt("/hook").size() == 1);
        assertThat(receiver.at("/elsewhere")).isEmpty();
    }

    @Test
    void putsWhatCannotBeReadAsideAndGoesOn() {
        // Given
        client.create(receiver.url("/hook"), account);
        // When
        executions.report(account, "order-1", 1);
        executions.send(account, new byte[] {1, 2, 3});
        executions.send(account, new byte[0]);
        executions.send(account, Executions.event("somebody-else", "x", 1).toByteArray());
        executions.report(account, "order-1", 2);
        executions.flush();
        // Then
        await().atMost(SOON).until(() -> receiver.at("/hook").size() == 2);
        await().atMost(SOON).until(() -> executions.read("executions-dlq", account).size() == 3);
        assertThat(executions.read("executions-dlq", account))
                .extracting(record -> EventHeaders.text(record.headers(), DeadLetter.REASON))
                .containsExactly("PROTOBUF_MALFORMED", "VALUE_EMPTY", "KEY_NOT_ACCOUNT");
    }

    @Test
    void numbersWhatAnEndpointIsTold() {
        client.create(receiver.url("/all"), account);
        client.create(receiver.url("/trades"), account, "execution.trade");
        reports("order-1", 1, 4);
        await().atMost(SOON).until(() -> receiver.at("/all").size() == 4);
        await().atMost(SOON).until(() -> receiver.at("/trades").size() == 3);
        assertThat(receiver.at("/all"))
                .extracting(got -> got.delivery().getLong("endpointSeq"))
                .containsExactly(1L, 2L, 3L, 4L);
        assertThat(receiver.at("/trades"))
                .extracting(got -> got.delivery().getLong("endpointSeq"))
                .containsExactly(1L, 2L, 3L);
        assertThat(receiver.at("/all"))
                .extracting(got -> got.delivery().getLong("previousReportSeq"))
                .containsExactly(0L, 1L, 2L, 3L);
        assertThat(receiver.at("/trades"))
                .extracting(got -> got.delivery().getLong("previousReportSeq"))
                .containsExactly(0L, 2L, 3L);
    }

    @Test
    void signsWithAKeyThatEverybodyCanCheck() throws Exception {
        client.create(receiver.url("/hook"), account);
        reports("order-1", 1);
        await().atMost(SOON).until(() -> receiver.at("/hook").size() == 1);
        JsonObject key =
                new JsonObject(client.callAt("GET", "/.well-known/webhook-keys").body())
                        .getJsonArray("keys")
                        .getJsonObject(0);
        assertThat(receiver.at("/hook").getFirst().verifiesWithKey(key.getString("x"))).isTrue();
        String other = "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a";
        byte[] raw = HexFormat.of().parseHex(other);
        String foreign = Base64.getUrlEncoder().withoutPadding().encodeToString(raw);
        assertThat(receiver.at("/hook").getFirst().verifiesWithKey(foreign)).isFalse();
    }

    @Test
    void sendsTheSameBytesAtEveryAttemptAndAFreshSignature() {
        receiver.answer("/hook", (request, _) -> request <= 3 ? 500 : 200);
        JsonObject endpoint = client.create(receiver.url("/hook"), account);
        reports("order-1", 1);
        await().atMost(SOON).until(() -> receiver.at("/hook").size() == 4);
        assertThat(receiver.at("/hook").stream().map(Received::body).distinct()).hasSize(1);
        assertThat(receiver.at("/hook"))
                .allMatch(got -> got.verifiesWith(endpoint.getString("secret")));
    }

    @Test
    void drainsABacklogOfMoreOrdersThanItKnows() {
        // Given: more orders than the lane knows one by one, all parked
        receiver.answer("/hook", (_, _) -> 500);
        client.create(receiver.url("/hook"), account);
        for (int order = 0; order < 1_500; order++) {
            executions.report(account, "order-" + order, 1);
            executions.report(account, "order-" + order, 2);
        }
        executions.flush();
        await().atMost(SOON).until(() -> rows() > 2_500);
        assertThat(meters.get("fillstream.notifier.held").gauge().value()).isLessThan(1_000);
        // When
        receiver.answer("/hook", (_, _) -> 200);
        // Then
        await().atMost(Duration.ofSeconds(120)).until(() -> rows() == 0);
        List<Received> got = receiver.acceptedAt("/hook");
        assertThat(got.stream().map(Received::id).distinct()).hasSize(3_000);
        Map<String, Long> last = new HashMap<>();
        for (Received each : got) {
            String order = each.data().getString("clOrdId");
            assertThat(each.reportSeq()).isLessThanOrEqualTo(last.getOrDefault(order, 0L) + 1);
            last.merge(order, each.reportSeq(), Math::max);
        }
    }

    @Test
    void removesAnEndpointWithAllThatIsParkedForIt() {
        String id = client.create(receiver.url("/hook"), account).getString("id");
        pool.query(
                        """
                        insert into delivery (endpoint_id, webhook_id, order_id, report_seq, partition,
                            account, event_type, body, attempt, state, parked_at)
                        select '%s', gen_random_uuid(), gen_random_uuid(), 1, 0, '%s', 'execution.new',
                            '{}', 1, 'parked', now()
                        from generate_series(1, 12000)"""
                                .formatted(id, account))
                .execute()
                .await()
                .indefinitely();
        assertThat(client.call("DELETE", "/" + id, "").statusCode()).isEqualTo(204);
        assertThat(rows()).isZero();
        assertThat(client.call("GET", "/" + id, "").statusCode()).isEqualTo(404);
    }

    @Test
    void showsWhatAFailingReceiverAnswered() {
        receiver.answer("/hook", (request, _) -> request == 1 ? 500 : 200);
        String id = client.create(receiver.url("/hook"), account).getString("id");
        reports("order-1", 1);
        await().atMost(SOON).until(() -> receiver.acceptedAt("/hook").size() == 1);
        await().atMost(SOON).until(() -> attempts(id).size() == 2);
        JsonObject failed = attempts(id).getJsonObject(1);
        assertThat(failed.getInteger("status")).isEqualTo(500);
        assertThat(failed.getString("code")).isEqualTo("STATUS_NOT_2XX");
        assertThat(failed.getString("excerpt")).isEqualTo("thanks");
    }

    private JsonArray attempts(String id) {
        return new JsonArray(client.call("GET", "/" + id + "/attempts", "").body());
    }

    private void reports(String clOrdId, int count) {
        reports(clOrdId, 1, count);
    }

    private void reports(String clOrdId, int from, int to) {
        LongStream.rangeClosed(from, to)
                .forEach(reportSeq -> executions.report(account, clOrdId, reportSeq));
        executions.flush();
    }

    private long outcomes(DeliveryEvent.Outcome outcome) {
        return executions.read("notifications", account).stream()
                .map(
                        record -> {
                            try {
                                return DeliveryEvent.parseFrom(record.value()).getOutcome();
                            } catch (com.google.protobuf.InvalidProtocolBufferException e) {
                                throw new AssertionError(e);
                            }
                        })
                .filter(outcome::equals)
                .count();
    }

    private long rows() {
        return pool.preparedQuery(
                        "select count(*) from delivery where state = 'parked' and account = $1")
                .execute(io.vertx.mutiny.sqlclient.Tuple.of(account))
                .await()
                .indefinitely()
                .iterator()
                .next()
                .getLong(0);
    }
}

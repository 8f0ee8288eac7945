package dev.fillstream.intake.adapter.rest;

import static dev.fillstream.intake.Orders.limitOrder;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.fillstream.intake.adapter.rest.IntakeClient.Answer;
import dev.fillstream.intake.config.IntakeConfig;
import dev.fillstream.local.testing.SharedPlatform;
import dev.fillstream.v1.OrdStatus;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = Platform.class, restrictToAnnotatedClass = true)
class ListOrdersTest {

    @TestHTTPResource("/")
    URI service;

    @TestHTTPResource(value = "/", management = true)
    URI management;

    @Inject Workers workers;

    @Inject IntakeConfig config;

    private final String account = "list-" + UUID.randomUUID().toString().substring(0, 8);
    private IntakeClient client;
    private PipelineTopics topics;
    private String token;

    @BeforeEach
    void connect() {
        client = new IntakeClient(service);
        topics = new PipelineTopics(SharedPlatform.bootstrapServers());
        token = SharedPlatform.tokens().trader(account);
        await().atMost(Duration.ofSeconds(20))
                .until(
                        () ->
                                new IntakeClient(management).get("/q/health/ready", "").status()
                                        == 200);
    }

    @AfterEach
    void disconnect() {
        topics.close();
    }

    @Test
    void listsEveryOrderThatUpstreamWroteRightAfterItsAcknowledgement() {
        for (int i = 1; i <= 30; i++) {
            topics.order(limitOrder(account, "c-" + i, "100"));
            assertThat(clOrdIds(list("&limit=500"))).hasSize(i).contains("c-" + i);
        }
    }

    @Test
    void findsEveryOrderThatUpstreamWroteRightAfterItsAcknowledgement() {
        for (int i = 1; i <= 30; i++) {
            String orderId = topics.order(limitOrder(account, "c-" + i, "100"));
            Answer seen = client.get("/v1/orders/" + orderId, token);
            assertThat(seen.status()).as(seen.response().body()).isEqualTo(200);
        }
    }

    @Test
    void takesOrdersWhileEveryThreadThatReadsListsIsBusy() throws Exception {
        CountDownLatch busy = new CountDownLatch(1);
        CompletableFuture<Answer> list;
        try {
            for (int i = 0; i < config.view().listThreads(); i++) {
                workers.lists().threads().execute(() -> awaitUninterruptibly(busy));
            }
            list = CompletableFuture.supplyAsync(() -> list(""));

            String body = IntakeClient.limitOrder("c-1").replace("acct-1", account);
            Answer taken = client.post(body, "Authorization", "Bearer " + token);

            assertThat(taken.status()).as(taken.response().body()).isEqualTo(202);
            String order = "/v1/orders/" + taken.text("orderId");
            assertThat(client.get(order, token).status()).isEqualTo(200);
            assertThat(list).isNotDone();
        } finally {
            busy.countDown();
        }
        assertThat(list.get(20, TimeUnit.SECONDS).status()).isEqualTo(200);
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void pagesThroughAListThatGrowsMeanwhile() {
        List<String> sent = write(0, 25);
        List<String> seen = new ArrayList<>();
        List<Instant> createdAt = new ArrayList<>();
        String cursor = "";
        int more = 25;

        do {
            Answer page = list("&limit=4" + cursor);
            seen.addAll(clOrdIds(page));
            createdAt.addAll(texts(page, "createdAt").stream().map(Instant::parse).toList());
            cursor = page.text("nextCursor").isEmpty() ? "" : "&cursor=" + page.text("nextCursor");
            write(more, more + 3);
            more += 3;
        } while (!cursor.isEmpty());

        // The broker stamps them: two of one millisecond may stand either way round.
        assertThat(seen).containsExactlyInAnyOrderElementsOf(sent);
        assertThat(createdAt).isSortedAccordingTo(Comparator.reverseOrder());
    }

    @Test
    void narrowsByStatusAndByClOrdId() {
        write(0, 3);
        String filled = topics.order(limitOrder(account, "filled", "100"));
        topics.report(account, filled, 1, OrdStatus.ORD_STATUS_FILLED, "100");

        await().until(() -> clOrdIds(list("&ordStatus=filled")).equals(List.of("filled")));
        assertThat(clOrdIds(list("&ordStatus=pending_new,new"))).hasSize(3);
        assertThat(clOrdIds(list("&clOrdId=c-1"))).containsExactly("c-1");
        assertThat(clOrdIds(list("&clOrdId=c-1&ordStatus=filled"))).isEmpty();
        assertThat(clOrdIds(list("&clOrdId=never"))).isEmpty();
    }

    @Test
    void answersAnAccountWithoutOrdersWithAnEmptyList() {
        Answer none = list("");

        assertThat(none.status()).isEqualTo(200);
        assertThat(none.response().body()).isEqualTo("{\"orders\":[]}");
    }

    @Test
    void hidesAnotherAccountAsIfItWereNone() {
        write(0, 1);
        String stranger = SharedPlatform.tokens().trader("acct-2");

        Answer hidden = client.get("/v1/orders?account=" + account, stranger);
        Answer unknown = client.get("/v1/orders?account=nobody", stranger);

        hidden.isProblem(404, "ACCOUNT_UNKNOWN");
        unknown.isProblem(404, "ACCOUNT_UNKNOWN");
    }

    @Test
    void r43RefusesParametersThatAreNotOfTheContract() {
        refuses("?account=" + account + "&limit=1e9", "/limit PARAMETER_MALFORMED");
        refuses("?account=" + account + "&limit=1000000000", "/limit PARAMETER_MALFORMED");
        refuses("?account=" + account + "&limit=0", "/limit PARAMETER_MALFORMED");
        refuses("?account=" + account + "&limit=501", "/limit PARAMETER_MALFORMED");
        refuses("?account=" + account + "&limit=-1", "/limit PARAMETER_MALFORMED");
        refuses("?account=" + account + "&account=x", "/account PARAMETER_MALFORMED");
        refuses("?limit=5", "/account PARAMETER_MALFORMED");
        refuses("?account=a%20b", "/account PARAMETER_MALFORMED");
        refuses("?account=" + account + "&ordStatus=done", "/ordStatus PARAMETER_MALFORMED");
        refuses("?account=" + account + "&ordStatus=", "/ordStatus PARAMETER_MALFORMED");
        refuses("?account=" + account + "&clOrdId=%00", "/clOrdId PARAMETER_MALFORMED");
        refuses("?account=" + account + "&other=1", " PARAMETER_MALFORMED");
        client.get("/v1/orders?account=" + account + "&limit=500", token);
    }

    @Test
    void r43RefusesACursorThatWasTamperedWith() {
        write(0, 3);
        String cursor = list("&limit=1").text("nextCursor");
        String tampered = (cursor.startsWith("A") ? "B" : "A") + cursor.substring(1);

        list("&limit=1&cursor=" + tampered).isProblem(400, "CURSOR_INVALID");
        list("&limit=1&ordStatus=new&cursor=" + cursor).isProblem(400, "CURSOR_INVALID");
        assertThat(list("&limit=2&cursor=" + cursor).status()).isEqualTo(200);
    }

    private void refuses(String query, String error) {
        Answer answer = client.get("/v1/orders" + query, token);
        answer.isProblem(400, "PARAMETER_MALFORMED");
        assertThat(answer.errors()).as(query).containsExactly(error);
    }

    private Answer list(String more) {
        return client.get("/v1/orders?account=" + account + more, token);
    }

    private List<String> write(int from, int to) {
        List<String> clOrdIds = new ArrayList<>();
        for (int i = from; i < to; i++) {
            topics.order(limitOrder(account, "c-" + i, "100"), i);
            clOrdIds.add("c-" + i);
        }
        return clOrdIds;
    }

    private static List<String> clOrdIds(Answer page) {
        return texts(page, "clOrdId");
    }

    private static List<String> texts(Answer page, String field) {
        assertThat(page.status()).as(page.response().body()).isEqualTo(200);
        return page.json().getJsonArray("orders").getValuesAs(JsonObject.class).stream()
                .map(order -> order.getString(field))
                .toList();
    }
}

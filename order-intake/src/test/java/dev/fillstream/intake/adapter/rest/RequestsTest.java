package dev.fillstream.intake.adapter.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.fillstream.intake.adapter.rest.IntakeClient.Answer;
import dev.fillstream.local.testing.SharedPlatform;
import dev.fillstream.model.value.Account;
import dev.fillstream.model.value.ClOrdId;
import dev.fillstream.model.value.OrderId;
import dev.fillstream.schemas.EventHeaders;
import dev.fillstream.v1.OrdStatus;
import dev.fillstream.v1.OrderCancelReplaceRequest;
import dev.fillstream.v1.OrderCancelRequest;
import dev.fillstream.v1.OrderMassCancelRequest;
import dev.fillstream.v1.Side;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Cancel, replace and mass cancel, from the call to the record on {@code orders}. */
@QuarkusTest
@QuarkusTestResource(value = Platform.class, restrictToAnnotatedClass = true)
class RequestsTest {

    @TestHTTPResource("/")
    URI service;

    @TestHTTPResource(value = "/", management = true)
    URI management;

    private IntakeClient client;
    private PipelineTopics topics;

    @BeforeEach
    void connect() {
        client = new IntakeClient(service);
        topics = new PipelineTopics(SharedPlatform.bootstrapServers());
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
    void requestsACancelUnderTheIdempotencyKey() {
        String path = placed("cancel-1");

        Answer answer =
                client.send(
                        client.request("DELETE", path, "")
                                .setHeader("Idempotency-Key", "cancel-1-request")
                                .build());

        assertThat(answer.status()).as(answer.response().body()).isEqualTo(202);
        assertThat(answer.header("Location")).isEqualTo(path);
        assertThat(answer.text("requestType")).isEqualTo("cancel");
        assertThat(answer.text("requestId")).isEqualTo(id("cancel-1-request"));
        OrderCancelRequest written =
                topics.commands("cancel-1-request").getFirst().getOrderCancelRequest();
        assertThat(written.getOrderId()).isEqualTo(id("cancel-1"));
        assertThat(written.getOrigClOrdId()).isEqualTo("cancel-1");
        assertThat(written.getAccount()).isEqualTo("acct-1");
        assertThat(written.hasTransactTime()).isTrue();
        var headers = topics.orders("cancel-1-request").getFirst().headers();
        assertThat(EventHeaders.text(headers, EventHeaders.ID)).isEqualTo(id("cancel-1-request"));
        assertThat(EventHeaders.text(headers, EventHeaders.SUBJECT)).isEqualTo(id("cancel-1"));
        assertThat(EventHeaders.text(headers, EventHeaders.TYPE))
                .isEqualTo("fillstream.v1.OrderCancelRequest");
    }

    @Test
    void makesTheSameCancelOfTheSameCallWithoutKey() {
        String path = placed("cancel-2");

        Answer first = client.call("DELETE", path, "");
        Answer second = client.call("DELETE", path, "");

        assertThat(second.text("requestId")).isEqualTo(first.text("requestId")).isNotEmpty();
        assertThat(topics.commands(first.text("clOrdId"))).hasSize(2);
    }

    @Test
    void requestsAReplace() {
        String path = placed("replace-1");

        Answer answer =
                client.call(
                        "PATCH",
                        path,
                        "{\"clOrdId\":\"replace-1-request\",\"orderQty\":\"50\",\"price\":\"12.50\"}");

        assertThat(answer.status()).as(answer.response().body()).isEqualTo(202);
        assertThat(answer.header("Location")).isEqualTo(path);
        assertThat(answer.text("origClOrdId")).isEqualTo("replace-1");
        OrderCancelReplaceRequest written =
                topics.commands("replace-1-request").getFirst().getOrderCancelReplaceRequest();
        assertThat(written.getOrderId()).isEqualTo(id("replace-1"));
        assertThat(written.getOrigClOrdId()).isEqualTo("replace-1");
        assertThat(written.getOrderQty()).isEqualTo("50");
        assertThat(written.getPrice()).isEqualTo("12.5");
        assertThat(written.hasStopPx()).isFalse();
    }

    @Test
    void takesTheIdempotencyKeyForAReplaceToo() {
        String path = placed("replace-2");

        Answer answer =
                client.send(
                        client.request("PATCH", path, "{\"orderQty\":\"50\"}")
                                .setHeader("Idempotency-Key", "replace-2-request")
                                .build());

        assertThat(answer.text("clOrdId")).isEqualTo("replace-2-request");
    }

    @Test
    void namesWhatIsWrongWithAReplace() {
        String path = placed("replace-3");

        client.call("PATCH", path, "{\"clOrdId\":\"r\"}").isProblem(422, "REPLACE_EMPTY");
        client.call("PATCH", path, "{\"orderQty\":\"1\"}").isProblem(400, "CL_ORD_ID_MISSING");
        client.call("PATCH", path, "{\"clOrdId\":\"r\",\"side\":\"sell\"}")
                .isProblem(400, "FIELD_UNKNOWN");
        client.call("PATCH", path, "{\"clOrdId\":\"r\",\"orderQty\":1}")
                .isProblem(400, "FIELD_TYPE");
        client.call("PATCH", path, "{\"clOrdId\":\"r\",\"stopPx\":\"1\"}")
                .isProblem(422, "FIELD_NOT_ALLOWED");
        client.call("PATCH", path, "{\"clOrdId\":\"replace-3\",\"orderQty\":\"1\"}")
                .isProblem(422, "CL_ORD_ID_REUSED");
        assertThat(topics.commands("r")).isEmpty();
    }

    @Test
    void refusesRequestsAboutAnOrderThatHasEnded() {
        String path = placed("ended-1");
        topics.report(id("ended-1"), 1, OrdStatus.ORD_STATUS_FILLED, "100");
        await().until(
                        () ->
                                client.get(path, IntakeClient.trader())
                                        .text("ordStatus")
                                        .equals("filled"));

        client.call("DELETE", path, "").isProblem(409, "ORDER_ENDED");
        client.call("PATCH", path, "{\"clOrdId\":\"r\",\"orderQty\":\"1\"}")
                .isProblem(409, "ORDER_ENDED");
    }

    @Test
    void r34HidesAnotherAccountsOrderFromRequestsAsIfItWereNone() {
        String path = placed("hidden-2");
        String stranger = "Bearer " + SharedPlatform.tokens().trader("acct-2");

        for (String other : List.of(path, "/v1/orders/" + id("never-sent"), "/v1/orders/x")) {
            client.send(
                            client.request("DELETE", other, "")
                                    .setHeader("Authorization", stranger)
                                    .build())
                    .isProblem(404, "ORDER_UNKNOWN");
            client.send(
                            client.request("PATCH", other, "{\"clOrdId\":\"r\",\"price\":\"1\"}")
                                    .setHeader("Authorization", stranger)
                                    .build())
                    .isProblem(404, "ORDER_UNKNOWN");
        }
    }

    @Test
    void requestsAMassCancel() {
        Answer answer =
                client.send(
                        client.request(
                                        "DELETE",
                                        "/v1/orders?account=acct-1&symbol=ACME&side=buy",
                                        "")
                                .setHeader("Idempotency-Key", "mass-1")
                                .build());

        assertThat(answer.status()).as(answer.response().body()).isEqualTo(202);
        assertThat(answer.header("Location"))
                .isEqualTo("/v1/orders?account=acct-1&symbol=ACME&side=buy");
        OrderMassCancelRequest written =
                topics.commands("mass-1").getFirst().getOrderMassCancelRequest();
        assertThat(written.getAccount()).isEqualTo("acct-1");
        assertThat(written.getSymbol()).isEqualTo("ACME");
        assertThat(written.getSide()).isEqualTo(Side.SIDE_BUY);
        var headers = topics.orders("mass-1").getFirst().headers();
        assertThat(EventHeaders.text(headers, EventHeaders.SUBJECT)).isEqualTo("acct-1");
    }

    @Test
    void readsTheQueryOfAMassCancelStrictly() {
        massCancel("").isProblem(400, "PARAMETER_MALFORMED");
        massCancel("?account=").isProblem(400, "PARAMETER_MALFORMED");
        massCancel("?account=acct-1&account=acct-1").isProblem(400, "PARAMETER_MALFORMED");
        massCancel("?account=acct-1&acount=acct-2").isProblem(400, "PARAMETER_MALFORMED");
        massCancel("?account=acct-1;symbol=ACME").isProblem(400, "PARAMETER_MALFORMED");
        massCancel("?account=acct-1&side=both").isProblem(400, "PARAMETER_MALFORMED");
        massCancel("?account=acct-1&symbol=acme").isProblem(400, "PARAMETER_MALFORMED");
        massCancel("?account=acct-2").isProblem(403, "ACCOUNT_NOT_ALLOWED");
    }

    @Test
    void makesEveryMassCancelWithoutKeyANewRequest() {
        Answer first = massCancel("?account=acct-1&symbol=NONE");
        Answer second = massCancel("?account=acct-1&symbol=NONE");

        assertThat(first.status()).isEqualTo(202);
        assertThat(second.text("requestId")).isNotEqualTo(first.text("requestId"));
    }

    private Answer massCancel(String query) {
        return client.call("DELETE", "/v1/orders" + query, "");
    }

    private String placed(String clOrdId) {
        Answer answer = client.post(IntakeClient.limitOrder(clOrdId));
        assertThat(answer.status()).isEqualTo(202);
        return answer.header("Location");
    }

    private static String id(String clOrdId) {
        return OrderId.derive(new Account("acct-1"), new ClOrdId(clOrdId)).toString();
    }
}

package dev.fillstream.intake.adapter.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.fillstream.local.testing.SharedPlatform;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is wrong below the requests: framing, sizes, slowness. The numbers are the catalogue's. */
@QuarkusTest
@QuarkusTestResource(value = Platform.class, restrictToAnnotatedClass = true)
class ConnectionsTest {

    private static final String GET = "GET /v1/nothing HTTP/1.1\r\nHost: x\r\n\r\n";

    @TestHTTPResource("/")
    URI service;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "POST /v1/orders HTTP/1.1~Host: x~Content-Length: 3~Transfer-Encoding: chunked~~",
                "POST /v1/orders HTTP/1.1~Host: x~Content-Length: 3~Content-Length: 4~~",
                "GET /v1/orders HTTP/1.1~Host: x~X-Folded: a~ b~~",
                "GET /v1/orders HTTP/1.1\nHost: x\n\n",
                "GET /v1/orders HTTP/1.1~Host : x~~",
                "GET /v1/orders HTTP/1.1~~",
                "GET /v1/orders HTTP/1.1~Host: x~Idempotency-Key: a\u0000b~~"
            })
    void r37RefusesAmbiguousFramingAndCloses(String request) {
        isRefusedAndClosed(request.replace("~", "\r\n"), "400", "REQUEST_MALFORMED");
    }

    @Test
    void r37RefusesItBehindAnotherRequestToo() {
        try (RawConnection connection = new RawConnection(service)) {
            String answer = connection.send(GET + "GET / HTTP/1.1\n").untilClosed();

            assertThat(answer).contains("HTTP/1.1 400", "REQUEST_MALFORMED");
        }
    }

    @Test
    void r11RefusesABodyThatDoesNotSayWhatItIs() {
        String order = IntakeClient.limitOrder("untyped-1");
        isAnswered(
                "POST /v1/orders HTTP/1.1\r\nContent-Length: %d\r\n%s%s"
                        .formatted(
                                order.length(),
                                headers().replace("Content-Type: application/json\r\n", ""),
                                order),
                "415",
                "CONTENT_TYPE_UNSUPPORTED");
    }

    @Test
    void r38RefusesLargeHeaders() {
        String head = "GET /v1/orders HTTP/1.1\r\nX-Large: " + "a".repeat(21 * 1024);

        isRefusedAndClosed(head, "431", "HEADERS_TOO_LARGE");
    }

    @Test
    void r38RefusesLongRequestLines() {
        String start = "GET /v1/orders?a=";
        String line = start + "b".repeat(4097 - start.length() - 9) + " HTTP/1.1";
        assertThat(line).hasSize(4097);

        isRefusedAndClosed(line, "414", "REQUEST_LINE_TOO_LONG");
        isRefusedAndClosed(
                "GET /v1/orders?" + "a=1&".repeat(2_000), "414", "REQUEST_LINE_TOO_LONG");
    }

    @Test
    void r38TakesNothingForASecondParameterBehindASemicolon() {
        isAnswered(
                "DELETE /v1/orders?account=acct-1;side=buy HTTP/1.1\r\n" + headers(),
                "400",
                "PARAMETER_MALFORMED");
        isRefusedAndClosed(
                "DELETE /v1/orders?account=%zz HTTP/1.1\r\n", "400", "REQUEST_MALFORMED");
    }

    @Test
    void r39CutsOffHeadersThatDrip() {
        try (RawConnection connection = new RawConnection(service)) {
            String answer = connection.dripping("GET / HTTP/1.1\r\nX: " + "a".repeat(10_000));

            assertThat(answer).startsWith("HTTP/1.1 408").contains("HEADERS_TIMEOUT");
        }
    }

    @Test
    void r39CutsOffABodyThatDripsEvenIfNobodyReadsIt() {
        try (RawConnection connection = new RawConnection(service)) {
            connection.send("GET /v1/nothing HTTP/1.1\r\nHost: x\r\nContent-Length: 9999\r\n\r\n");

            String answer = connection.dripping("a".repeat(9_000));

            assertThat(answer).startsWith("HTTP/1.1 404").contains("BODY_TIMEOUT");
        }
    }

    @ParameterizedTest
    @CsvSource({"Content-Length: 9999", "Transfer-Encoding: chunked"})
    void r39CutsOffABodyThatDrips(String length) {
        String start = length.startsWith("T") ? "270f\r\n" : "";
        try (RawConnection connection = new RawConnection(service)) {
            connection.send("POST /v1/orders HTTP/1.1\r\n" + length + "\r\n" + headers() + start);

            String answer = connection.dripping(" ".repeat(9_000));

            assertThat(answer).startsWith("HTTP/1.1 408").contains("BODY_TIMEOUT");
        }
    }

    @Test
    void r40ClosesConnectionsThatSpeakHttp2() {
        isRefusedAndClosed("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", "400", "REQUEST_MALFORMED");
        isAnswered(
                "GET /v1/nothing HTTP/1.1\r\n"
                        + "Host: x\r\n"
                        + "Upgrade: h2c\r\n"
                        + "Connection: Upgrade, HTTP2-Settings\r\n"
                        + "HTTP2-Settings: AAMAAABkAAQAAP__\r\n\r\n",
                "404",
                "ROUTE_UNKNOWN");
    }

    @Test
    void r44TakesAnOrderWholeOrNotAtAllWhenItsClientLeaves() {
        String order = IntakeClient.limitOrder("left-1");
        try (RawConnection connection = new RawConnection(service)) {
            connection.send(
                    "POST /v1/orders HTTP/1.1\r\nContent-Length: %d\r\n%s%s"
                            .formatted(order.length(), headers(), order));
        }
        IntakeClient client = new IntakeClient(service);

        IntakeClient.Answer again = client.post(order);

        assertThat(again.status()).isEqualTo(202);
        await().untilAsserted(
                        () ->
                                assertThat(
                                                client.get(
                                                                again.header("Location"),
                                                                IntakeClient.trader())
                                                        .status())
                                        .isEqualTo(200));
        try (PipelineTopics topics = new PipelineTopics(SharedPlatform.bootstrapServers())) {
            assertThat(topics.commands("left-1"))
                    .extracting(command -> command.getNewOrderSingle().getOrderQty())
                    .isNotEmpty()
                    .containsOnly("100");
        }
    }

    @Test
    void answersRequestsThatComeTogetherInTheirOrder() {
        try (RawConnection connection = new RawConnection(service)) {
            String answers =
                    connection
                            .send(
                                    GET
                                            + "GET /v1/other HTTP/1.1\r\n"
                                            + "Host: x\r\n"
                                            + "Connection: close\r\n\r\n")
                            .untilClosed();

            assertThat(answers.split("HTTP/1.1 404", -1)).hasSize(3);
        }
    }

    @Test
    void keepsAConnectionThatRestsBetweenRequests() {
        try (RawConnection connection = new RawConnection(service);
                RawConnection slow = new RawConnection(service)) {
            connection.send(GET);
            slow.dripping("GET / HTTP/1.1\r\nX: " + "a".repeat(10_000));

            String answers =
                    connection
                            .send("GET /v1/other HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
                            .untilClosed();

            assertThat(answers.split("HTTP/1.1 404", -1)).hasSize(3);
        }
    }

    private static String headers() {
        return "Host: x\r\nContent-Type: application/json\r\nAuthorization: Bearer %s\r\n\r\n"
                .formatted(IntakeClient.trader());
    }

    private void isRefusedAndClosed(String request, String status, String code) {
        try (RawConnection connection = new RawConnection(service)) {
            String answer = connection.send(request).untilClosed();

            assertThat(answer).startsWith("HTTP/1.1 " + status).contains("\"" + code + "\"");
            assertThat(answer).contains("Content-Type: application/problem+json");
            String body = answer.substring(answer.indexOf("\r\n\r\n") + 4);
            assertThat(Contract.COMMITTED.errors("/components/schemas/Problem", body)).isEmpty();
        }
    }

    private void isAnswered(String request, String status, String code) {
        try (RawConnection connection = new RawConnection(service)) {
            String answer =
                    connection
                            .send(request.replaceFirst("\r\n", "\r\nConnection: close\r\n"))
                            .untilClosed();

            assertThat(answer).startsWith("HTTP/1.1 " + status).contains("\"" + code + "\"");
        }
    }
}

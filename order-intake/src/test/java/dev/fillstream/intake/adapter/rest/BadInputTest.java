package dev.fillstream.intake.adapter.rest;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fillstream.intake.adapter.rest.IntakeClient.Answer;
import dev.fillstream.local.security.TokenMint;
import dev.fillstream.local.testing.SharedPlatform;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each bad input has its answer, and none of it leaves a record on {@code orders}. */
@QuarkusTest
@QuarkusTestResource(value = Platform.class, restrictToAnnotatedClass = true)
class BadInputTest {

    private static final String GOOD = IntakeClient.limitOrder("bad-input");

    @TestHTTPResource("/")
    URI service;

    private IntakeClient client;
    private static PipelineTopics topics;
    private long before;

    @BeforeEach
    void connect() {
        client = new IntakeClient(service);
        if (topics == null) {
            topics = new PipelineTopics(SharedPlatform.bootstrapServers());
        }
        before = topics.end();
    }

    @AfterEach
    void nothingIsOnTheTopic() {
        assertThat(topics.end()).isEqualTo(before);
    }

    @AfterAll
    static void disconnect() {
        topics.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "null",
                "\"text\"",
                "{\"clOrdId\":\"a\"",
                "{\"clOrdId\":NaN}",
                "{'clOrdId':'a'}",
                "{\"clOrdId\":\"a\"} trailing",
                "{\"clOrdId\":\"a\",}",
                "{\"clOrdId\":\"\u0001\"}",
                "// comment\n{}"
            })
    void refusesWhatIsNotOneJsonObject(String body) {
        client.post(body).isProblem(400, "JSON_MALFORMED");
    }

    @Test
    void refusesJsonNestedWithoutEnd() {
        client.post("{\"a\":" + "[".repeat(10_000)).isProblem(400, "JSON_MALFORMED");
    }

    @Test
    void refusesOtherEncodingsThanUtf8() {
        client.send(client.orderRequest(GOOD.getBytes(UTF_16)).build())
                .isProblem(400, "JSON_MALFORMED");
        byte[] invalid = GOOD.getBytes(UTF_8);
        invalid[14] = (byte) 0xff;
        client.send(client.orderRequest(invalid).build()).isProblem(400, "JSON_MALFORMED");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"orderQty\":\"100\" | \"orderQty\":100 | 400 | FIELD_TYPE | /orderQty",
                "\"side\":\"buy\" | \"side\":[] | 400 | FIELD_TYPE | /side",
                "\"side\":\"buy\" | \"side\":\"buy\",\"reduceOnly\":\"no\" | 400 | FIELD_TYPE |"
                        + " /reduceOnly",
                "\"side\":\"buy\" | \"side\":\"buy\",\"Side\":\"buy\" | 400 | FIELD_UNKNOWN |"
                        + " /Side",
                "\"side\":\"buy\" | \"side\":\"buy\",\"a/b~c\":{\"d\":[1]} | 400 | FIELD_UNKNOWN |"
                        + " /a~1b~0c",
                "\"side\":\"buy\" | \"side\":\"buy\",\"side\":\"sell\" | 400 | FIELD_DUPLICATE |"
                        + " /side",
                "\"symbol\":\"ACME\", | `` | 422 | FIELD_REQUIRED | /symbol",
                "\"symbol\":\"ACME\" | \"symbol\":null | 422 | FIELD_REQUIRED | /symbol",
                "\"symbol\":\"ACME\" | \"symbol\":\"ACME \" | 422 | FIELD_MALFORMED | /symbol",
                "\"100\" | \"1e2\" | 422 | FIELD_MALFORMED | /orderQty",
                "\"100\" | \"NaN\" | 422 | FIELD_MALFORMED | /orderQty",
                "\"100\" | \"0\" | 422 | FIELD_OUT_OF_RANGE | /orderQty",
                "\"100\" | \"-0\" | 422 | FIELD_MALFORMED | /orderQty",
                "\"12.34\" | \"12.\" | 422 | FIELD_MALFORMED | /price",
                "\"buy\" | \"bought\" | 422 | ENUM_UNKNOWN | /side",
                "\"limit\" | \"LIMIT\" | 422 | ENUM_UNKNOWN | /ordType",
                "\"limit\" | \"market\" | 422 | FIELD_NOT_ALLOWED | /price",
                "\"limit\" | \"stop_limit\" | 422 | FIELD_REQUIRED | /stopPx",
                ",\"price\":\"12.34\" | `` | 422 | FIELD_REQUIRED | /price",
                "\"side\":\"buy\" | \"side\":\"buy\",\"timeInForce\":\"gtd\" | 422 | FIELD_REQUIRED"
                        + " | /expireTime",
                "\"bad-input\" | \"${jndi:ldap://x}\" | 400 | CL_ORD_ID_MALFORMED | /clOrdId",
                "\"bad-input\" | \"a\\r\\nb\\u0000\" | 400 | CL_ORD_ID_MALFORMED | /clOrdId"
            })
    void namesTheFieldThatIsWrong(
            String part, String instead, int status, String code, String pointer) {
        Answer answer = client.post(GOOD.replace(part, instead)).isProblem(status, code);

        assertThat(answer.errors()).containsExactly(pointer + " " + code);
    }

    @Test
    void namesAllFieldsThatAreWrong() {
        Answer answer = client.post("{\"side\":\"up\",\"orderQty\":1,\"extra\":true}");

        answer.isProblem(400, "FIELD_TYPE");
        assertThat(answer.errors())
                .containsExactly(
                        "/orderQty FIELD_TYPE",
                        "/extra FIELD_UNKNOWN",
                        "/clOrdId CL_ORD_ID_MISSING",
                        "/account FIELD_REQUIRED",
                        "/symbol FIELD_REQUIRED",
                        "/side ENUM_UNKNOWN",
                        "/ordType FIELD_REQUIRED");
    }

    @Test
    void refusesBodiesOver64KiBWhetherTheyDeclareTheirLengthOrNot() {
        String large = GOOD.replace("}", " ".repeat(64 * 1024) + "}");
        byte[] huge = new byte[11 * 1024 * 1024];

        client.post(large).isProblem(413, "BODY_TOO_LARGE");
        client.send(client.orderRequest(huge).build()).isProblem(413, "BODY_TOO_LARGE");
        client.send(
                        client.orderRequest("")
                                .POST(
                                        BodyPublishers.ofInputStream(
                                                () -> new java.io.ByteArrayInputStream(huge)))
                                .build())
                .isProblem(413, "BODY_TOO_LARGE");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"text/plain", "application/xml", "application/json;charset=iso-8859-1", " "})
    void refusesOtherContentTypes(String contentType) {
        client.post(GOOD, "Content-Type", contentType).isProblem(415, "CONTENT_TYPE_UNSUPPORTED");
    }

    @Test
    void refusesCompressedBodies() {
        client.post(GOOD, "Content-Encoding", "gzip")
                .isProblem(415, "CONTENT_ENCODING_UNSUPPORTED");
    }

    @Test
    void refusesCallsWithoutToken() {
        HttpRequest request =
                HttpRequest.newBuilder(service.resolve("/v1/orders"))
                        .POST(BodyPublishers.ofString(GOOD))
                        .setHeader("Content-Type", "application/json")
                        .build();

        Answer answer = client.send(request).isProblem(401, "TOKEN_MISSING");

        assertThat(answer.header("WWW-Authenticate")).startsWith("Bearer");
    }

    @Test
    void refusesTokensThatAreNoneOrExpiredOrForeignOrUnsigned(@TempDir Path elsewhere) {
        TokenMint mint = SharedPlatform.tokens();
        String expired =
                mint.token("t", List.of("acct-1"), List.of("trader"), Duration.ofHours(-1));
        String foreign = TokenMint.in(elsewhere).trader("acct-1");
        String unsigned =
                Base64.getUrlEncoder()
                                .withoutPadding()
                                .encodeToString("{\"alg\":\"none\"}".getBytes(UTF_8))
                        + "."
                        + IntakeClient.trader().split("\\.")[1]
                        + ".";

        for (String token : List.of("nonsense", expired, foreign, unsigned)) {
            client.post(GOOD, "Authorization", "Bearer " + token).isProblem(401, "TOKEN_INVALID");
        }
        client.post(GOOD, "Authorization", "Basic dTpw").isProblem(401, "TOKEN_INVALID");
    }

    @Test
    void refusesViewersAndForeignAccounts() {
        String viewer =
                SharedPlatform.tokens()
                        .token("v", List.of("acct-1"), List.of("viewer"), Duration.ofHours(1));

        client.post(GOOD, "Authorization", "Bearer " + viewer).isProblem(403, "ROLE_MISSING");
        client.post(GOOD.replace("acct-1", "acct-2")).isProblem(403, "ACCOUNT_NOT_ALLOWED");
    }

    @Test
    void refusesUnknownPathsAndMethods() {
        client.get("/v1/nothing", IntakeClient.trader()).isProblem(404, "ROUTE_UNKNOWN");
        client.get("/nothing", IntakeClient.trader()).isProblem(404, "ROUTE_UNKNOWN");
        Answer answer = client.send(client.request("PUT", "/v1/orders", GOOD).build());
        answer.isProblem(405, "METHOD_NOT_ALLOWED");
        assertThat(answer.header("Allow").split(", ")).contains("POST", "DELETE");
    }

    @Test
    void cutsOffABodyThatDoesNotArrive() throws IOException {
        try (Socket socket = new Socket(service.getHost(), service.getPort())) {
            socket.setSoTimeout(10_000);
            String head =
                    "POST /v1/orders HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
                            + "Content-Length: 100\r\nAuthorization: Bearer "
                            + IntakeClient.trader()
                            + "\r\n\r\n{";
            socket.getOutputStream().write(head.getBytes(UTF_8));
            InputStream in = socket.getInputStream();

            String answer = new String(in.readAllBytes(), UTF_8);

            assertThat(answer).startsWith("HTTP/1.1 408").contains("BODY_TIMEOUT");
        }
    }
}

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
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Each bad input has its answer, and none of it leaves a record on {@code orders}. The numbers are
 * those of the catalogue of bad inputs; what concerns connections is in {@link ConnectionsTest},
 * and what leaves a record in {@link OrdersTest}.
 */
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

    @Test
    void r1RefusesAnEmptyBody() {
        client.post("").isProblem(400, "JSON_MALFORMED");
        client.post(" ").isProblem(400, "JSON_MALFORMED");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
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
    void r2RefusesWhatIsNotOneJsonObject(String body) {
        client.post(body).isProblem(400, "JSON_MALFORMED");
    }

    @Test
    void r7RefusesJsonNestedWithoutEnd() {
        client.post("{\"a\":" + "[".repeat(10_000)).isProblem(400, "JSON_MALFORMED");
        client.post("{\"a\":" + "[".repeat(10_000) + "]".repeat(10_000) + "}")
                .isProblem(400, "JSON_MALFORMED");
        client.post("{\"a\":" + "1".repeat(10_000) + "}").isProblem(400, "JSON_MALFORMED");
    }

    @Test
    void refusesOtherEncodingsThanUtf8() {
        client.send(client.orderRequest(GOOD.getBytes(UTF_16)).build())
                .isProblem(400, "JSON_MALFORMED");
        byte[] invalid = GOOD.getBytes(UTF_8);
        invalid[14] = (byte) 0xff;
        client.send(client.orderRequest(invalid).build()).isProblem(400, "JSON_MALFORMED");
    }

    @Test
    void refusesAByteOrderMarkAndOverlongUtf8() {
        client.post("\ufeff" + GOOD).isProblem(400, "JSON_MALFORMED");
        byte[] overlong = GOOD.replace("bad-input", "bad#in").getBytes(UTF_8);
        int at = GOOD.indexOf("bad-input") + 3;
        byte[] longer = new byte[overlong.length + 1];
        System.arraycopy(overlong, 0, longer, 0, at);
        longer[at] = (byte) 0xc0;
        longer[at + 1] = (byte) 0xae;
        System.arraycopy(overlong, at + 1, longer, at + 2, overlong.length - at - 1);
        client.send(client.orderRequest(longer).build()).isProblem(400, "JSON_MALFORMED");
    }

    @ParameterizedTest
    @CsvSource({
        "Authorization, Bearer x, 401, TOKEN_INVALID",
        "Content-Type, text/plain, 415, CONTENT_TYPE_UNSUPPORTED",
        "Idempotency-Key, another, 400, CL_ORD_ID_MALFORMED",
    })
    void refusesASecondHeaderWhereOneDecides(String name, String second, int status, String code) {
        client.send(
                        client.orderRequest(GOOD, "Idempotency-Key", "one")
                                .header(name, second)
                                .build())
                .isProblem(status, code);
    }

    @Test
    void namesNoMoreThanAFewOfManyUnknownFields() {
        StringBuilder many = new StringBuilder();
        for (int i = 0; many.length() < 60_000; i++) {
            many.append("\"f").append(i).append("\":").append(i).append(',');
        }
        Answer answer = client.post(GOOD.replace("{", "{" + many)).isProblem(400, "FIELD_UNKNOWN");
        assertThat(answer.errors()).hasSize(20);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"100\" | \"\uff11\uff10\" | 422 | FIELD_MALFORMED | /orderQty",
                "\"100\" | \" 100\" | 422 | FIELD_MALFORMED | /orderQty",
                "\"100\" | \"1000000000000000\" | 422 | FIELD_OUT_OF_RANGE | /orderQty",
                "\"side\":\"buy\" | \"side\":\"buy\",\"strategy\":\"\\ud800\" | 422 |"
                        + " FIELD_MALFORMED | /strategy",
                "\"side\":\"buy\" | \"side\":\"buy\",\"stopPx\":\"12\" | 422 |"
                        + " FIELD_NOT_ALLOWED | /stopPx",
                "\"limit\" | \"stop_limit\",\"stopPx\":\"0\" | 422 | FIELD_OUT_OF_RANGE | /stopPx",
                "\"limit\" | \"stop\",\"stopPx\":\"12\" | 422 | FIELD_NOT_ALLOWED | /price",
                "\"side\":\"buy\" |"
                        + " \"side\":\"buy\",\"expireTime\":\"2999-01-01T00:00:00Z\" | 422 |"
                        + " FIELD_NOT_ALLOWED | /expireTime",
                "\"side\":\"buy\" | \"side\":\"buy\",\"timeInForce\":\"gtd\","
                        + "\"expireTime\":\"2999-01-01\" | 422 | FIELD_MALFORMED | /expireTime"
            })
    void namesTheTermThatIsWrong(
            String part, String instead, int status, String code, String pointer) {
        Answer answer = client.post(GOOD.replace(part, instead)).isProblem(status, code);

        assertThat(answer.errors()).containsExactly(pointer + " " + code);
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
                "\"100\" | \"-1\" | 422 | FIELD_MALFORMED | /orderQty",
                "\"12.34\" | \"12.0000000001\" | 422 | FIELD_OUT_OF_RANGE | /price",
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
    void r5R14R16R17R19NamesTheFieldThatIsWrong(
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
    void r8RefusesBodiesOver64KiBWhetherTheyDeclareTheirLengthOrNot() {
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
    void r11RefusesOtherContentTypes(String contentType) {
        client.post(GOOD, "Content-Type", contentType).isProblem(415, "CONTENT_TYPE_UNSUPPORTED");
    }

    @Test
    void r10RefusesCompressedBodies() {
        client.post(GOOD, "Content-Encoding", "gzip")
                .isProblem(415, "CONTENT_ENCODING_UNSUPPORTED");
    }

    @Test
    void r10UnpacksNoBombEvenIfItDoesNotSayThatItIsOne() throws IOException {
        ByteArrayOutputStream bomb = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bomb)) {
            gzip.write(new byte[50 * 1024 * 1024]);
        }
        assertThat(bomb.size()).isLessThan(64 * 1024);

        client.send(client.orderRequest(bomb.toByteArray(), "Content-Encoding", "gzip").build())
                .isProblem(415, "CONTENT_ENCODING_UNSUPPORTED");
        client.send(client.orderRequest(bomb.toByteArray()).build())
                .isProblem(400, "JSON_MALFORMED");
    }

    @Test
    void r29RefusesCallsWithoutToken() {
        HttpRequest request =
                HttpRequest.newBuilder(service.resolve("/v1/orders"))
                        .POST(BodyPublishers.ofString(GOOD))
                        .setHeader("Content-Type", "application/json")
                        .build();

        Answer answer = client.send(request).isProblem(401, "TOKEN_MISSING");

        assertThat(answer.header("WWW-Authenticate")).startsWith("Bearer");
    }

    @Test
    void r29RefusesTokensThatAreNoneOrExpiredOrForeignOrUnsigned(@TempDir Path elsewhere) {
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
    void r29RefusesTokensForOthersOrFromOthersOrOfTomorrow() {
        ForgedTokens forge = new ForgedTokens(SharedPlatform.tokens());
        String good = "\"accounts\":[\"acct-1\"],\"groups\":[\"trader\"],\"sub\":\"t\"";
        long now = Instant.now().getEpochSecond();
        String today = ",\"exp\":" + (now + 60) + ",\"iat\":" + now;
        String ours = ",\"iss\":\"" + TokenMint.ISSUER + "\"";

        String right = forge.signed("{" + good + today + ours + ",\"aud\":\"fillstream\"}");
        assertThat(
                        client.send(
                                        client.orderRequest(
                                                        "{}", "Authorization", "Bearer " + right)
                                                .build())
                                .status())
                .isEqualTo(400);
        List<String> wrong =
                List.of(
                        forge.signed("{" + good + today + ours + ",\"aud\":\"others\"}"),
                        forge.signed("{" + good + today + ours + ",\"aud\":[\"a\",\"b\"]}"),
                        forge.signed("{" + good + today + ",\"iss\":\"https://evil.test\"}"),
                        forge.signed("{" + good + today + "}"),
                        forge.signed("{" + good + ours + "}"),
                        forge.signed("{" + good + ours + ",\"exp\":" + (now - 60) + "}"),
                        forge.signed("{" + good + today + ours + ",\"nbf\":" + (now + 3600) + "}"),
                        forge.withPublicKeyAsSecret("{" + good + today + ours + "}"),
                        right.substring(0, right.length() - 8) + "AAAAAAAA");
        for (String token : wrong) {
            client.post(GOOD, "Authorization", "Bearer " + token).isProblem(401, "TOKEN_INVALID");
        }
    }

    @Test
    void r35RefusesViewersEverythingThatChangesOrders() {
        String viewer =
                "Bearer "
                        + SharedPlatform.tokens()
                                .token(
                                        "v",
                                        List.of("acct-1"),
                                        List.of("viewer", "operator", "risk-manager"),
                                        Duration.ofHours(1));
        String order = "/v1/orders/f5359ec2-4428-550d-8a88-c81aa633a1e4";

        for (String[] call :
                new String[][] {
                    {"POST", "/v1/orders", GOOD},
                    {"POST", "/v1/order-batches", "{\"orders\":[" + GOOD + "]}"},
                    {"PATCH", order, "{\"clOrdId\":\"r\",\"price\":\"1\"}"},
                    {"DELETE", order, ""},
                    {"DELETE", "/v1/orders?account=acct-1", ""}
                }) {
            client.send(
                            client.request(call[0], call[1], call[2])
                                    .setHeader("Authorization", viewer)
                                    .build())
                    .isProblem(403, "ROLE_MISSING");
        }
    }

    @Test
    void r30RefusesOrdersForAccountsThatTheTokenIsNotFor() {
        client.post(GOOD.replace("acct-1", "acct-2")).isProblem(403, "ACCOUNT_NOT_ALLOWED");
        client.post(GOOD.replace("acct-1", "*")).isProblem(422, "FIELD_MALFORMED");
    }

    @Test
    void r4RefusesFieldsThatAreGivenTwice() {
        String twice = GOOD.replace("\"side\"", "\"orderQty\":\"1\",\"side\"");

        assertThat(client.post(twice).isProblem(400, "FIELD_DUPLICATE").errors())
                .containsExactly("/orderQty FIELD_DUPLICATE");
    }

    @ParameterizedTest
    @ValueSource(strings = {"orderId", "ordStatus", "cumQty", "reportSeq", "transactTime"})
    void r6RefusesFieldsThatAreOursToSet(String field) {
        client.post(GOOD.replace("{", "{\"" + field + "\":\"1\",")).isProblem(400, "FIELD_UNKNOWN");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\\u0000",
                "a\\r\\nb",
                "\\u001b[31m",
                "\\u2028",
                "${jndi:ldap://x}",
                "a b",
                "",
                "\\ud800"
            })
    void r13RefusesClOrdIdsThatAreNone(String clOrdId) {
        client.post(GOOD.replace("bad-input", clOrdId)).isProblem(400, "CL_ORD_ID_MALFORMED");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u0000", "\u001b", "\r", "\n", "\t"})
    void r13RefusesControlCharactersInText(String control) {
        client.post(GOOD.replace("bad-input", "a" + control)).isProblem(400, "JSON_MALFORMED");
    }

    @ParameterizedTest
    @ValueSource(strings = {"acme", "ACME ", "\u0410CME", "ACME\\u0000", "ABCDEFGHIJKLMNOPQ", ""})
    void r20RefusesSymbolsThatAreNone(String symbol) {
        Answer answer = client.post(GOOD.replace("ACME", symbol));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.errors()).singleElement().asString().startsWith("/symbol ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2020-01-01T00:00:00Z",
                "+292278994-08-17T07:12:55Z",
                "2030-01-01T24:00:00Z",
                "2030-12-31T23:59:60Z"
            })
    void r22RefusesExpireTimesThatAreOverOrNoTimes(String expireTime) {
        String terms = "\"timeInForce\":\"gtd\",\"expireTime\":\"" + expireTime + "\",\"side\"";
        Answer answer = client.post(GOOD.replace("\"side\"", terms));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.errors()).singleElement().asString().startsWith("/expireTime ");
    }

    @Test
    void r23RefusesOrdersWithoutAnyName() {
        client.post(GOOD.replace("\"clOrdId\":\"bad-input\",", ""))
                .isProblem(400, "CL_ORD_ID_MISSING");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a b", "\"", "\"a", "a,b", "caf\u00e9"})
    void r28RefusesKeysThatAreNone(String key) {
        String unnamed = GOOD.replace("\"clOrdId\":\"bad-input\",", "");

        client.post(unnamed, "Idempotency-Key", key).isProblem(400, "CL_ORD_ID_MALFORMED");
    }

    @Test
    void r28RefusesKeysThatAreTooLong() {
        String unnamed = GOOD.replace("\"clOrdId\":\"bad-input\",", "");

        client.post(unnamed, "Idempotency-Key", "k".repeat(10_240))
                .isProblem(400, "CL_ORD_ID_MALFORMED");
        client.post(unnamed, "Idempotency-Key", "k".repeat(65))
                .isProblem(400, "CL_ORD_ID_MALFORMED");
    }

    @ParameterizedTest
    @ValueSource(strings = {"TRACE", "OPTIONS", "PUT", "PROPFIND"})
    void r36RefusesMethodsThatThereAreNot(String method) {
        Answer answer = client.call(method, "/v1/orders", "");

        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.header("Allow")).contains("POST");
    }

    @Test
    void r41BelievesNoForwardedHeaders() {
        String[] forged = {
            "X-Forwarded-For", "127.0.0.1",
            "X-Forwarded-User", "operator",
            "X-Forwarded-Host", "evil.test",
            "X-Forwarded-Prefix", "/evil",
            "X-Http-Method-Override", "DELETE",
            "Forwarded", "for=127.0.0.1;host=evil.test"
        };
        String foreign = GOOD.replace("acct-1", "acct-2");

        Answer answer = client.post(foreign, forged).isProblem(403, "ACCOUNT_NOT_ALLOWED");

        assertThat(answer.response().headers().map().toString()).doesNotContain("evil");
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

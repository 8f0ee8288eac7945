package dev.fillstream.notifier;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fillstream.local.testing.PlatformResource;
import dev.fillstream.local.testing.SharedPlatform;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(
        value = PlatformResource.class,
        initArgs = {@ResourceArg(name = "postgres", value = "notifier")})
class EndpointManagementTest {

    private static final String URL = "http://127.0.0.1:9/hook";

    @TestHTTPResource("/")
    String base;

    @Inject Pool pool;

    private EndpointClient owner;
    private EndpointClient stranger;

    @BeforeEach
    void connect() {
        base = base.replaceAll("/$", "");
        owner = new EndpointClient(base, SharedPlatform.tokens().trader("owner-1"));
        stranger = new EndpointClient(base, SharedPlatform.tokens().trader("stranger-1"));
    }

    @Test
    void showsTheSecretOnceAndKeepsItEncrypted() {
        JsonObject made = owner.create(URL, "owner-1", "execution.trade");
        String id = made.getString("id");
        assertThat(made.getString("secret")).matches("whsec_[A-Za-z0-9+/]{43}=");
        JsonObject shown = json(owner.call("GET", "/" + id, ""));
        assertThat(shown.containsKey("secret")).isFalse();
        assertThat(shown.getString("url")).isEqualTo(URL);
        assertThat(shown.getJsonArray("eventTypes"))
                .isEqualTo(new JsonArray().add("execution.trade"));
        String stored =
                pool.query("select encode(secret, 'base64') from webhook_endpoint")
                        .execute()
                        .await()
                        .indefinitely()
                        .iterator()
                        .next()
                        .getString(0);
        assertThat(stored).doesNotContain(made.getString("secret").substring(6));
    }

    @Test
    void changesOnlyWhatIsNamed() {
        String id = owner.create(URL, "owner-1").getString("id");
        JsonObject changed =
                json(
                        owner.call(
                                "PATCH",
                                "/" + id,
                                "{\"rateLimit\":50,\"headers\":{\"X-Key\":\"k\"}}"));
        assertThat(changed.getInteger("rateLimit")).isEqualTo(50);
        assertThat(changed.getJsonObject("headers").getString("X-Key")).isEqualTo("…");
        assertThat(changed.getString("url")).isEqualTo(URL);
        assertThat(
                        json(owner.call("PATCH", "/" + id, "{\"rateLimit\":null}"))
                                .containsKey("rateLimit"))
                .isFalse();
    }

    @Test
    void rotatesTheSecret() {
        JsonObject made = owner.create(URL, "owner-1");
        JsonObject rotated =
                json(owner.call("POST", "/" + made.getString("id") + "/rotate-secret", ""));
        assertThat(rotated.getString("secret"))
                .startsWith("whsec_")
                .isNotEqualTo(made.getString("secret"));
    }

    @Test
    void sendsATestEventSignedWithBothSecretsDuringARotation() {
        try (Receiver receiver = new Receiver()) {
            JsonObject made = owner.create(receiver.url("/test"), "owner-1");
            String id = made.getString("id");
            JsonObject rotated = json(owner.call("POST", "/" + id + "/rotate-secret", ""));
            JsonObject result = json(owner.call("POST", "/" + id + "/test", ""));
            assertThat(result.getBoolean("delivered")).isTrue();
            assertThat(receiver.at("/test")).hasSize(1);
            assertThat(receiver.at("/test").getFirst().verifiesWith(made.getString("secret")))
                    .isTrue();
            assertThat(receiver.at("/test").getFirst().verifiesWith(rotated.getString("secret")))
                    .isTrue();
        }
    }

    @Test
    void tellsWhyATestEventDidNotArrive() {
        String id = owner.create(URL, "owner-1").getString("id");
        JsonObject result = json(owner.call("POST", "/" + id + "/test", ""));
        assertThat(result.getBoolean("delivered")).isFalse();
        assertThat(result.getString("code")).isEqualTo("CONNECT_FAILED");
    }

    @Test
    void w20AnAccountMayHaveOnlySoManyEndpoints() {
        EndpointClient many =
                new EndpointClient(base, SharedPlatform.tokens().trader("owner-many"));
        for (int i = 0; i < 100; i++) {
            many.create(URL, "owner-many");
        }
        String body =
                new JsonObject()
                        .put("url", URL)
                        .put("accounts", new JsonArray().add("owner-many"))
                        .encode();
        HttpResponse<String> refused = many.call("POST", "", body);
        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(json(refused).getString("code")).isEqualTo("QUOTA_EXCEEDED");
        assertThat(refused.headers().firstValue("retry-after")).isPresent();
        owner.create(URL, "owner-1");
    }

    @Test
    void listsByAccountAndByEventType() {
        EndpointClient lister =
                new EndpointClient(base, SharedPlatform.tokens().trader("list-1", "list-2"));
        String trades = lister.create(URL, "list-1", "execution.trade").getString("id");
        String all = lister.create(URL, "list-2").getString("id");
        assertThat(lister.call("GET", "?account=list-1", "").body())
                .contains(trades)
                .doesNotContain(all);
        assertThat(lister.call("GET", "?eventType=execution.new", "").body())
                .contains(all)
                .doesNotContain(trades);
        assertThat(lister.call("GET", "?eventType=execution.trade", "").body())
                .contains(all)
                .contains(trades);
    }

    @Test
    void switchesOffAndOn() {
        String id = owner.create(URL, "owner-1").getString("id");
        JsonObject off = json(owner.call("POST", "/" + id + "/disable", ""));
        assertThat(off.getBoolean("enabled")).isFalse();
        assertThat(off.getString("disabledCode")).isEqualTo("DISABLED_BY_OWNER");
        String since = "{\"since\":\"2026-11-24T00:00:00Z\"}";
        assertThat(owner.call("POST", "/" + id + "/recover", since).statusCode()).isEqualTo(409);
        assertThat(json(owner.call("POST", "/" + id + "/enable", "")).getBoolean("enabled"))
                .isTrue();
    }

    @Test
    void isAsIfItWereNotThereForAnotherAccount() {
        String id = owner.create(URL, "owner-1").getString("id");
        for (String[] call :
                List.of(
                        new String[] {"GET", "", ""},
                        new String[] {"PATCH", "", "{\"rateLimit\":1}"},
                        new String[] {"DELETE", "", ""},
                        new String[] {"POST", "/test", ""},
                        new String[] {"POST", "/rotate-secret", ""},
                        new String[] {"GET", "/attempts", ""})) {
            assertThat(stranger.call(call[0], "/" + id + call[1], call[2]).statusCode())
                    .isEqualTo(404);
        }
        assertThat(stranger.call("GET", "", "").body()).doesNotContain(id);
        assertThat(owner.call("GET", "", "").body()).contains(id);
        assertThat(owner.call("DELETE", "/" + id, "").statusCode()).isEqualTo(204);
        assertThat(owner.call("GET", "/" + id, "").statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "{                                                              | 400 | JSON_MALFORMED   | ",
                "[]                                                             | 400 | JSON_MALFORMED   | ",
                "{\"url\":\"https://a.example/\",\"url\":\"https://b.example/\"} | 400 | JSON_MALFORMED   | ",
                "{} {}                                                          | 400 | JSON_MALFORMED   | ",
                "{}                                                             | 400 | FIELD_REQUIRED   | /url",
                "{\"url\":1,\"accounts\":[\"owner-1\"]}                          | 400 | FIELD_MALFORMED  | /url",
                "{\"url\":\"https://a b/\",\"accounts\":[\"owner-1\"]}           | 400 | FIELD_MALFORMED  | /url",
                "{\"url\":\"https://a.example/\",\"accounts\":[\"owner-1\"],\"x/y\":1} | 400 | FIELD_UNKNOWN | /x~1y",
                "{\"url\":\"https://a.example/\",\"accounts\":[]}                | 400 | FIELD_MALFORMED  | /accounts",
                "{\"url\":\"https://a.example/\",\"accounts\":[\"owner-1\"],\"rateLimit\":1.5} | 400 | FIELD_MALFORMED | /rateLimit",
                "{\"url\":\"https://10.0.0.1/\",\"accounts\":[\"owner-1\"]}      | 422 | FIELD_NOT_ALLOWED | /url",
                "{\"url\":\"ftp://a.example/\",\"accounts\":[\"owner-1\"]}       | 422 | FIELD_NOT_ALLOWED | /url",
                "{\"url\":\"https://a.example/\",\"accounts\":[\"owner 1\"]}     | 422 | FIELD_MALFORMED  | /accounts/0",
                "{\"url\":\"https://a.example/\",\"accounts\":[\"owner-1\"],\"eventTypes\":[\"x\"]} | 422 | ENUM_UNKNOWN | /eventTypes/0",
                "{\"url\":\"https://a.example/\",\"accounts\":[\"owner-1\"],\"rateLimit\":0} | 422 | FIELD_OUT_OF_RANGE | /rateLimit",
                "{\"url\":\"https://a.example/\",\"accounts\":[\"owner-1\"],\"headers\":{\"Host\":\"x\"}} | 422 | FIELD_NOT_ALLOWED | /headers/Host",
                "{\"url\":\"https://a.example/\",\"accounts\":[\"owner-1\"],\"headers\":{\"X\":\"a\\r\\nb\"}} | 422 | FIELD_MALFORMED | /headers/X",
                "{\"url\":\"https://a.example/\",\"accounts\":[\"stranger-1\"]}  | 403 | FORBIDDEN        | ",
                "{\"url\":\"https://a.example/\",\"accounts\":[\"*\"]}           | 403 | FORBIDDEN        | "
            })
    void refusesWithTheFieldAndAStableCode(String body, int status, String code, String pointer) {
        HttpResponse<String> response = owner.call("POST", "", body);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertThat(response.headers().firstValue("content-type"))
                .hasValueSatisfying(
                        type -> assertThat(type).startsWith("application/problem+json"));
        JsonObject problem = json(response);
        if (pointer == null) {
            assertThat(problem.getString("code")).isEqualTo(code);
        } else {
            JsonObject error = problem.getJsonArray("errors").getJsonObject(0);
            assertThat(error.getString("pointer")).isEqualTo(pointer);
            assertThat(error.getString("code")).isEqualTo(code);
        }
    }

    @Test
    void refusesOtherFormsOfBodies() {
        assertThat(owner.call("POST", "", "a=b", "text/plain").statusCode()).isEqualTo(415);
        assertThat(owner.call("POST", "", "x".repeat(70_000)).statusCode()).isEqualTo(413);
        assertThat(owner.call("PUT", "", "{}").statusCode()).isEqualTo(405);
    }

    @Test
    void refusesWhoeverHasNoFittingToken() {
        String expired =
                SharedPlatform.tokens()
                        .token("x", List.of("owner-1"), List.of("trader"), Duration.ofMinutes(-5));
        String viewer =
                SharedPlatform.tokens()
                        .token("x", List.of("owner-1"), List.of("viewer"), Duration.ofMinutes(5));
        assertRefused("", 401, "UNAUTHORIZED");
        assertRefused("nonsense", 401, "UNAUTHORIZED");
        assertRefused(expired, 401, "UNAUTHORIZED");
        assertRefused(viewer, 403, "FORBIDDEN");
    }

    private void assertRefused(String token, int status, String code) {
        HttpResponse<String> response = new EndpointClient(base, token).call("GET", "", "");
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(json(response).getString("code")).isEqualTo(code);
    }

    private static JsonObject json(HttpResponse<String> response) {
        return new JsonObject(response.body());
    }
}

package dev.fillstream.execution;

import static dev.fillstream.execution.Pipeline.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.fillstream.execution.FakeVenue.Act;
import dev.fillstream.local.testing.PlatformResource;
import dev.fillstream.local.testing.SharedPlatform;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What people can see of the book and do with a venue. */
@QuarkusTest
@QuarkusTestResource(
        value = PlatformResource.class,
        initArgs = {@ResourceArg(name = "postgres", value = "execution")})
@QuarkusTestResource(FakeVenue.class)
class OperatorApiTest {

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrapServers;

    @TestHTTPResource("/")
    URI base;

    private final HttpClient http = HttpClient.newHttpClient();
    private Pipeline pipeline;
    private FakeVenue venue;
    private String operator;
    private String trader;

    @BeforeEach
    void connect() {
        pipeline = new Pipeline(bootstrapServers, "executions");
        venue = FakeVenue.running();
        operator = SharedPlatform.tokens().operator();
        trader = SharedPlatform.tokens().trader(pipeline.account);
        await().atMost(SOON).until(venue::isHeard);
    }

    @AfterEach
    void resume() throws Exception {
        post("v1/venues/alpaca/resume", operator);
        pipeline.close();
    }

    @Test
    void theHistoryIsReadPageByPage() throws Exception {
        // Given
        List<String> newestFirst = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            String orderId = pipeline.approve("c-" + i);
            pipeline.told(orderId, 2);
            newestFirst.addFirst(orderId);
        }
        // When
        List<String> read = new ArrayList<>();
        String path = "v1/history/orders?limit=2&account=" + pipeline.account;
        JsonObject page = new JsonObject(get(path, trader).body());
        while (true) {
            page.getJsonArray("orders")
                    .forEach(order -> read.add(((JsonObject) order).getString("orderId")));
            if (!page.containsKey("nextCursor")) {
                break;
            }
            page =
                    new JsonObject(
                            get(path + "&cursor=" + page.getString("nextCursor"), trader).body());
        }
        // Then
        assertThat(read).isEqualTo(newestFirst);
    }

    @Test
    void aCursorThatThisListDidNotGiveIsRefused() throws Exception {
        String path = "v1/history/orders?account=" + pipeline.account + "&cursor=";
        for (String cursor : List.of("x", "%21%21", "MTIgb3RoZXI")) {
            HttpResponse<String> answer = get(path + cursor, trader);
            assertThat(answer.statusCode()).as(cursor).isEqualTo(400);
            assertThat(answer.body()).contains("cursor");
        }
    }

    @Test
    void aReplacedOrderIsShownWithTheTermsThatHold() throws Exception {
        // Given
        String orderId = pipeline.orderId("c-1").toString();
        venue.script(orderId, Act.REST);
        pipeline.approve("c-1");
        pipeline.told(orderId, 1);
        pipeline.replace("c-1", "r-1", "150", "12.50");
        pipeline.told(orderId, 3);
        // When
        JsonObject order = new JsonObject(get("v1/history/orders/" + orderId, trader).body());
        // Then
        assertThat(order.getString("clOrdId")).isEqualTo("r-1");
        assertThat(order.getString("orderQty")).isEqualTo("150");
        assertThat(order.getString("price")).isEqualTo("12.5");
        assertThat(order.getJsonArray("reports")).hasSize(3);
    }

    @Test
    void anOperatorPausesAndResumesAVenue() throws Exception {
        // When
        JsonObject paused = new JsonObject(post("v1/venues/alpaca/pause", operator).body());
        String orderId = pipeline.approve("c-1");
        // Then
        assertThat(paused.getBoolean("paused")).isTrue();
        assertThat(get("v1/venues", operator).body()).contains("\"pauseReason\":\"paused by ");
        assertThat(venue.submissions(orderId)).isZero();
        JsonObject resumed = new JsonObject(post("v1/venues/alpaca/resume", operator).body());
        assertThat(resumed.getBoolean("paused")).isFalse();
        assertThat(pipeline.told(orderId, 2)).containsExactly("1 NEW NEW", "2 TRADE FILLED");
    }

    @Test
    void anOperatorHasEveryOpenOrderAskedAfter() throws Exception {
        // Given
        String orderId = pipeline.orderId("c-1").toString();
        venue.script(orderId, Act.REST);
        pipeline.approve("c-1");
        pipeline.told(orderId, 1);
        venue.mute(true);
        venue.fill(orderId);
        venue.mute(false);
        // When
        HttpResponse<String> answer = post("v1/venues/alpaca/reconcile", operator);
        // Then
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(pipeline.told(orderId, 2)).containsExactly("1 NEW NEW", "2 TRADE FILLED");
    }

    @Test
    void nobodyElseMayAndNoOtherVenueIsThere() throws Exception {
        for (String deed : List.of("pause", "resume", "reconcile")) {
            assertThat(post("v1/venues/alpaca/" + deed, trader).statusCode()).isEqualTo(403);
            assertThat(post("v1/venues/alpaca/" + deed, "").statusCode()).isEqualTo(401);
            assertThat(post("v1/venues/nowhere/" + deed, operator).statusCode()).isEqualTo(404);
        }
        assertThat(new JsonObject(get("v1/venues", trader).body()).encode())
                .contains("\"paused\":false");
    }

    private HttpResponse<String> get(String path, String token) throws Exception {
        return send(HttpRequest.newBuilder(URI.create(base + path)), token);
    }

    private HttpResponse<String> post(String path, String token) throws Exception {
        return send(
                HttpRequest.newBuilder(URI.create(base + path))
                        .POST(HttpRequest.BodyPublishers.noBody()),
                token);
    }

    private HttpResponse<String> send(HttpRequest.Builder request, String token) throws Exception {
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}

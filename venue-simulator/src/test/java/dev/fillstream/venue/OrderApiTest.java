package dev.fillstream.venue;

import static dev.fillstream.venue.VenueClient.order;
import static dev.fillstream.venue.VenueClient.resting;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OrderApiTest {

    @TempDir static Path folder;

    private Venue venue;
    private VenueClient client;

    @BeforeEach
    void start() throws Exception {
        venue = Venue.start(VenueClient.config(folder.resolve(UUID.randomUUID() + ""), Map.of()));
        client = new VenueClient(venue);
    }

    @AfterEach
    void stop() {
        venue.close();
    }

    @Test
    void answersAnOrderBeforeItTrades() {
        JsonObject order = client.accepted(order("c-1"));

        assertThat(order.getString("status")).isEqualTo("pending_new");
        assertThat(order.getString("filled_qty")).isEqualTo("0");
        assertThat(order.getString("client_order_id")).isEqualTo("c-1");
        assertThat(order.getString("filled_avg_price")).isNull();
        assertThat(order.containsKey("canceled_at")).isTrue();
    }

    @Test
    void fillsMarketOrdersNearTheOpeningPrice() {
        client.accepted(order("c-1", "qty", "10000"));

        JsonObject filled = client.byClientOrderId("c-1");

        assertThat(filled.getString("status")).isEqualTo("filled");
        assertThat(filled.getString("filled_qty")).isEqualTo("10000");
        assertThat(new BigDecimal(filled.getString("filled_avg_price")))
                .isBetween(new BigDecimal("9.80"), new BigDecimal("10.20"));
        JsonArray fills = client.list("/v2/account/activities/FILL?direction=asc");
        BigDecimal sum =
                fills.stream()
                        .map(fill -> new BigDecimal(((JsonObject) fill).getString("qty")))
                        .reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(sum).isEqualByComparingTo("10000");
        assertThat(client.list("/v2/positions").getJsonObject(0).getString("qty"))
                .isEqualTo("10000");
    }

    @Test
    void fillsAfterTheLastOneSeenAreAllThatIsMissing() {
        client.accepted(order("c-1"));
        JsonArray seen = client.list("/v2/account/activities/FILL");
        client.accepted(order("c-2"));

        String last = seen.getJsonObject(0).getString("transaction_time");
        JsonArray missing = client.list("/v2/account/activities/FILL?direction=asc&after=" + last);

        assertThat(missing).isNotEmpty();
        String orderId = client.byClientOrderId("c-2").getString("id");
        assertThat(missing).allMatch(f -> ((JsonObject) f).getString("order_id").equals(orderId));
    }

    @Test
    void takesEachClientOrderIdOnce() {
        client.accepted(resting("c-1"));

        var again = client.submit(resting("c-1"));

        assertThat(again.statusCode()).isEqualTo(422);
        assertThat(new JsonObject(again.body()))
                .isEqualTo(
                        new JsonObject()
                                .put("code", 40010001)
                                .put("message", "client_order_id must be unique"));
    }

    @Test
    void oneOfManyAtOnceWins() {
        List<CompletableFuture<Integer>> answers =
                IntStream.range(0, 8)
                        .mapToObj(
                                i ->
                                        CompletableFuture.supplyAsync(
                                                () -> client.submit(resting("c-1")).statusCode()))
                        .toList();

        assertThat(answers.stream().map(CompletableFuture::join).filter(s -> s == 200)).hasSize(1);
        assertThat(client.list("/v2/orders")).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "symbol,          ,        422, 40010001",
        "symbol,          NOPE,    422, 42210000",
        "qty,             0,       422, 40010001",
        "qty,             -1,      422, 40010001",
        "qty,             1e9,     422, 40010001",
        "side,            hold,    422, 40010001",
        "type,            stop,    422, 40010001",
        "type,            limit,   422, 40010001",
        "time_in_force,   opg,     422, 40010001",
        "notional,        100,     422, 40010001",
        "order_class,     bracket, 422, 40010001",
        "client_order_id, 1234567890123456789012345678901234567890123456789, 422, 40010001",
    })
    void refusesWhatItCannotTake(String field, String value, int status, int code) {
        var response = client.submit(order("c-1", field, value == null ? "" : value));

        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(new JsonObject(response.body()).getInteger("code")).isEqualTo(code);
        assertThat(client.list("/v2/orders?status=all")).isEmpty();
    }

    @Test
    void refusesPricesBetweenTicks() {
        var response = client.submit(resting("c-1").put("limit_price", "9.001"));

        assertThat(response.statusCode()).isEqualTo(422);
        assertThat(new JsonObject(response.body()).getInteger("code")).isEqualTo(42210000);
    }

    @ParameterizedTest
    @CsvSource({
        "stop,       limit_price, 9",
        "market,     stop_price,  9",
        "stop_limit, limit_price, 9",
    })
    void refusesPricesThatTheTypeDoesNotHaveOrLacks(String type, String field, String value) {
        var response = client.submit(order("c-1", "type", type, field, value));

        assertThat(response.statusCode()).isEqualTo(422);
        assertThat(new JsonObject(response.body()).getInteger("code")).isEqualTo(40010001);
    }

    @Test
    void letsAStopWaitAndMovesIt() {
        JsonObject stop = client.accepted(order("c-1", "type", "stop", "stop_price", "99"));
        String path = "/v2/orders/" + stop.getString("id");

        var moved =
                client.send("PATCH", path, "{\"stop_price\":\"98\",\"client_order_id\":\"c-2\"}");

        assertThat(client.byClientOrderId("c-1").getString("status")).isEqualTo("replaced");
        assertThat(new JsonObject(moved.body()).getString("stop_price")).isEqualTo("98");
        JsonObject now = client.byClientOrderId("c-2");
        assertThat(now.getString("status")).isEqualTo("new");
        assertThat(now.getString("type")).isEqualTo("stop");
        assertThat(now.getString("limit_price")).isNull();
        assertThat(
                        client.submit(
                                        order("c-3", "type", "stop", "stop_price", "99")
                                                .put("time_in_force", "ioc"))
                                .body())
                .contains("stop orders must be day or gtc");
    }

    @Test
    void refusesBodiesThatAreNoObject() {
        assertThat(client.send("POST", "/v2/orders", "{\"symbol\":").statusCode()).isEqualTo(400);
        assertThat(client.send("POST", "/v2/orders", "[]").statusCode()).isEqualTo(400);
        assertThat(client.send("POST", "/v2/orders", "").statusCode()).isEqualTo(400);
        assertThat(client.send("POST", "/v2/orders", "x".repeat(70_000)).statusCode())
                .isEqualTo(413);
    }

    @Test
    void takesNumbersAsTheyAreSpelled() {
        var response =
                client.send(
                        "POST",
                        "/v2/orders",
                        """
                        {"symbol":"ACME","qty":7,"side":"buy","type":"limit","limit_price":9.10,
                         "time_in_force":"gtc","client_order_id":"c-1"}""");

        assertThat(new JsonObject(response.body()).getString("limit_price")).isEqualTo("9.1");
    }

    @Test
    void letsNobodyInWithoutKeys() {
        var address = URI.create("http://127.0.0.1:" + venue.port() + "/v2/orders");
        var none = HttpRequest.newBuilder(address);
        var wrong =
                HttpRequest.newBuilder(address)
                        .header("APCA-API-KEY-ID", VenueClient.KEY)
                        .header("APCA-API-SECRET-KEY", "wrong");

        assertThat(client.send(none).statusCode()).isEqualTo(401);
        assertThat(client.send(wrong).statusCode()).isEqualTo(403);
    }

    @Test
    void showsAnOrderByEitherId() {
        String id = client.accepted(resting("c-1")).getString("id");

        JsonObject byId = new JsonObject(client.send("GET", "/v2/orders/" + id, "").body());

        assertThat(byId).isEqualTo(client.byClientOrderId("c-1"));
        assertThat(byId.getString("status")).isEqualTo("new");
        assertThat(client.byClientOrderId("c-2").getInteger("code")).isEqualTo(40410000);
        String unknown = "/v2/orders/" + UUID.randomUUID();
        assertThat(client.send("GET", unknown, "").statusCode()).isEqualTo(404);
        assertThat(client.send("GET", "/v2/orders/x", "").statusCode()).isEqualTo(422);
    }

    @Test
    void listsOrdersPageByPage() {
        client.accepted(resting("c-1"));
        client.accepted(resting("c-2"));
        client.accepted(order("c-3"));

        assertThat(clientOrderIds("/v2/orders")).containsExactly("c-2", "c-1");
        assertThat(clientOrderIds("/v2/orders?status=closed")).containsExactly("c-3");
        assertThat(clientOrderIds("/v2/orders?status=all&direction=asc&limit=2"))
                .containsExactly("c-1", "c-2");
        String last = client.byClientOrderId("c-2").getString("submitted_at");
        assertThat(clientOrderIds("/v2/orders?status=all&direction=asc&after=" + last))
                .containsExactly("c-3");
        assertThat(client.send("GET", "/v2/orders?limit=501", "").statusCode()).isEqualTo(422);
    }

    @Test
    void cancelsWhatIsOpenAndNothingElse() {
        String id = client.accepted(resting("c-1")).getString("id");

        assertThat(client.send("DELETE", "/v2/orders/" + id, "").statusCode()).isEqualTo(204);
        assertThat(client.byClientOrderId("c-1").getString("status")).isEqualTo("canceled");
        var again = client.send("DELETE", "/v2/orders/" + id, "");
        assertThat(again.statusCode()).isEqualTo(422);
        assertThat(again.body()).contains("order is already in \\\"canceled\\\" state");
        String unknown = "/v2/orders/" + UUID.randomUUID();
        assertThat(client.send("DELETE", unknown, "").statusCode()).isEqualTo(404);
    }

    @Test
    void cancelsAllAtOnce() {
        client.accepted(resting("c-1"));
        client.accepted(resting("c-2"));

        var response = client.send("DELETE", "/v2/orders", "");

        assertThat(response.statusCode()).isEqualTo(207);
        assertThat(new JsonArray(response.body())).hasSize(2);
        assertThat(client.list("/v2/orders")).isEmpty();
    }

    @Test
    void replacesAnOrderByAnotherOne() {
        String id = client.accepted(resting("c-1")).getString("id");

        var response =
                client.send(
                        "PATCH",
                        "/v2/orders/" + id,
                        "{\"qty\":\"40\",\"limit_price\":\"9.05\",\"client_order_id\":\"c-2\"}");

        JsonObject successor = new JsonObject(response.body());
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(successor.getString("replaces")).isEqualTo(id);
        JsonObject replaced = client.byClientOrderId("c-1");
        assertThat(replaced.getString("status")).isEqualTo("replaced");
        assertThat(replaced.getString("replaced_by")).isEqualTo(successor.getString("id"));
        JsonObject now = client.byClientOrderId("c-2");
        assertThat(now.getString("qty")).isEqualTo("40");
        assertThat(now.getString("limit_price")).isEqualTo("9.05");
        assertThat(client.send("PATCH", "/v2/orders/" + id, "{}").statusCode()).isEqualTo(422);
    }

    @Test
    void aReplacementThatCrossesTrades() {
        String id = client.accepted(resting("c-1")).getString("id");

        client.send(
                "PATCH",
                "/v2/orders/" + id,
                "{\"limit_price\":\"11.00\",\"client_order_id\":\"c-2\"}");

        assertThat(client.byClientOrderId("c-2").getString("status")).isEqualTo("filled");
    }

    @Test
    void keepsAccountsOfMoney() {
        client.accepted(order("c-1"));
        client.accepted(order("c-2", "side", "sell"));

        JsonObject account = new JsonObject(client.send("GET", "/v2/account", "").body());

        assertThat(account.getString("status")).isEqualTo("ACTIVE");
        assertThat(new BigDecimal(account.getString("cash")))
                .isLessThan(new BigDecimal("1000000000"))
                .isGreaterThan(new BigDecimal("999999000"));
        assertThat(client.list("/v2/positions")).isEmpty();
        assertThat(client.send("GET", "/v2/clock", "").body()).contains("\"is_open\":true");
    }

    @Test
    void saysThatItIsReady() {
        assertThat(client.admin("GET", "/q/health/ready", "").statusCode()).isEqualTo(200);
        assertThat(
                        new JsonObject(client.admin("GET", "/admin/stats", "").body())
                                .getLong("accepted"))
                .isZero();
    }

    private List<String> clientOrderIds(String path) {
        return client.list(path).stream()
                .map(order -> ((JsonObject) order).getString("client_order_id"))
                .toList();
    }
}

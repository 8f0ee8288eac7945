package dev.fillstream.execution;

import static dev.fillstream.execution.Pipeline.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.fillstream.execution.FakeVenue.Act;
import dev.fillstream.execution.reconcile.UnfinishedOrders;
import dev.fillstream.local.testing.PlatformResource;
import dev.fillstream.schemas.Timestamps;
import dev.fillstream.v1.NewOrderSingle;
import dev.fillstream.v1.OrdType;
import dev.fillstream.v1.TimeInForce;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Stops, which Alpaca has, and dates, which it has not. */
@QuarkusTest
@QuarkusTestResource(
        value = PlatformResource.class,
        initArgs = {@ResourceArg(name = "postgres", value = "execution")})
@QuarkusTestResource(FakeVenue.class)
class StopAndDatedOrdersTest {

    private static final Set<Integer> ALL_PARTITIONS =
            IntStream.range(0, 64).boxed().collect(Collectors.toSet());

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrapServers;

    @Inject UnfinishedOrders restart;

    private Pipeline pipeline;
    private FakeVenue venue;

    @BeforeEach
    void connect() {
        pipeline = new Pipeline(bootstrapServers, "executions");
        venue = FakeVenue.running();
        await().atMost(SOON).until(venue::isHeard);
    }

    @AfterEach
    void close() {
        pipeline.close();
    }

    @Test
    void aStopGoesToTheVenueWithItsStopPrice() {
        String orderId = resting(stop("c-1").setTimeInForce(TimeInForce.TIME_IN_FORCE_GTC));
        JsonObject shown = venue.shown(orderId).orElseThrow();
        assertThat(shown.getString("type")).isEqualTo("stop");
        assertThat(shown.getString("stop_price")).isEqualTo("13");
        assertThat(shown.getString("limit_price")).isNull();
        assertThat(shown.getString("time_in_force")).isEqualTo("gtc");
        venue.fill(orderId);
        assertThat(pipeline.told(orderId, 2)).containsExactly("1 NEW NEW", "2 TRADE FILLED");
    }

    @Test
    void aStopThatMayNotWaitIsRefusedWithoutTroublingTheVenue() {
        NewOrderSingle order = stop("c-1").setTimeInForce(TimeInForce.TIME_IN_FORCE_IOC).build();
        pipeline.approve(order, Instant.now().plusSeconds(60));
        assertThat(pipeline.told(order.getOrderId(), 1))
                .containsExactly("1 REJECTED REJECTED VENUE_ORDER_TYPE_UNSUPPORTED");
        assertThat(venue.submissions(order.getOrderId())).isZero();
    }

    @Test
    void anOrderGoodTillADateIsTakenBackThenAndHasExpired() {
        String orderId = resting(dated("c-1", Instant.now().plusSeconds(1)));
        assertThat(venue.shown(orderId).orElseThrow().getString("time_in_force")).isEqualTo("gtc");
        assertThat(pipeline.told(orderId, 3))
                .containsExactly(
                        "1 NEW NEW", "2 PENDING_CANCEL PENDING_CANCEL", "3 EXPIRED EXPIRED");
        assertThat(venue.shown(orderId).orElseThrow().getString("status")).isEqualTo("canceled");
    }

    @Test
    void whatTradedBeforeItsDateStaysTraded() {
        String orderId = resting(dated("c-1", Instant.now().plusSeconds(2)));
        venue.trade(orderId, "40");
        assertThat(pipeline.told(orderId, 4))
                .endsWith("3 PENDING_CANCEL PENDING_CANCEL", "4 EXPIRED EXPIRED");
        assertThat(pipeline.events(orderId).getLast().getExecutionReport().getCumQty())
                .isEqualTo("40");
    }

    @Test
    void anInstanceThatTakesAnOrderOverKeepsItsDateToo() {
        String orderId = resting(dated("c-1", Instant.now().plusSeconds(2)));
        restart.takeUp(ALL_PARTITIONS).await().atMost(SOON);
        assertThat(pipeline.told(orderId, 3))
                .containsExactly(
                        "1 NEW NEW", "2 PENDING_CANCEL PENDING_CANCEL", "3 EXPIRED EXPIRED");
    }

    @Test
    void anOrderWhoseDateHasPassedIsNotSent() {
        NewOrderSingle order = dated("c-1", Instant.now().minusMillis(1)).build();
        pipeline.approve(order, Instant.now().plusSeconds(60));
        assertThat(pipeline.told(order.getOrderId(), 1))
                .containsExactly("1 REJECTED REJECTED EXPIRE_TIME_PAST");
        assertThat(venue.submissions(order.getOrderId())).isZero();
    }

    private String resting(NewOrderSingle.Builder order) {
        venue.script(order.getOrderId(), Act.REST);
        pipeline.approve(order.build(), Instant.now().plusSeconds(60));
        pipeline.told(order.getOrderId(), 1);
        return order.getOrderId();
    }

    private NewOrderSingle.Builder stop(String clOrdId) {
        return pipeline.order(clOrdId)
                .clearPrice()
                .setOrdType(OrdType.ORD_TYPE_STOP)
                .setStopPx("13");
    }

    private NewOrderSingle.Builder dated(String clOrdId, Instant expireTime) {
        return pipeline.order(clOrdId)
                .setTimeInForce(TimeInForce.TIME_IN_FORCE_GTD)
                .setExpireTime(Timestamps.of(expireTime));
    }
}

package dev.fillstream.execution;

import static dev.fillstream.execution.Pipeline.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.fillstream.local.testing.PlatformResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What became of trades while nobody listened is found out, also of orders that are over. */
@QuarkusTest
@QuarkusTestResource(
        value = PlatformResource.class,
        initArgs = {@ResourceArg(name = "postgres", value = "execution")})
@QuarkusTestResource(FakeVenue.class)
class MissedTradesTest {

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrapServers;

    @Inject Pool pool;

    private Pipeline pipeline;
    private FakeVenue venue;
    private String orderId;

    @BeforeEach
    void tradeOneOrder() {
        pipeline = new Pipeline(bootstrapServers, "executions");
        venue = FakeVenue.running();
        await().atMost(SOON).until(venue::isHeard);
        orderId = pipeline.orderId("c-1").toString();
        pipeline.approve("c-1");
        assertThat(pipeline.told(orderId, 2)).containsExactly("1 NEW NEW", "2 TRADE FILLED");
    }

    @AfterEach
    void closeAndHeal() {
        venue.comment("");
        venue.mute(false);
        pipeline.close();
    }

    @Test
    void aTradeThatWasTakenBackWhileNobodyListenedIsTakenOutOfTheBooks() {
        venue.bustUnheard(orderId, venue.lastExecId(orderId));
        venue.disconnect();
        assertThat(pipeline.told(orderId, 3).getLast()).startsWith("3 TRADE_CANCEL");
    }

    @Test
    void whatTheVenueTellsInPartOnlyIsAskedForAgain() {
        venue.comment("internal server error");
        venue.bustUnheard(orderId, venue.lastExecId(orderId));
        int asked = venue.activitiesAsked();
        venue.disconnect();
        await().atMost(SOON).until(() -> venue.activitiesAsked() > asked);
        venue.comment("");
        assertThat(pipeline.told(orderId, 3).getLast()).startsWith("3 TRADE_CANCEL");
    }

    @Test
    void whatIsNoTradeIsPassedOverAndWhatMakesNoSenseIsKeptAside() {
        String mark = UUID.randomUUID().toString();
        String now = Instant.now().toString();
        venue.addActivity(new JsonObject().put("activity_type", "DIV").put("at", now));
        venue.addActivity(
                new JsonObject()
                        .put("activity_type", "FILL")
                        .put("at", now)
                        .put("ref_id", mark)
                        .put("details", new JsonObject().put("execution_type", "fill")));
        venue.bustUnheard(orderId, venue.lastExecId(orderId));
        venue.disconnect();
        assertThat(pipeline.told(orderId, 3).getLast()).startsWith("3 TRADE_CANCEL");
        await().atMost(SOON)
                .until(
                        () ->
                                pool.query(
                                                        "SELECT count(*) FROM quarantine WHERE"
                                                                + " strpos(message, '"
                                                                + mark
                                                                + "') > 0")
                                                .executeAndAwait()
                                                .iterator()
                                                .next()
                                                .getLong(0)
                                        > 0);
    }

    @Test
    void untilWhenAllWasHeardMovesOnWhileTheVenueIsHeard() {
        OffsetDateTime before = heardUntil();
        await().atMost(SOON).until(() -> heardUntil().isAfter(before));
    }

    private OffsetDateTime heardUntil() {
        return pool.query("SELECT min(heard_until) FROM partition_owners")
                .executeAndAwait()
                .iterator()
                .next()
                .getOffsetDateTime(0);
    }
}

package dev.fillstream.execution;

import static dev.fillstream.execution.Pipeline.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.fillstream.execution.reconcile.Takeover;
import dev.fillstream.execution.report.BookedOrder;
import dev.fillstream.execution.report.OrderEntry;
import dev.fillstream.execution.report.Ownership;
import dev.fillstream.execution.routing.Dispatcher;
import dev.fillstream.local.testing.PlatformResource;
import dev.fillstream.model.order.OrderEvent;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An instance whose partitions another one took over, while it was paused, sends nothing. */
@QuarkusTest
@QuarkusTestResource(
        value = PlatformResource.class,
        initArgs = {@ResourceArg(name = "postgres", value = "execution")})
@QuarkusTestResource(FakeVenue.class)
class ZombieTest {

    private static final Set<Integer> ALL = Set.of(0, 1, 2, 3);

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrapServers;

    @Inject Pool pool;

    @Inject OrderEntry entry;

    @Inject Ownership ownership;

    @Inject Takeover takeover;

    @Inject Dispatcher dispatcher;

    private Pipeline pipeline;
    private FakeVenue venue;

    @BeforeEach
    void connect() {
        pipeline = new Pipeline(bootstrapServers, "executions");
        venue = FakeVenue.running();
        await().atMost(SOON).until(() -> ALL.stream().allMatch(ownership::isOwned));
    }

    @AfterEach
    void takeBack() {
        takeover.again(ALL).await().atMost(SOON);
        pipeline.close();
    }

    @Test
    void anOrderThatWaitedInLineThroughATakeoverIsLeftToItsNewOwner() {
        // Given
        List<BookedOrder> inLine = enter("c-1").toSend();
        assertThat(inLine).hasSize(1);
        loseToAnother();
        await().atMost(SOON).until(() -> !ownership.isFresh(0, System.nanoTime()));
        // When
        dispatcher.send(inLine).await().atMost(SOON);
        // Then
        await().atMost(SOON).until(() -> !ownership.isOwned(0));
        assertThat(venue.submissions(pipeline.orderId("c-1").toString())).isZero();
    }

    @Test
    void theIntentOfAnotherInstancesOrderIsNotWritten() {
        // Given
        loseToAnother();
        // When
        OrderEntry.Entered entered = enter("c-1");
        // Then
        assertThat(entered.toSend()).isEmpty();
        assertThat(entered.others()).containsExactly(0);
        assertThat(rows("SELECT 1 FROM orders WHERE account = '" + pipeline.account + "'"))
                .isZero();
    }

    @Test
    void aPartitionThatIsStillAssignedHereIsClaimedAgainAndNothingIsLost() {
        // Given
        loseToAnother();
        // When
        String orderId = pipeline.approve("c-1");
        // Then
        assertThat(pipeline.told(orderId, 2)).containsExactly("1 NEW NEW", "2 TRADE FILLED");
        assertThat(venue.submissions(orderId)).isEqualTo(1);
    }

    private OrderEntry.Entered enter(String clOrdId) {
        return entry.approved(
                        List.of(pipeline.approval(clOrdId)),
                        _ -> "alpaca",
                        _ -> List.of(new OrderEvent.RoutedToVenue(Instant.now())))
                .await()
                .atMost(SOON);
    }

    private void loseToAnother() {
        assertThat(
                        rows(
                                "UPDATE partition_owners SET owner = gen_random_uuid(),"
                                        + " epoch = epoch + 1 RETURNING partition"))
                .isEqualTo(ALL.size());
    }

    private int rows(String sql) {
        return pool.query(sql).executeAndAwait().size();
    }
}

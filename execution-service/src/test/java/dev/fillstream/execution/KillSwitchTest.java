package dev.fillstream.execution;

import static dev.fillstream.execution.Pipeline.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.fillstream.execution.FakeVenue.Act;
import dev.fillstream.execution.reconcile.PausedVenue;
import dev.fillstream.execution.routing.TradingStates;
import dev.fillstream.execution.routing.Venues;
import dev.fillstream.local.testing.PlatformResource;
import dev.fillstream.v1.NewOrderSingle;
import dev.fillstream.v1.TradingState;
import dev.fillstream.v1.TradingState.State;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is halted is not sent, and what is open of it is taken back. */
@QuarkusTest
@QuarkusTestResource(
        value = PlatformResource.class,
        initArgs = {@ResourceArg(name = "postgres", value = "execution")})
@QuarkusTestResource(FakeVenue.class)
class KillSwitchTest {

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrapServers;

    @Inject TradingStates states;

    @Inject PausedVenue paused;

    @Inject Venues venues;

    private Pipeline pipeline;
    private FakeVenue venue;

    @BeforeEach
    void connect() {
        pipeline = new Pipeline(bootstrapServers, "executions");
        venue = FakeVenue.running();
        await().atMost(SOON).until(venue::isHeard);
    }

    @AfterEach
    void resume() {
        paused.resume(venues.named("alpaca")).await().atMost(SOON);
        pipeline.close();
    }

    @Test
    void anOrderOfAHaltedAccountIsNotSent() {
        // Given
        become(State.STATE_HALTED, 1);
        // When
        String halted = pipeline.approve("c-1");
        assertThat(pipeline.told(halted, 1)).containsExactly("1 REJECTED REJECTED TRADING_HALTED");
        become(State.STATE_ACTIVE, 2);
        String active = pipeline.approve("c-2");
        // Then
        assertThat(pipeline.told(active, 2)).containsExactly("1 NEW NEW", "2 TRADE FILLED");
        assertThat(venue.submissions(halted)).isZero();
    }

    @Test
    void aHaltTakesBackWhatIsOpenAndRefusesReplaces() {
        // Given
        String orderId = pipeline.orderId("c-1").toString();
        venue.script(orderId, Act.REST);
        pipeline.approve("c-1");
        pipeline.told(orderId, 1);
        // When
        become(State.STATE_HALTED, 7);
        // Then
        assertThat(pipeline.told(orderId, 3))
                .containsExactly(
                        "1 NEW NEW", "2 PENDING_CANCEL PENDING_CANCEL", "3 CANCELED CANCELED");
        assertThat(pipeline.events(orderId).get(2).getExecutionReport().getClOrdId())
                .isEqualTo("halt:account:" + pipeline.account + ":7");
    }

    @Test
    void anOrderInDoubtIsTakenBackAsSoonAsItSurfaces() {
        // Given
        String orderId = pipeline.orderId("c-1").toString();
        venue.script(orderId, Act.NO_ANSWER);
        pipeline.approve("c-1");
        await().atMost(SOON).until(() -> venue.submissions(orderId) == 1);
        // When
        become(State.STATE_HALTED, 1);
        venue.plant(orderId);
        // Then
        await().atMost(SOON)
                .until(
                        () ->
                                pipeline.words(orderId).stream()
                                        .anyMatch(w -> w.contains("CANCELED")));
        assertThat(pipeline.words(orderId)).contains("1 PENDING_CANCEL PENDING_CANCEL");
        assertThat(venue.submissions(orderId)).isEqualTo(1);
    }

    @Test
    void anApprovalThatGrowsTooOldWhileTheVenueIsPausedIsReportedExpired() {
        // Given
        paused.pause(venues.named("alpaca"), "for a test").await().atMost(SOON);
        NewOrderSingle order = pipeline.order("c-1").build();
        Instant expiry = Instant.now().plusMillis(300);
        pipeline.approve(order, expiry);
        await().atMost(SOON).until(() -> Instant.now().isAfter(expiry));
        // When
        paused.resume(venues.named("alpaca")).await().atMost(SOON);
        // Then
        assertThat(pipeline.told(order.getOrderId(), 1))
                .containsExactly("1 REJECTED REJECTED APPROVAL_EXPIRED");
        assertThat(venue.submissions(order.getOrderId())).isZero();
    }

    private void become(State state, long version) {
        String scope = "account:" + pipeline.account;
        pipeline.send(
                "trading-states",
                scope,
                TradingState.newBuilder()
                        .setScope(scope)
                        .setVersion(version)
                        .setState(state)
                        .build()
                        .toByteArray());
        boolean halted = state == State.STATE_HALTED;
        await().atMost(SOON).until(() -> states.isHalted(scope) == halted);
    }
}

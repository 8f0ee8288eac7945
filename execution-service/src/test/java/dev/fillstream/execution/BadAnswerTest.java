package dev.fillstream.execution;

import static dev.fillstream.execution.Pipeline.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.fillstream.execution.FakeVenue.Act;
import dev.fillstream.local.testing.PlatformResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.util.Arrays;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Answers of a venue to an order or a question that must not be taken for more than they are. */
@QuarkusTest
@QuarkusTestResource(
        value = PlatformResource.class,
        initArgs = {@ResourceArg(name = "postgres", value = "execution")})
@QuarkusTestResource(FakeVenue.class)
class BadAnswerTest {

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrapServers;

    private Pipeline pipeline;
    private FakeVenue venue;
    private String orderId;

    @BeforeEach
    void connect() {
        pipeline = new Pipeline(bootstrapServers, "executions");
        venue = FakeVenue.running();
        await().atMost(SOON).until(venue::isHeard);
        orderId = pipeline.orderId("c-1").toString();
        // What the venue answers is all that anybody hears of it.
        venue.mute(true);
    }

    @AfterEach
    void disconnect() {
        venue.mute(false);
        pipeline.close();
    }

    @Test
    void b2AWebPageForAnAnswerLeavesTheOutcomeUnknownAndTheVenueIsAsked() {
        venue.script(orderId, Act.GARBAGE);
        pipeline.approve("c-1");
        assertThat(pipeline.told(orderId, 2))
                .containsExactly("1 OUTCOME_UNKNOWN PENDING_NEW", "2 NEW NEW");
        assertThat(venue.submissions(orderId)).isEqualTo(1);
    }

    @Test
    void b19NotFoundRightAfterTheOrderWasSentIsNotBelieved() {
        venue.script(orderId, Act.GARBAGE);
        venue.deny(orderId, 2);
        pipeline.approve("c-1");
        assertThat(pipeline.told(orderId, 2))
                .containsExactly("1 OUTCOME_UNKNOWN PENDING_NEW", "2 NEW NEW");
        assertThat(venue.denialsLeft(orderId)).isZero();
        assertThat(venue.submissions(orderId)).isEqualTo(1);
    }

    @Test
    void b20AnOrderWaitsInLineWhileTheVenueIsBusy() {
        venue.script(orderId, Act.BUSY, Act.BUSY, Act.REST);
        pipeline.approve("c-1");
        assertThat(pipeline.told(orderId, 1)).containsExactly("1 NEW NEW");
        assertThat(venue.submissions(orderId)).isEqualTo(3);
    }

    @Test
    void b20AnOrderWaitsForABusyVenueNoLongerThanItsApprovalHolds() {
        Act[] busy = new Act[100];
        Arrays.fill(busy, Act.BUSY);
        venue.script(orderId, busy);
        pipeline.approve(pipeline.order("c-1").build(), Instant.now().plusSeconds(1));
        assertThat(pipeline.told(orderId, 1))
                .containsExactly("1 REJECTED REJECTED APPROVAL_EXPIRED");
        assertThat(venue.has(orderId)).isFalse();
    }
}

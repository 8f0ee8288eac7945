package dev.fillstream.execution;

import static dev.fillstream.execution.Pipeline.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.fillstream.execution.FakeVenue.Act;
import dev.fillstream.execution.routing.VenueGate;
import dev.fillstream.execution.routing.Venues;
import dev.fillstream.local.testing.PlatformResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A venue that answers nothing has its own line, and nobody else stands in it. */
@QuarkusTest
@QuarkusTestResource(
        value = PlatformResource.class,
        initArgs = {@ResourceArg(name = "postgres", value = "execution")})
@QuarkusTestResource(FakeVenue.class)
class HangingVenueTest {

    /** More than may be under way at once. */
    private static final int HANGING = 150;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrapServers;

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
    void disconnect() {
        pipeline.close();
    }

    @Test
    void ordersOfAnotherVenueAreExecutedWhileOneHangsAndItComesBack() {
        // Given
        List<String> hanging =
                IntStream.range(0, HANGING).mapToObj(i -> "h-" + i).map(this::hang).toList();
        // When
        String elsewhere = pipeline.orderId("c-1").toString();
        pipeline.approve(
                pipeline.order("c-1").setSymbol(FakeVenue.SYMBOL_ON_PAPER).build(),
                Instant.now().plusSeconds(60));
        // Then
        assertThat(pipeline.told(elsewhere, 2)).containsExactly("1 NEW NEW", "2 TRADE FILLED");
        assertThat(hanging).noneMatch(orderId -> isOver(orderId));
        await().atMost(SOON).until(() -> hanging.stream().allMatch(this::isOver));
        assertThat(hanging).allMatch(orderId -> venue.submissions(orderId) <= 2);
        VenueGate gate = venues.named("alpaca");
        await().atMost(SOON)
                .until(
                        () -> {
                            pipeline.approve("after-" + System.nanoTime());
                            return !gate.breaker().isOpen();
                        });
        String back = pipeline.approve("c-2");
        assertThat(pipeline.told(back, 2)).containsExactly("1 NEW NEW", "2 TRADE FILLED");
    }

    private String hang(String clOrdId) {
        String orderId = pipeline.orderId(clOrdId).toString();
        venue.script(orderId, Act.NO_ANSWER, Act.NO_ANSWER);
        pipeline.approve(pipeline.order(clOrdId).build(), Instant.now().plusSeconds(4));
        return orderId;
    }

    private boolean isOver(String orderId) {
        return pipeline.words(orderId).stream().anyMatch(word -> word.contains("REJECTED"));
    }
}

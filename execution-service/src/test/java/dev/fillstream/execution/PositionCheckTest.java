package dev.fillstream.execution;

import static dev.fillstream.execution.Pipeline.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.fillstream.execution.reconcile.HeldPositions;
import dev.fillstream.local.testing.PlatformResource;
import dev.fillstream.model.value.Symbol;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the broker holds for us and what the book says is held are held against each other. */
@QuarkusTest
@QuarkusTestResource(
        value = PlatformResource.class,
        initArgs = {@ResourceArg(name = "postgres", value = "execution")})
@QuarkusTestResource(FakeVenue.class)
class PositionCheckTest {

    private static final Symbol SYMBOL = new Symbol("ACME");

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrapServers;

    @Inject HeldPositions held;

    @Inject MeterRegistry registry;

    private Pipeline pipeline;
    private FakeVenue venue;

    @BeforeEach
    void connect() {
        pipeline = new Pipeline(bootstrapServers, "executions");
        venue = FakeVenue.running();
        await().atMost(SOON).until(venue::isHeard);
        pipeline.told(pipeline.approve("c-1"), 2);
    }

    @AfterEach
    void disconnect() {
        venue.positions(null);
        pipeline.close();
    }

    @Test
    void aDifferenceThatStaysIsABreakUntilItIsGone() {
        // When
        venue.positions(positions(held().add(new BigDecimal("5"))));
        // Then
        await().atMost(SOON).until(() -> breaks() == 1);
        venue.positions(positions(held()));
        await().atMost(SOON).until(() -> breaks() == 0);
    }

    @Test
    void whatOnlyTheBrokerHoldsIsABreakToo() {
        // When
        venue.positions(
                new JsonArray(positions(held()))
                        .add(new JsonObject().put("symbol", "STRAY").put("qty", "-0.5"))
                        .encode());
        // Then
        await().atMost(SOON).until(() -> breaks() == 1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "<html>",
                "[7]",
                "[{\"symbol\": \"ACME\"}]",
                "[{\"symbol\": \"ACME\", \"qty\": \"NaN\"}]",
                "[{\"symbol\": \"ACME\", \"qty\": 5}]",
                "[{\"symbol\": \"\\n\", \"qty\": \"5\"}]"
            })
    void anAnswerThatCannotBeReadProvesNothing(String answer) {
        // Given
        venue.positions(positions(held()));
        awaitComparisons(1);
        // When
        venue.positions(answer);
        awaitQueries(5);
        // Then
        assertThat(breaks()).isZero();
    }

    private void awaitComparisons(int more) {
        double before = comparisons();
        await().atMost(SOON).until(() -> comparisons() >= before + more);
    }

    private void awaitQueries(int more) {
        int before = venue.requests("positions");
        await().atMost(SOON).until(() -> venue.requests("positions") >= before + more);
    }

    private BigDecimal held() {
        Map<Symbol, BigDecimal> all = held.at(Set.of("alpaca")).await().atMost(SOON);
        return all.getOrDefault(SYMBOL, BigDecimal.ZERO);
    }

    private static String positions(BigDecimal quantity) {
        return new JsonArray()
                .add(
                        new JsonObject()
                                .put("symbol", SYMBOL.value())
                                .put("qty", quantity.toPlainString()))
                .encode();
    }

    private double breaks() {
        return registry.get("fillstream.position.breaks").tag("venue", "alpaca").gauge().value();
    }

    private double comparisons() {
        return registry.counter("fillstream.position.comparisons", "venue", "alpaca").count();
    }
}

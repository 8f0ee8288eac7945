package dev.fillstream.execution;

import static dev.fillstream.execution.Pipeline.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.fillstream.execution.report.BookedReport;
import dev.fillstream.local.testing.PlatformResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The database commits, and its answer is lost with the connection: what it holds is told all the
 * same, once and in order, without waiting for a restart.
 */
@QuarkusTest
@QuarkusTestResource(
        value = PlatformResource.class,
        initArgs = {@ResourceArg(name = "postgres", value = "execution")})
@QuarkusTestResource(FakeVenue.class)
@QuarkusTestResource(value = LossyWire.class, restrictToAnnotatedClass = true)
class LostAnswerTest {

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrapServers;

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
        LossyWire.lose(0, "");
        pipeline.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void anOrderWhoseIntentWasCommittedUnseenIsAskedAfterAndThenSentOnce(int answers) {
        // Given
        LossyWire.lose(answers, pipeline.account);
        // When
        String orderId = pipeline.approve("c-1");
        // Then
        assertThat(told(orderId, 3))
                .containsExactly("1 OUTCOME_UNKNOWN PENDING_NEW", "2 NEW NEW", "3 TRADE FILLED");
        assertThat(LossyWire.lost()).isEqualTo(answers);
        assertThat(venue.submissions(orderId)).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void reportsWhoseCommitWasNotSeenComeInOrder(int answers) {
        // Given
        LossyWire.lose(answers, BookedReport.EXECUTION_REPORT);
        // When
        String orderId = pipeline.approve("c-1");
        // Then
        assertThat(told(orderId, 2)).containsExactly("1 NEW NEW", "2 TRADE FILLED");
        assertThat(LossyWire.lost()).isEqualTo(answers);
        assertThat(venue.submissions(orderId)).isEqualTo(1);
    }

    @Test
    void aRejectionWhoseCommitWasNotSeenIsTold() {
        // Given
        LossyWire.lose(1, pipeline.account);
        // When
        pipeline.reject(pipeline.order("c-1").build(), "MAX_ORDER_QTY");
        // Then
        assertThat(told(pipeline.orderId("c-1").toString(), 1))
                .containsExactly("1 REJECTED REJECTED MAX_ORDER_QTY");
        assertThat(LossyWire.lost()).isEqualTo(1);
    }

    /** Each report once; what the sweeper sends may have been sent before. */
    private List<String> told(String orderId, int count) {
        await().atMost(SOON).until(() -> Set.copyOf(pipeline.words(orderId)).size() >= count);
        return pipeline.words(orderId).stream().distinct().toList();
    }
}

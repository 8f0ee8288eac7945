package dev.fillstream.execution;

import static dev.fillstream.execution.Pipeline.SOON;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.fillstream.local.testing.PlatformResource;
import dev.fillstream.schemas.DeadLetter;
import dev.fillstream.schemas.DecisionSeal;
import dev.fillstream.schemas.EventHeaders;
import dev.fillstream.schemas.Timestamps;
import dev.fillstream.v1.ApprovedCommand;
import dev.fillstream.v1.OrderCommand;
import dev.fillstream.v1.RiskDecision;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What somebody else writes to the topics of risk's decisions trades nothing. */
@QuarkusTest
@QuarkusTestResource(
        value = PlatformResource.class,
        initArgs = {@ResourceArg(name = "postgres", value = "execution")})
@QuarkusTestResource(FakeVenue.class)
class ForgedDecisionTest {

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrapServers;

    private Pipeline pipeline;
    private FakeVenue venue;

    @BeforeEach
    void connect() {
        pipeline =
                new Pipeline(
                        bootstrapServers, "executions", "risk-approved-dlq", "risk-rejected-dlq");
        venue = FakeVenue.running();
        await().atMost(SOON).until(venue::isHeard);
    }

    @AfterEach
    void close() {
        pipeline.close();
    }

    @Test
    void k16AnApprovalThatRiskDidNotSealIsADeadLetterAndTheNextOneTrades() {
        ProducerRecord<byte[], byte[]> forged = record("risk-approved", approved("forged"));

        pipeline.send(forged);

        assertIsDeadLetter(forged);
        String next = pipeline.approve("next");
        assertThat(pipeline.told(next, 2)).containsExactly("1 NEW NEW", "2 TRADE FILLED");
        String order = pipeline.orderId("forged").toString();
        assertThat(venue.submissions(order)).isZero();
        assertThat(pipeline.events(order)).isEmpty();
    }

    @Test
    void k16ASealUnderAnotherSecretIsNone() {
        ProducerRecord<byte[], byte[]> forged = record("risk-approved", approved("guessed"));
        DecisionSeal.of(Optional.of("guessed"))
                .orElseThrow()
                .seal(forged.topic(), forged.value(), forged.headers());
        pipeline.send(forged);
        assertIsDeadLetter(forged);
    }

    @Test
    void k16ARefusalIsNoApprovalOnceItIsCopiedToTheOtherTopic() {
        ProducerRecord<byte[], byte[]> copied = record("risk-approved", approved("copied"));
        Pipeline.SEAL.seal("risk-rejected", copied.value(), copied.headers());
        pipeline.send(copied);
        assertIsDeadLetter(copied);
    }

    @Test
    void k16ARefusalThatRiskDidNotSealIsADeadLetter() {
        ProducerRecord<byte[], byte[]> forged = record("risk-rejected", approved("refused"));
        pipeline.send(forged);
        assertIsDeadLetter(forged);
        assertThat(pipeline.events(pipeline.orderId("refused").toString())).isEmpty();
    }

    private void assertIsDeadLetter(ProducerRecord<byte[], byte[]> record) {
        String topic = record.topic() + "-dlq";
        await().atMost(SOON).until(() -> !pipeline.records(topic).isEmpty());
        ConsumerRecord<byte[], byte[]> letter = pipeline.records(topic).getLast();
        assertThat(letter.value()).isEqualTo(record.value());
        assertThat(EventHeaders.text(letter.headers(), DeadLetter.REASON))
                .isEqualTo("DECISION_NOT_GENUINE");
    }

    private ProducerRecord<byte[], byte[]> record(String topic, ApprovedCommand command) {
        return new ProducerRecord<>(topic, pipeline.account.getBytes(UTF_8), command.toByteArray());
    }

    private ApprovedCommand approved(String clOrdId) {
        return ApprovedCommand.newBuilder()
                .setCommand(OrderCommand.newBuilder().setNewOrderSingle(pipeline.order(clOrdId)))
                .setDecision(
                        RiskDecision.newBuilder()
                                .setOrderId(pipeline.orderId(clOrdId).toString())
                                .setDecidedAt(Timestamps.of(Instant.now()))
                                .setApprovalExpiry(Timestamps.of(Instant.now().plusSeconds(60))))
                .build();
    }
}

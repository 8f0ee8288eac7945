package dev.fillstream.risk.adapter.streams;

import static dev.fillstream.risk.fixture.Wire.command;
import static dev.fillstream.risk.fixture.Wire.key;
import static dev.fillstream.risk.fixture.Wire.order;
import static dev.fillstream.v1.Side.SIDE_BUY;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A record that can be put nowhere stops its partition; it is not dropped to go on. */
class DeadLetterTopicGoneTest {

    /** Each look waits a tenth of a second for records. */
    private static final int LOOKS = 15;

    @TempDir Path directory;

    @Test
    void partitionWaitsForItsDeadLetterTopic() throws Exception {
        try (RunningRisk risk = RunningRisk.start(directory)) {
            assertThat(risk.outcome(send(risk, good("c-1")))).isEqualTo("approved");
            risk.deleteTopic("orders-dlq");

            RecordMetadata bad = send(risk, key("rubbish"));
            RecordMetadata behind = send(risk, good("c-2"));
            for (int look = 0; look < LOOKS; look++) {
                assertThat(risk.hasAnswered(behind)).isFalse();
            }

            risk.createTopics();
            assertThat(risk.outcome(bad)).isEqualTo("dead letter PROTOBUF_MALFORMED");
            assertThat(risk.outcome(behind)).isEqualTo("approved");
        }
    }

    private static byte[] good(String clOrdId) {
        return command(order("acct-1", clOrdId, SIDE_BUY, "1", "10")).toByteArray();
    }

    private static RecordMetadata send(RunningRisk risk, byte[] value) throws Exception {
        return risk.send(new ProducerRecord<>("orders", key("acct-1"), value));
    }
}

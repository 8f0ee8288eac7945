package dev.fillstream.execution.adapter.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fillstream.execution.routing.TradingStates;
import dev.fillstream.local.testing.SharedPlatform;
import dev.fillstream.v1.TradingState;
import dev.fillstream.v1.TradingState.State;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

/** Who stopped something is heard by every process that starts later, before it sends anything. */
class TradingStateReaderTest {

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final Map<String, Object> KAFKA =
            Map.of("bootstrap.servers", SharedPlatform.bootstrapServers());

    private final String halted = "account:h-" + UUID.randomUUID();
    private final String resumed = "account:r-" + UUID.randomUUID();

    @Test
    void e18AHaltIsKnownAfterAStartBeforeAnythingIsSent() {
        say(halted, State.STATE_HALTED);
        say(resumed, State.STATE_HALTED);
        say(resumed, State.STATE_ACTIVE);
        TradingStates states = started();
        assertThat(states.isHalted(halted)).isTrue();
        assertThat(states.isHalted(resumed)).isFalse();
    }

    @Test
    void e18AStateThatCannotBeReadHaltsUntilOneThatCanBeComes() {
        send(halted, "rubbish".getBytes(UTF_8));
        send(resumed, "rubbish".getBytes(UTF_8));
        say(resumed, State.STATE_ACTIVE);
        TradingStates states = started();
        assertThat(states.isHalted(halted)).isTrue();
        assertThat(states.isHalted(resumed)).isFalse();
    }

    /** As a process has them once it sends. */
    private static TradingStates started() {
        TradingStates states = new TradingStates();
        TradingStateReader reader = new TradingStateReader(states, KAFKA);
        reader.start(new StartupEvent());
        try {
            states.known().await().atMost(SOON);
        } finally {
            reader.stop(new ShutdownEvent());
        }
        return states;
    }

    private static void say(String scope, State state) {
        send(
                scope,
                TradingState.newBuilder()
                        .setScope(scope)
                        .setVersion(1)
                        .setState(state)
                        .build()
                        .toByteArray());
    }

    private static void send(String scope, byte[] value) {
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(KAFKA, new ByteArraySerializer(), new ByteArraySerializer())) {
            var unused =
                    producer.send(
                            new ProducerRecord<>("trading-states", scope.getBytes(UTF_8), value));
        }
    }
}

package dev.fillstream.risk.adapter.streams;

import static org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse.REPLACE_THREAD;
import static org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.streams.errors.MissingSourceTopicException;
import org.apache.kafka.streams.errors.StreamsException;
import org.junit.jupiter.api.Test;

class FailurePolicyTest {

    private final FailurePolicy policy = new FailurePolicy();

    @Test
    void replacesAThreadForWhatMayPass() {
        assertThat(policy.handle(new StreamsException(new TimeoutException("slow"))))
                .isEqualTo(REPLACE_THREAD);
        assertThat(policy.takeMissingTopic()).isFalse();
    }

    @Test
    void stopsAndBeginsAnewWhereATopicIsMissing() {
        assertThat(policy.handle(new MissingSourceTopicException("gone")))
                .isEqualTo(SHUTDOWN_CLIENT);
        assertThat(policy.takeMissingTopic()).isTrue();
        assertThat(policy.takeMissingTopic()).isFalse();
    }

    @Test
    void endsWhatFailsOverAndOver() {
        for (int i = 0; i < 5; i++) {
            policy.handle(new MissingSourceTopicException("gone"));
            assertThat(policy.takeMissingTopic()).isTrue();
        }
        assertThat(policy.handle(new MissingSourceTopicException("gone")))
                .isEqualTo(SHUTDOWN_CLIENT);
        assertThat(policy.takeMissingTopic()).isFalse();
    }

    @Test
    void endsWhatCannotPass() {
        assertThat(policy.handle(new IllegalStateException("broken"))).isEqualTo(SHUTDOWN_CLIENT);
        assertThat(policy.takeMissingTopic()).isFalse();
    }
}

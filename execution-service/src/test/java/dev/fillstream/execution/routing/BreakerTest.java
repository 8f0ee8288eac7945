package dev.fillstream.execution.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class BreakerTest {

    private static final Duration FIRST = Duration.ofNanos(100);

    private final Breaker breaker = new Breaker(3, FIRST, Duration.ofNanos(300));

    @Test
    void aFewFailuresInARowLetOrdersThrough() {
        assertThat(breaker.failed(0)).isZero();
        assertThat(breaker.failed(0)).isZero();
        assertThat(breaker.allows(0)).isTrue();
    }

    @Test
    void anAnswerStartsTheCountAnew() {
        assertThat(breaker.failed(0)).isZero();
        assertThat(breaker.failed(0)).isZero();
        breaker.answered();
        assertThat(breaker.failed(0)).isZero();
        assertThat(breaker.isOpen()).isFalse();
    }

    @Test
    void tooManyInARowHoldOrdersBackUntilThePauseIsOver() {
        open();
        assertThat(breaker.allows(99)).isFalse();
        assertThat(breaker.allows(100)).isTrue();
    }

    @Test
    void onlyOneIsTriedAtATime() {
        open();
        breaker.sent();
        assertThat(breaker.allows(100)).isFalse();
        breaker.answered();
        assertThat(breaker.allows(100)).isTrue();
        assertThat(breaker.isOpen()).isFalse();
    }

    @Test
    void eachTryInVainDoublesThePauseUpToABound() {
        open();
        breaker.sent();
        assertThat(breaker.failed(100)).isEqualTo(FIRST.multipliedBy(2));
        assertThat(breaker.allows(299)).isFalse();
        breaker.sent();
        assertThat(breaker.failed(300)).isEqualTo(Duration.ofNanos(300));
    }

    @Test
    void whatWasSentBeforeItOpenedDoesNotProlongThePause() {
        open();
        assertThat(breaker.failed(50)).isZero();
        assertThat(breaker.allows(100)).isTrue();
    }

    private void open() {
        assertThat(breaker.failed(0)).isZero();
        assertThat(breaker.failed(0)).isZero();
        assertThat(breaker.failed(0)).isEqualTo(FIRST);
    }
}

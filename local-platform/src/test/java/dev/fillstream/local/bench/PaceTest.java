package dev.fillstream.local.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PaceTest {

    @Test
    void spreadsOrdersEvenlyOverEachSecond() {
        Pace pace = new Pace(500, 4);

        assertThat(pace.dueNanos(0)).isEqualTo(500);
        assertThat(pace.dueNanos(1)).isEqualTo(500 + 250_000_000L);
        assertThat(pace.dueNanos(8)).isEqualTo(500 + 2_000_000_000L);
    }

    @Test
    void doesNotOverflowWithManyOrders() {
        assertThat(new Pace(0, 200_000).dueNanos(2_000_000_000)).isEqualTo(10_000_000_000_000L);
    }

    @Test
    void doesNotWaitWhenItIsLate() {
        Pace pace = new Pace(System.nanoTime() - 1_000_000_000L, 10);
        pace.await(5);
        assertThat(System.nanoTime()).isGreaterThan(pace.dueNanos(5));
    }
}

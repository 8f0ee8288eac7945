package dev.fillstream.intake.rate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TokenBucketTest {

    private static final long SECOND = 1_000_000_000L;
    private static final long START = Long.MAX_VALUE - 5 * SECOND;

    private final TokenBucket bucket =
            new TokenBucket(new Quota("orders", 10, Duration.ofSeconds(1)), START);

    @Test
    void givesItsWholeQuotaAtOnceAndNoMore() {
        for (int left = 9; left >= 0; left--) {
            assertThat(bucket.take(1, START).left()).isEqualTo(left);
        }

        TokenBucket.Taking refused = bucket.take(1, START);

        assertThat(refused.taken()).isFalse();
        assertThat(refused.left()).isZero();
        assertThat(refused.retryIn()).isEqualTo(SECOND / 10);
        assertThat(refused.fullIn()).isEqualTo(SECOND);
    }

    @Test
    void fillsSteadilyAndNeverBeyondItsQuota() {
        bucket.take(10, START);

        assertThat(bucket.take(1, START + SECOND / 10 - 1).taken()).isFalse();
        assertThat(bucket.take(1, START + SECOND / 10).taken()).isTrue();
        assertThat(bucket.take(1, START + 9 * SECOND).left()).isEqualTo(9);
    }

    @Test
    void takesManyOrNone() {
        bucket.take(4, START);

        TokenBucket.Taking refused = bucket.take(7, START);

        assertThat(refused.taken()).isFalse();
        assertThat(refused.left()).isEqualTo(6);
        assertThat(bucket.take(6, START).taken()).isTrue();
    }

    @Test
    void takesNothingForNothing() {
        bucket.take(10, START);

        assertThat(bucket.take(0, START).taken()).isTrue();
    }

    @Test
    void givesItsRateOverAnyTime() {
        long taken =
                IntStream.range(0, 100_000)
                        .filter(i -> bucket.take(1, START + i * SECOND / 1_000).taken())
                        .count();

        assertThat(taken).isEqualTo(10 + 999);
    }

    @Test
    void givesNoMoreToManyThreadsAtOnce() {
        TokenBucket shared =
                new TokenBucket(new Quota("orders", 1_000, Duration.ofSeconds(1)), START);

        int taken =
                IntStream.range(0, 4)
                        .mapToObj(
                                thread ->
                                        CompletableFuture.supplyAsync(
                                                () ->
                                                        (int)
                                                                IntStream.range(0, 1_000)
                                                                        .filter(
                                                                                i ->
                                                                                        shared.take(
                                                                                                        1,
                                                                                                        START)
                                                                                                .taken())
                                                                        .count()))
                        .toList()
                        .stream()
                        .mapToInt(CompletableFuture::join)
                        .sum();

        assertThat(taken).isEqualTo(1_000);
    }

    @Test
    void refusesQuotasThatGiveNothing() {
        assertThatThrownBy(() -> new Quota("orders", 0, Duration.ofSeconds(1)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Quota("orders", 1, Duration.ofMillis(999)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}

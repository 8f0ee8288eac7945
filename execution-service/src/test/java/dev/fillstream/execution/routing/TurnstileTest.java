package dev.fillstream.execution.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TurnstileTest {

    @Test
    void letsInSoManyAtATimeAndInOrder() {
        // Given
        List<Integer> entered = new ArrayList<>();
        List<Runnable> leave = new ArrayList<>();
        Turnstile<Integer> turnstile =
                new Turnstile<>(
                        2,
                        (item, done) -> {
                            entered.add(item);
                            leave.add(done);
                        });
        AtomicBoolean allInside = new AtomicBoolean();
        // When
        turnstile.admit(List.of(1, 2, 3)).subscribe().with(_ -> allInside.set(true));
        // Then
        assertThat(entered).containsExactly(1, 2);
        assertThat(allInside).isFalse();
        leave.getFirst().run();
        assertThat(entered).containsExactly(1, 2, 3);
        assertThat(allInside).isTrue();
    }

    @Test
    void workThatEndsAtOnceDoesNotGrowTheStack() {
        AtomicInteger worked = new AtomicInteger();
        Turnstile<Integer> turnstile =
                new Turnstile<>(
                        1,
                        (_, done) -> {
                            worked.incrementAndGet();
                            done.run();
                        });
        turnstile.admit(IntStream.range(0, 1_000_000).boxed().toList()).subscribe().with(_ -> {});
        assertThat(worked).hasValue(1_000_000);
    }
}

package dev.fillstream.local.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fillstream.model.value.Account;
import dev.fillstream.model.value.Price;
import dev.fillstream.model.value.Symbol;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import org.junit.jupiter.api.Test;

class TrialTest {

    private static final int RATE = 50;
    private static final Workload WORKLOAD =
            new Workload(
                    "t",
                    List.of(new Account("acct-1")),
                    List.of(new Workload.Market(new Symbol("ACME"), Price.of("12.34"))));

    @Test
    void countsEveryOrderThatCameThrough() throws InterruptedException {
        Trial.Outcome outcome = Trial.run(new Mirror(), WORKLOAD, RATE, 1, () -> Optional.empty());

        assertThat(outcome.isSustained()).isTrue();
        assertThat(outcome.measurement().orders()).isEqualTo(RATE);
    }

    @Test
    void endsWhenThePipelineIsInTroubleAndKeepsWhatWasSeenUntilThen() throws InterruptedException {
        Queue<Optional<String>> answers =
                new ArrayDeque<>(List.of(Optional.empty(), Optional.of("the venue is gone")));

        Trial.Outcome outcome = Trial.run(new Mirror(), WORKLOAD, RATE, 3, answers::remove);

        assertThat(outcome.brokenOff()).contains("the venue is gone");
        assertThat(outcome.isSustained()).isFalse();
        assertThat(outcome.measurement().orders()).isEqualTo(RATE);
        assertThat(outcome.measurement().missing()).isZero();
    }

    /** Gives every order back the moment that it is sent. */
    private static final class Mirror implements Target {

        @Override
        public String label() {
            return "mirror";
        }

        @Override
        public Stage last() {
            return Stage.EXECUTED;
        }

        @Override
        public LoadGenerator generator(Workload.Made made, Timeline timeline) {
            return new Echo(timeline);
        }

        @Override
        public Watch watch(Workload.Made made, Timeline timeline) {
            return () -> {};
        }

        @Override
        public void close() {}
    }

    private record Echo(Timeline timeline) implements LoadGenerator {

        @Override
        public void send(int from, int to, Pace pace) {
            for (int n = from; n < to; n++) {
                pace.await(n);
                for (Stage stage : Stage.values()) {
                    timeline.stamp(stage, n, System.nanoTime());
                }
            }
        }

        @Override
        public long errors() {
            return 0;
        }

        @Override
        public String firstError() {
            return "";
        }

        @Override
        public void close() {}
    }
}

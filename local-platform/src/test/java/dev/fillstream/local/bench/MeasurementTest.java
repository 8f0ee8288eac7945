package dev.fillstream.local.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MeasurementTest {

    private static final long MILLI = 1_000_000;
    private static final Pace PACE = new Pace(1_000 * MILLI, 100);

    @Test
    void countsLatencyFromTheIntendedTimeHoweverLateTheSenderWas() {
        Timeline timeline = new Timeline(2);
        passes(timeline, 0, 5);
        passes(timeline, 1, 300);

        Measurement measured = Measurement.of(timeline, 2, PACE, Stage.EXECUTED);

        assertThat(measured.sinceIntended().get(Stage.EXECUTED).maxMillis())
                .isBetween(299.0, 301.0);
        assertThat(measured.missing()).isZero();
    }

    @Test
    void givesEachHopFromTheStageBefore() {
        Timeline timeline = new Timeline(1);
        timeline.stamp(Stage.ACCEPTED, 0, PACE.dueNanos(0) + 2 * MILLI);
        timeline.stamp(Stage.DECIDED, 0, PACE.dueNanos(0) + 9 * MILLI);
        timeline.stamp(Stage.EXECUTED, 0, PACE.dueNanos(0) + 10 * MILLI);

        Measurement measured = Measurement.of(timeline, 1, PACE, Stage.EXECUTED);

        assertThat(measured.hops().get(Stage.DECIDED).maxMillis()).isBetween(6.9, 7.1);
    }

    @Test
    void isNotSustainedWhenOneOrderNeverCameThrough() {
        Timeline timeline = new Timeline(2);
        passes(timeline, 0, 5);

        Measurement measured = Measurement.of(timeline, 2, PACE, Stage.EXECUTED);

        assertThat(measured.missing()).isOne();
        assertThat(measured.isSustained()).isFalse();
    }

    @Test
    void isNotSustainedWhenLagIsLeftAtTheEnd() {
        Timeline timeline = new Timeline(1_000);
        for (int n = 0; n < 1_000; n++) {
            passes(timeline, n, n * 2L);
        }

        Measurement measured = Measurement.of(timeline, 1_000, PACE, Stage.EXECUTED);

        assertThat(measured.lateMillis()).isGreaterThan(1_900);
        assertThat(measured.isSustained()).isFalse();
    }

    @Test
    void keepsTheFirstSighting() {
        Timeline timeline = new Timeline(1);
        timeline.stamp(Stage.ACCEPTED, 0, 7);
        timeline.stamp(Stage.ACCEPTED, 0, 9);

        assertThat(timeline.at(Stage.ACCEPTED, 0)).isEqualTo(7);
        assertThat(timeline.count(Stage.ACCEPTED)).isOne();
    }

    private static void passes(Timeline timeline, int n, long millisAfterDue) {
        for (Stage stage : Stage.values()) {
            timeline.stamp(stage, n, PACE.dueNanos(n) + millisAfterDue * MILLI);
        }
    }
}

package dev.fillstream.local.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RateSearchTest {

    @Test
    void findsTheHighestRateThatIsSustained() throws InterruptedException {
        RateSearch.Found found = RateSearch.between(0, 1_000, rate -> outcome(rate, rate <= 7_300));

        assertThat(found.rate()).isBetween(6_700, 7_300);
        assertThat(found.tried().size()).isLessThan(10);
    }

    @Test
    void saysZeroWhereNothingIsSustained() throws InterruptedException {
        RateSearch.Found found = RateSearch.between(0, 64, rate -> outcome(rate, false));

        assertThat(found.rate()).isZero();
    }

    @Test
    void searchesOnlyAboveWhatIsKnownToBeSustained() throws InterruptedException {
        RateSearch.Found found = RateSearch.between(500, 1_000, rate -> outcome(rate, rate <= 700));

        assertThat(found.rate()).isBetween(640, 700);
        assertThat(found.tried())
                .allMatch(outcome -> outcome.measurement().offeredPerSecond() > 500);
    }

    private static Trial.Outcome outcome(int rate, boolean sustained) {
        Measurement measurement =
                new Measurement(rate, rate, rate, sustained ? 0 : 1, 0, Map.of(), Map.of());
        return new Trial.Outcome(measurement, 0, "", 1, 0, Optional.empty());
    }
}

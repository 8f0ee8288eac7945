package dev.fillstream.local.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class HandoverTimesTest {

    private static final String BEFORE =
            """
            # TYPE fillstream_venue_handover_seconds histogram
            fillstream_venue_handover_seconds_bucket{venue="sim",le="0.001"} 10.0
            fillstream_venue_handover_seconds_bucket{venue="sim",le="0.002"} 10.0
            fillstream_venue_handover_seconds_bucket{venue="sim",le="+Inf"} 10.0
            """;

    private static final String AFTER =
            """
            fillstream_venue_handover_seconds_bucket{venue="sim",le="0.001"} 60.0
            fillstream_venue_handover_seconds_bucket{venue="sim",le="0.002"} 108.0
            fillstream_venue_handover_seconds_bucket{venue="sim",le="+Inf"} 109.0
            fillstream_venue_handover_seconds_bucket{venue="other",le="0.001"} 0.0
            fillstream_venue_handover_seconds_bucket{venue="other",le="0.002"} 1.0
            fillstream_venue_handover_seconds_bucket{venue="other",le="+Inf"} 1.0
            fillstream_venue_latency_seconds_bucket{venue="sim",le="+Inf"} 500.0
            """;

    private final HandoverTimes seen = HandoverTimes.read(AFTER).since(HandoverTimes.read(BEFORE));

    @Test
    void countsTheOrdersOfAllVenuesSinceTheFirstLook() {
        assertThat(seen.count()).isEqualTo(100);
    }

    @Test
    void findsThePercentileWithinItsBucket() {
        assertThat(seen.millisAt(25)).isEqualTo(0.5, within(1e-9));
        assertThat(seen.millisAt(50)).isEqualTo(1.0, within(1e-9));
    }

    @Test
    void saysTheLastBoundWhereTheBucketHasNone() {
        assertThat(seen.millisAt(100)).isEqualTo(2.0, within(1e-9));
    }

    @Test
    void saysNothingOfNoOrders() {
        assertThat(HandoverTimes.NONE.millisAt(50)).isZero();
        assertThat(HandoverTimes.NONE.count()).isZero();
    }
}

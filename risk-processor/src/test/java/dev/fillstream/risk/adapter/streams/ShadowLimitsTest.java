package dev.fillstream.risk.adapter.streams;

import static dev.fillstream.risk.fixture.Wire.order;
import static dev.fillstream.v1.Side.SIDE_BUY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fillstream.risk.fixture.Wire;
import dev.fillstream.schemas.Topic;
import dev.fillstream.v1.RiskLimits;
import java.time.Duration;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Limits that are only tried say what they would have done, and do nothing. */
class ShadowLimitsTest {

    private final Pipe pipe = Pipe.ready();

    @AfterEach
    void close() {
        pipe.close();
    }

    @Test
    void countsWhatWouldBeDeniedAndAllowed() {
        shadow("acct-1", Wire.limits("acct-1").setMaxOrderQty("50").setVersion(1));
        pipe.order(order("acct-1", "c-1", SIDE_BUY, "50", "10"));
        pipe.order(order("acct-1", "c-2", SIDE_BUY, "51", "10"));
        pipe.order(order("acct-2", "c-3", SIDE_BUY, "51", "10"));
        assertThat(pipe.approved()).hasSize(3);
        assertThat(pipe.observed.seen)
                .filteredOn(seen -> seen.startsWith("shadow"))
                .containsExactly("shadow SAME ", "shadow DENIED MAX_ORDER_QTY");

        shadow("acct-1", Wire.limits("acct-1").setMaxOrderQty("20000").setVersion(2));
        pipe.order(order("acct-1", "c-4", SIDE_BUY, "10001", "10"));
        assertThat(pipe.rejected()).hasSize(1);
        assertThat(pipe.observed.seen).contains("shadow ALLOWED MAX_ORDER_QTY");
    }

    @Test
    void triesTheFirmsNextVersionForEveryAccount() {
        shadow("firm", RiskLimits.newBuilder().setMaxOrderNotional("99").setVersion(1));
        pipe.order(order("acct-1", "c-1", SIDE_BUY, "10", "10"));
        pipe.order(order("acct-2", "c-1", SIDE_BUY, "9", "10"));
        assertThat(pipe.observed.seen)
                .containsSubsequence("shadow DENIED MAX_ORDER_NOTIONAL", "shadow SAME ");
    }

    @Test
    void looksBackAsFarAsItsOwnWindow() {
        shadow("acct-1", Wire.limits("acct-1").setDuplicateWindowMillis("5000").setVersion(1));
        pipe.order(order("acct-1", "c-1", SIDE_BUY, "10", "10"));
        pipe.advance(Duration.ofSeconds(1));
        pipe.order(order("acct-1", "c-2", SIDE_BUY, "10", "10"));
        assertThat(pipe.approved()).hasSize(2);
        assertThat(pipe.observed.seen).contains("shadow DENIED DUPLICATE_CONTENT");
    }

    @Test
    void endsWhenItsRecordIsGone() {
        shadow("acct-1", Wire.limits("acct-1").setMaxOrderQty("50").setVersion(1));
        pipe.send("shared-limits", Wire.key("shadow:acct-1"), null, new RecordHeaders());
        pipe.order(order("acct-1", "c-1", SIDE_BUY, "51", "10"));
        assertThat(pipe.observed.seen).noneMatch(seen -> seen.startsWith("shadow"));
    }

    private void shadow(String scope, RiskLimits.Builder limits) {
        pipe.send(Topic.SHARED_LIMITS, "shadow:" + scope, limits.build());
    }
}

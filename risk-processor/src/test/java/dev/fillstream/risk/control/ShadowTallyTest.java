package dev.fillstream.risk.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fillstream.risk.decision.ShadowVerdict;
import dev.fillstream.risk.decision.ShadowVerdict.Kind;
import dev.fillstream.risk.limit.AccountLimits.Versions;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ShadowTallyTest {

    private static final Versions FIRST = new Versions(1, 0, 0);

    private final ShadowTally tally = new ShadowTally();

    @Test
    void countsByCodeAndScope() {
        add("acct-1", FIRST, Kind.SAME, "");
        add("acct-1", FIRST, Kind.DENIED, "MAX_ORDER_QTY");
        add("acct-1", FIRST, Kind.DENIED, "MAX_ORDER_QTY");
        add("acct-2", FIRST, Kind.ALLOWED, "BUYING_POWER");
        add("acct-2", FIRST, Kind.OTHER_REASON, "NET_EXPOSURE");
        assertThat(tally.of("acct-1"::equals))
                .isEqualTo(
                        new ShadowTally.Summary(
                                3, 1, Map.of("MAX_ORDER_QTY", 2L), Map.of(), Map.of()));
        assertThat(tally.of(_ -> true))
                .isEqualTo(
                        new ShadowTally.Summary(
                                5,
                                1,
                                Map.of("MAX_ORDER_QTY", 2L),
                                Map.of("BUYING_POWER", 1L),
                                Map.of("NET_EXPOSURE", 1L)));
    }

    @Test
    void beginsAnewWithOtherLimits() {
        add("acct-1", FIRST, Kind.SAME, "");
        add("acct-1", new Versions(2, 0, 0), Kind.DENIED, "MAX_ORDER_QTY");
        assertThat(tally.of("acct-1"::equals).compared()).isEqualTo(1);
        tally.forget("acct-1"::equals);
        assertThat(tally.of("acct-1"::equals).compared()).isZero();
    }

    private void add(String account, Versions versions, Kind kind, String code) {
        tally.add(account, versions, new ShadowVerdict(kind, code));
    }
}

package dev.fillstream.local.verify;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EndedOrdersTest {

    private final EndedOrders ended = new EndedOrders();

    @Test
    void appliesEachReportOnceInWhateverOrder() {
        EndedOrders.Applied reports = new EndedOrders.Applied();
        for (long seq : new long[] {2, 1, 5, 3}) {
            assertThat(reports.add(seq)).isTrue();
            assertThat(reports.add(seq)).isFalse();
        }
        assertThat(reports.add(4)).isTrue();
        assertThat(reports.add(1)).isFalse();
        assertThat(reports.add(5)).isFalse();
        assertThat(reports.add(6)).isTrue();
    }

    @Test
    void followsANameToItsOrder() {
        ended.name("request", "order");
        assertThat(ended.named("request")).isEqualTo("order");
        assertThat(ended.named("order")).isEqualTo("order");
    }

    @Test
    void forgetsTheOldestOfAMillion() {
        EndedOrders.Applied reports = new EndedOrders.Applied();
        ended.end("first", reports);
        assertThat(ended.hasForgotten()).isFalse();
        for (int i = 0; i < 1_000_000; i++) {
            ended.end("order-" + i, reports);
        }
        assertThat(ended.hasForgotten()).isTrue();
        assertThat(ended.find("first")).isEmpty();
        assertThat(ended.find("order-999999")).isPresent();
    }
}

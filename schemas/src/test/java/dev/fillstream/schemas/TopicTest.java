package dev.fillstream.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TopicTest {

    @Test
    void cataloguesEveryTopicOnce() {
        assertThat(Topic.all())
                .extracting(Topic::name)
                .containsExactly(
                        "orders",
                        "risk-approved",
                        "risk-rejected",
                        "executions",
                        "notifications",
                        "risk-limits",
                        "shared-limits",
                        "trading-states",
                        "instruments",
                        "prices");
    }

    @Test
    void keepsControlDataForEverAndTheRestForAWhile() {
        for (Topic<?> topic : Topic.all()) {
            boolean business = topic.key() == Topic.Key.ACCOUNT && topic != Topic.RISK_LIMITS;
            assertThat(topic.retention())
                    .as(topic.name())
                    .isInstanceOf(
                            business
                                    ? Topic.Retention.Delete.class
                                    : Topic.Retention.Compact.class);
        }
    }

    @Test
    void namesTheDeadLetterTopicAfterItsOwn() {
        assertThat(Topic.ORDERS.deadLetterName()).isEqualTo("orders-dlq");
    }
}

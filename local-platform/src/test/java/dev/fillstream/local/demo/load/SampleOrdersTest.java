package dev.fillstream.local.demo.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fillstream.v1.OrdType;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class SampleOrdersTest {

    private static final Map<String, BigDecimal> PRICES =
            Map.of("ACME", new BigDecimal("12.34"), "HOOLI", new BigDecimal("231.70"));

    @Test
    void sameSeedIsTheSamePlan() {
        assertThat(plan(200)).isEqualTo(plan(200));
    }

    @Test
    void oneInTwentyComesAgainByAnotherWay() {
        Map<String, List<SampleOrder>> byName =
                plan(200).stream()
                        .collect(Collectors.groupingBy(each -> each.order().getClOrdId()));
        assertThat(byName).hasSize(200);
        assertThat(byName.values())
                .filteredOn(orders -> orders.size() == 2)
                .hasSize(10)
                .allSatisfy(
                        orders -> {
                            assertThat(orders.get(0).order()).isEqualTo(orders.get(1).order());
                            assertThat(orders.get(0).way()).isNotEqualTo(orders.get(1).way());
                        });
    }

    @Test
    void pricesOfLimitOrdersAreWholeCentsButForOneKind() {
        assertThat(plan(200))
                .filteredOn(each -> each.order().getOrdType() == OrdType.ORD_TYPE_LIMIT)
                .filteredOn(each -> new BigDecimal(each.order().getPrice()).scale() != 2)
                .hasSize(3);
    }

    private static List<SampleOrder> plan(int count) {
        return new SampleOrders("t-", PRICES, 1).plan(count);
    }
}

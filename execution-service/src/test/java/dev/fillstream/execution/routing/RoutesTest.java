package dev.fillstream.execution.routing;

import static dev.fillstream.model.fixture.OrderBuilder.anOrder;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fillstream.model.order.NewOrderSingle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RoutesTest {

    private final NewOrderSingle order = anOrder().limit("12.34").of(100);

    @Test
    void withoutRoutesAllGoToTheUsualVenue() {
        assertThat(Routes.parse("alpaca", "").venue(order)).isEqualTo("alpaca");
    }

    @Test
    void theFirstRouteThatFitsCounts() {
        String text =
                "account:nobody=paper, symbol:%s=fix,account:%s=paper"
                        .formatted(order.symbol(), order.account());
        Routes routes = Routes.parse("alpaca", text);
        assertThat(routes.venue(order)).isEqualTo("fix");
        assertThat(routes.venues()).containsExactly("alpaca", "paper", "fix");
    }

    @Test
    void anAccountIsNoSymbol() {
        Routes routes = Routes.parse("alpaca", "symbol:%s=fix".formatted(order.account()));
        assertThat(routes.venue(order)).isEqualTo("alpaca");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ACME=fix", "symbol:=fix", "symbol:ACME", "symbol:ACME=", "desk:X=fix"})
    void whatIsNoRouteIsRefusedByName(String text) {
        assertThatThrownBy(() -> Routes.parse("alpaca", text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("\"" + text + "\"");
    }
}

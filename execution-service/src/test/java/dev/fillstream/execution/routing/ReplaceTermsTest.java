package dev.fillstream.execution.routing;

import static dev.fillstream.model.fixture.OrderBuilder.anOrder;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fillstream.model.fixture.LivingOrder;
import dev.fillstream.model.fixture.OrderEvents;
import dev.fillstream.model.order.LiveTerms;
import dev.fillstream.model.order.OrdType;
import dev.fillstream.model.order.Order;
import dev.fillstream.model.value.ClOrdId;
import dev.fillstream.model.value.Price;
import dev.fillstream.model.value.Quantity;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReplaceTermsTest {

    private static final ClOrdId REQUEST = new ClOrdId("r-1");
    private static final Optional<Price> NO_PRICE = Optional.empty();

    private final LivingOrder living = LivingOrder.of(anOrder().limit("12.34").of(100));

    @Test
    void whatIsAbsentStays() {
        ReplaceTerms price =
                new ReplaceTerms(Optional.empty(), Optional.of(Price.of("12.50")), NO_PRICE);
        assertThat(price.over(living.order(), REQUEST))
                .contains(new LiveTerms(REQUEST, Quantity.of(100), limit("12.50")));
        ReplaceTerms qty = new ReplaceTerms(Optional.of(Quantity.of(7)), NO_PRICE, NO_PRICE);
        assertThat(qty.over(living.order(), REQUEST))
                .contains(new LiveTerms(REQUEST, Quantity.of(7), limit("12.34")));
    }

    @Test
    void aReplaceBehindAnotherChangesWhatThatOneWillMakeOfTheOrder() {
        living.on(OrderEvents.routed());
        living.on(OrderEvents.acknowledged());
        living.on(OrderEvents.replaceRequested("y", 150, limit("12.60")));
        ReplaceTerms nothing = new ReplaceTerms(Optional.empty(), NO_PRICE, NO_PRICE);
        assertThat(nothing.over(living.order(), REQUEST))
                .contains(new LiveTerms(REQUEST, Quantity.of(150), limit("12.60")));
    }

    @Test
    void aPriceThatTheTypeDoesNotHaveIsNoReplace() {
        Order market = LivingOrder.of(anOrder().market().of(100)).order();
        ReplaceTerms price =
                new ReplaceTerms(Optional.empty(), Optional.of(Price.of("1")), NO_PRICE);
        ReplaceTerms stop =
                new ReplaceTerms(Optional.empty(), NO_PRICE, Optional.of(Price.of("1")));
        assertThat(price.over(market, REQUEST)).isEmpty();
        assertThat(stop.over(market, REQUEST)).isEmpty();
        assertThat(stop.over(living.order(), REQUEST)).isEmpty();
    }

    private static OrdType limit(String price) {
        return new OrdType.Limit(Price.of(price));
    }
}

package dev.fillstream.venue.exchange;

import dev.fillstream.model.order.TimeInForce;
import dev.fillstream.model.value.Price;
import dev.fillstream.model.value.Quantity;
import java.util.Optional;

/**
 * What a replacement changes; what is absent stays.
 *
 * @param clientOrderId of the order that takes the place
 * @param orderQty the new total, what is filled already included
 * @param stopPrice only while the order waits for it
 */
public record Changes(
        ClientOrderId clientOrderId,
        Optional<Quantity> orderQty,
        Optional<Price> price,
        Optional<Price> stopPrice,
        Optional<TimeInForce> timeInForce) {}

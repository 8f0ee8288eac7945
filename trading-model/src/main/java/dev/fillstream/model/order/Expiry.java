package dev.fillstream.model.order;

import dev.fillstream.model.value.ClOrdId;
import dev.fillstream.model.value.OrderId;
import java.time.Instant;

/**
 * The cancel request by which we take back an order whose time is over, at a venue that does not
 * see to it by itself. Its name tells it from a client's, also after a restart: the order that it
 * ends has expired.
 */
public final class Expiry {

    private static final String PREFIX = "expire:";

    private Expiry() {}

    /**
     * What the request is called.
     *
     * @param asked when; a later one, after the venue refused, is another request
     */
    public static ClOrdId request(OrderId orderId, Instant asked) {
        return new ClOrdId(PREFIX + asked.getEpochSecond() + ":" + orderId);
    }

    static boolean isAsked(Order order, ClOrdId request) {
        String name = request.value();
        return name.startsWith(PREFIX) && name.endsWith(":" + order.orderId());
    }
}

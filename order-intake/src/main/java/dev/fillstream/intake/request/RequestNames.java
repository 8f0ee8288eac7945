package dev.fillstream.intake.request;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.fillstream.intake.view.OrderView;
import dev.fillstream.model.order.Side;
import dev.fillstream.model.value.Account;
import dev.fillstream.model.value.ClOrdId;
import dev.fillstream.model.value.Symbol;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Names for requests that the client gave none. A cancel that is sent again while nothing new is
 * known of its order is the same request; once something was reported, for instance that it was
 * refused, it is a new one, since a cancel must never be taken for one that is over. A mass cancel
 * is a new request each time, for the same reason: it speaks of the orders of its moment.
 */
public final class RequestNames {

    private RequestNames() {}

    static ClOrdId cancel(OrderView order) {
        return new ClOrdId("cancel-" + order.orderId() + "-" + order.reportSeq());
    }

    public static ClOrdId massCancel(
            Account account, @Nullable Symbol symbol, @Nullable Side side, Instant transactTime) {
        String what = account + "/" + symbol + "/" + side + "/" + transactTime;
        return new ClOrdId("mass-cancel-" + UUID.nameUUIDFromBytes(what.getBytes(UTF_8)));
    }
}

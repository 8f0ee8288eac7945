package dev.fillstream.local.check.rule;

import dev.fillstream.v1.NewOrderSingle;
import dev.fillstream.v1.TimeInForce;
import java.math.BigDecimal;

/** What an order asks for, without what the sender's clock and the pipeline added to it. */
final class Terms {

    private Terms() {}

    /** Whether both ask for the same; {@code 100} and {@code 100.00} are the same amount. */
    static boolean areSame(NewOrderSingle one, NewOrderSingle other) {
        return essence(one).equals(essence(other));
    }

    private static NewOrderSingle essence(NewOrderSingle order) {
        NewOrderSingle.Builder essence = order.toBuilder().clearOrderId().clearTransactTime();
        if (order.getTimeInForce() == TimeInForce.TIME_IN_FORCE_UNSPECIFIED) {
            essence.setTimeInForce(TimeInForce.TIME_IN_FORCE_DAY);
        }
        essence.setOrderQty(plain(order.getOrderQty()));
        if (order.hasPrice()) {
            essence.setPrice(plain(order.getPrice()));
        }
        if (order.hasStopPx()) {
            essence.setStopPx(plain(order.getStopPx()));
        }
        return essence.build();
    }

    private static String plain(String amount) {
        return amount.matches("\\d{1,15}(\\.\\d{1,9})?")
                ? new BigDecimal(amount).stripTrailingZeros().toPlainString()
                : amount;
    }
}

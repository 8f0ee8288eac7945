package dev.fillstream.local.check.rule;

import dev.fillstream.v1.NewOrderSingle;
import dev.fillstream.v1.OrderCommand;
import dev.fillstream.v1.TimeInForce;
import java.math.BigDecimal;

/** What an order asks for, without what the sender's clock and the pipeline added to it. */
final class Terms {

    private Terms() {}

    /** Whether both ask for the same; {@code 100} and {@code 100.00} are the same amount. */
    static boolean areSame(NewOrderSingle one, NewOrderSingle other) {
        return essence(one).equals(essence(other));
    }

    /** Whether both are the same kind of command and ask for the same. */
    static boolean areSame(OrderCommand one, OrderCommand other) {
        return one.getCommandCase() == other.getCommandCase()
                && (one.hasNewOrderSingle()
                        ? areSame(one.getNewOrderSingle(), other.getNewOrderSingle())
                        : request(one, other).equals(request(other, one)));
    }

    /** A request may name its order by one id or by both. */
    private static OrderCommand request(OrderCommand command, OrderCommand other) {
        OrderCommand.Builder essence = command.toBuilder();
        if (command.hasOrderCancelRequest()) {
            var cancel = essence.getOrderCancelRequestBuilder().clearTransactTime();
            if (other.getOrderCancelRequest().getOrderId().isEmpty()) {
                cancel.clearOrderId();
            }
        }
        if (command.hasOrderMassCancelRequest()) {
            essence.getOrderMassCancelRequestBuilder().clearTransactTime();
        }
        if (command.hasOrderCancelReplaceRequest()) {
            var replace = essence.getOrderCancelReplaceRequestBuilder().clearTransactTime();
            if (other.getOrderCancelReplaceRequest().getOrderId().isEmpty()) {
                replace.clearOrderId();
            }
            if (replace.hasOrderQty()) {
                replace.setOrderQty(plain(replace.getOrderQty()));
            }
            if (replace.hasPrice()) {
                replace.setPrice(plain(replace.getPrice()));
            }
            if (replace.hasStopPx()) {
                replace.setStopPx(plain(replace.getStopPx()));
            }
        }
        return essence.build();
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

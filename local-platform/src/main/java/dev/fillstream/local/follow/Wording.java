package dev.fillstream.local.follow;

import com.google.protobuf.ProtocolMessageEnum;
import dev.fillstream.v1.NewOrderSingle;
import dev.fillstream.v1.Refusal;
import java.util.Locale;

/** Enums and terms in the words of the REST interface. */
final class Wording {

    private Wording() {}

    /**
     * {@code ORD_STATUS_PARTIALLY_FILLED} of {@code OrdStatus} becomes {@code partially_filled}.
     */
    static String of(ProtocolMessageEnum value) {
        String type =
                value.getDescriptorForType()
                        .getName()
                        .replaceAll("([a-z])([A-Z])", "$1_$2")
                        .toUpperCase(Locale.ROOT);
        return value.toString().replaceFirst("^" + type + "_", "").toLowerCase(Locale.ROOT);
    }

    static String terms(NewOrderSingle order) {
        String at = order.hasPrice() ? "@ " + order.getPrice() : of(order.getOrdType());
        return "%s %s %s %s"
                .formatted(of(order.getSide()), order.getOrderQty(), order.getSymbol(), at);
    }

    static String refusal(Refusal refusal) {
        String against =
                refusal.getLimit().isEmpty()
                        ? ""
                        : " (" + refusal.getObserved() + " against " + refusal.getLimit() + ")";
        return refusal.getCode() + against;
    }
}

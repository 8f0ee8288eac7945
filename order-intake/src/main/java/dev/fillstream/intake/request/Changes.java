package dev.fillstream.intake.request;

import dev.fillstream.intake.terms.OrderTerms;
import dev.fillstream.model.value.Price;
import dev.fillstream.model.value.Quantity;
import org.jspecify.annotations.Nullable;

/** What a replace wants changed; null is what shall stay as it is. */
public record Changes(@Nullable Quantity orderQty, @Nullable Price price, @Nullable Price stopPx) {

    boolean isEmpty() {
        return orderQty == null && price == null && stopPx == null;
    }

    /** Whether an order with these terms has all that is wanted already. */
    boolean areIn(OrderTerms terms) {
        return isSame(orderQty, terms.orderQty())
                && isSame(price, terms.price())
                && isSame(stopPx, terms.stopPx());
    }

    private static boolean isSame(@Nullable Object wanted, @Nullable String present) {
        return wanted == null || wanted.toString().equals(present);
    }
}

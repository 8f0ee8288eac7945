package dev.fillstream.intake.request;

import static dev.fillstream.model.value.InvalidValue.Code.FIELD_NOT_ALLOWED;

import dev.fillstream.intake.submission.FieldError;
import dev.fillstream.intake.submission.FormFields;
import dev.fillstream.intake.submission.IntakeCode;
import dev.fillstream.intake.terms.OrderTerms;
import dev.fillstream.model.value.ClOrdId;
import dev.fillstream.model.value.InvalidValue;
import dev.fillstream.model.value.Price;
import dev.fillstream.model.value.Quantity;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads one {@link ReplaceForm} about one order. Use once, on one thread. */
final class ReplaceFormReader {

    private static final Set<String> PRICED = Set.of("limit", "stop_limit");
    private static final Set<String> STOPPED = Set.of("stop", "stop_limit");

    /** What the form asks for; null where {@link #errors} say why there is nothing. */
    record Replace(ClOrdId clOrdId, Changes wanted) {}

    private final ReplaceForm form;
    private final FormFields fields = new FormFields();

    ReplaceFormReader(ReplaceForm form) {
        this.form = form;
    }

    /** What the form asks of an order with these terms, or null where it is faulty. */
    @Nullable Replace read(OrderTerms terms) {
        ClOrdId clOrdId = fields.clOrdId(form.clOrdId());
        Quantity orderQty =
                fields.optional(form.orderQty(), text -> Quantity.parsePositive("orderQty", text));
        Price price = price("price", form.price(), terms, PRICED);
        Price stopPx = price("stopPx", form.stopPx(), terms, STOPPED);
        Changes wanted = new Changes(orderQty, price, stopPx);
        if (fields.isFaultless() && wanted.isEmpty()) {
            IntakeCode code = IntakeCode.REPLACE_EMPTY;
            fields.note(new FieldError("", code, code.sentence()));
        }
        return clOrdId == null || !fields.isFaultless() ? null : new Replace(clOrdId, wanted);
    }

    List<FieldError> errors() {
        return fields.errors();
    }

    private @Nullable Price price(
            String field, @Nullable String text, OrderTerms terms, Set<String> ordTypes) {
        return fields.optional(
                text,
                written -> {
                    if (!ordTypes.contains(terms.ordType())) {
                        String rule = "is not allowed for ordType " + terms.ordType();
                        throw new InvalidValue(field, FIELD_NOT_ALLOWED, rule);
                    }
                    return Price.parsePositive(field, written);
                });
    }
}

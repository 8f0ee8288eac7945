package dev.fillstream.intake.submission;

import static dev.fillstream.model.value.InvalidValue.Code.FIELD_REQUIRED;

import dev.fillstream.intake.terms.Words;
import dev.fillstream.model.order.NewOrderSingle;
import dev.fillstream.model.order.OrdType;
import dev.fillstream.model.order.Side;
import dev.fillstream.model.order.TimeInForce;
import dev.fillstream.model.value.Account;
import dev.fillstream.model.value.ClOrdId;
import dev.fillstream.model.value.InvalidValue;
import dev.fillstream.model.value.OrderId;
import dev.fillstream.model.value.Quantity;
import dev.fillstream.model.value.Symbol;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads one {@link NewOrderForm} and collects everything that is wrong with it. Use once, on one
 * thread.
 */
public final class NewOrderFormReader {

    private final NewOrderForm form;
    private final List<FieldError> errors = new ArrayList<>(0);

    private NewOrderFormReader(NewOrderForm form) {
        this.form = form;
    }

    /** The order in {@code form}, or all that is wrong with it. */
    public static FormReading read(NewOrderForm form, Instant transactTime) {
        return new NewOrderFormReader(form).read(transactTime);
    }

    private FormReading read(Instant transactTime) {
        ClOrdId clOrdId = required("clOrdId", form.clOrdId(), ClOrdId::new);
        Account account = required("account", form.account(), Account::new);
        Symbol symbol = required("symbol", form.symbol(), Symbol::new);
        Side side = required("side", form.side(), Words::side);
        OrdType ordType = ordType();
        Quantity orderQty = required("orderQty", form.orderQty(), NewOrderFormReader::orderQty);
        TimeInForce timeInForce = timeInForce();
        if (clOrdId == null
                || account == null
                || symbol == null
                || side == null
                || ordType == null
                || orderQty == null
                || timeInForce == null) {
            return new FormReading.Faulty(errors);
        }
        return order(
                strategy ->
                        new NewOrderSingle(
                                OrderId.derive(account, clOrdId),
                                clOrdId,
                                account,
                                symbol,
                                side,
                                ordType,
                                orderQty,
                                timeInForce,
                                transactTime,
                                strategy,
                                form.reduceOnly()));
    }

    private FormReading order(Function<String, NewOrderSingle> making) {
        NewOrderSingle order = checked(form.strategy() == null ? "" : form.strategy(), making);
        return order == null ? new FormReading.Faulty(errors) : new FormReading.WellFormed(order);
    }

    private static Quantity orderQty(String text) {
        return Quantity.parsePositive("orderQty", text);
    }

    private @Nullable OrdType ordType() {
        String word = form.ordType();
        if (word != null && Offer.lacksOrdType(word)) {
            return lacking("ordType", IntakeCode.ORDER_TYPE_UNSUPPORTED);
        }
        return required("ordType", word, w -> Words.ordType(w, form.price(), form.stopPx()));
    }

    private @Nullable TimeInForce timeInForce() {
        String word = form.timeInForce() == null ? "day" : form.timeInForce();
        if (Offer.lacksTimeInForce(word)) {
            return lacking("timeInForce", IntakeCode.TIME_IN_FORCE_UNSUPPORTED);
        }
        return checked(word, w -> Words.timeInForce(w, form.expireTime()));
    }

    private <T> @Nullable T lacking(String field, IntakeCode code) {
        errors.add(FieldError.at(field, code, code.sentence()));
        return null;
    }

    private <T> @Nullable T required(
            String field, @Nullable String text, Function<String, T> reading) {
        if (text == null) {
            errors.add(FieldError.of(new InvalidValue(field, FIELD_REQUIRED, "is required")));
            return null;
        }
        return checked(text, reading);
    }

    private <T> @Nullable T checked(String text, Function<String, T> reading) {
        try {
            return reading.apply(text);
        } catch (InvalidValue invalid) {
            errors.add(FieldError.of(invalid));
            return null;
        }
    }
}

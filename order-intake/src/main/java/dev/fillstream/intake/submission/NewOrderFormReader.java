package dev.fillstream.intake.submission;

import dev.fillstream.intake.terms.Words;
import dev.fillstream.model.order.NewOrderSingle;
import dev.fillstream.model.order.OrdType;
import dev.fillstream.model.order.Side;
import dev.fillstream.model.order.TimeInForce;
import dev.fillstream.model.value.Account;
import dev.fillstream.model.value.ClOrdId;
import dev.fillstream.model.value.OrderId;
import dev.fillstream.model.value.Quantity;
import dev.fillstream.model.value.Symbol;
import java.time.Instant;
import java.util.function.Function;

/**
 * Reads one {@link NewOrderForm} and collects everything that is wrong with it. Use once, on one
 * thread.
 */
public final class NewOrderFormReader {

    private final NewOrderForm form;
    private final Instant transactTime;
    private final FormFields fields = new FormFields();

    private NewOrderFormReader(NewOrderForm form, Instant transactTime) {
        this.form = form;
        this.transactTime = transactTime;
    }

    /** The order in {@code form}, or all that is wrong with it. */
    public static FormReading read(NewOrderForm form, Instant transactTime) {
        return new NewOrderFormReader(form, transactTime).read();
    }

    private FormReading read() {
        ClOrdId clOrdId = fields.clOrdId(form.clOrdId());
        Account account = fields.required("account", form.account(), Account::new);
        Symbol symbol = fields.required("symbol", form.symbol(), Symbol::new);
        Side side = fields.required("side", form.side(), Words::side);
        OrdType ordType =
                fields.required(
                        "ordType",
                        form.ordType(),
                        word -> Words.ordType(word, form.price(), form.stopPx()));
        Quantity orderQty =
                fields.required("orderQty", form.orderQty(), NewOrderFormReader::orderQty);
        TimeInForce timeInForce = fields.checked(timeInForceWord(), this::timeInForce);
        if (clOrdId == null
                || account == null
                || symbol == null
                || side == null
                || ordType == null
                || orderQty == null
                || timeInForce == null) {
            return new FormReading.Faulty(fields.errors());
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
        NewOrderSingle order =
                fields.checked(form.strategy() == null ? "" : form.strategy(), making);
        return order == null
                ? new FormReading.Faulty(fields.errors())
                : new FormReading.WellFormed(order);
    }

    private static Quantity orderQty(String text) {
        return Quantity.parsePositive("orderQty", text);
    }

    private String timeInForceWord() {
        String word = form.timeInForce();
        return word == null ? "day" : word;
    }

    private TimeInForce timeInForce(String word) {
        return Words.timeInForce(word, form.expireTime(), transactTime);
    }
}

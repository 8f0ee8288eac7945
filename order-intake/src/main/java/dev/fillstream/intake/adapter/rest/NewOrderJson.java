package dev.fillstream.intake.adapter.rest;

import com.fasterxml.jackson.core.JsonParser;
import dev.fillstream.intake.submission.FieldError;
import dev.fillstream.intake.submission.FormReading;
import dev.fillstream.intake.submission.NewOrderForm;
import dev.fillstream.intake.submission.NewOrderFormReader;
import dev.fillstream.model.order.NewOrderSingle;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A new order as JSON.
 *
 * @param errors what was wrong with its JSON: only such as makes it unreadable (400)
 */
record NewOrderJson(NewOrderForm form, List<FieldError> errors) {

    /** Reads the object that {@code json} has just begun. */
    static NewOrderJson read(JsonParser json) throws IOException {
        JsonObject object = JsonObject.read(json, NewOrderField.BY_NAME);
        NewOrderForm form =
                new NewOrderForm(
                        object.text(NewOrderField.CL_ORD_ID),
                        object.text(NewOrderField.ACCOUNT),
                        object.text(NewOrderField.SYMBOL),
                        object.text(NewOrderField.SIDE),
                        object.text(NewOrderField.ORD_TYPE),
                        object.text(NewOrderField.ORDER_QTY),
                        object.text(NewOrderField.PRICE),
                        object.text(NewOrderField.STOP_PX),
                        object.text(NewOrderField.TIME_IN_FORCE),
                        object.text(NewOrderField.EXPIRE_TIME),
                        object.text(NewOrderField.STRATEGY),
                        object.flag(NewOrderField.REDUCE_ONLY));
        return new NewOrderJson(form, object.errors());
    }

    NewOrderJson orIdempotencyKey(@Nullable String key) {
        return new NewOrderJson(form.orIdempotencyKey(key), errors);
    }

    /**
     * The order, if {@code caller} may place it.
     *
     * @throws Refused naming all that is wrong with it
     */
    NewOrderSingle order(Caller caller, Instant transactTime) {
        return switch (NewOrderFormReader.read(form, transactTime)) {
            case FormReading.WellFormed(NewOrderSingle order) when errors.isEmpty() ->
                    allowed(order, caller);
            case FormReading.WellFormed(NewOrderSingle _) -> throw Refused.of(errors);
            case FormReading.Faulty(List<FieldError> formErrors) ->
                    throw Refused.of(together(errors, formErrors));
        };
    }

    private static NewOrderSingle allowed(NewOrderSingle order, Caller caller) {
        caller.mustBeAllowed(order.account().value());
        return order;
    }

    /** A field of the wrong type is missing in the form too; it is named once. */
    static List<FieldError> together(List<FieldError> first, List<FieldError> second) {
        List<FieldError> all = new ArrayList<>(first);
        second.stream()
                .filter(e -> first.stream().noneMatch(f -> f.pointer().equals(e.pointer())))
                .forEach(all::add);
        return all;
    }
}

package dev.fillstream.intake.submission;

import static dev.fillstream.model.value.InvalidValue.Code.FIELD_REQUIRED;

import dev.fillstream.model.value.ClOrdId;
import dev.fillstream.model.value.InvalidValue;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads the fields of one form and collects what is wrong with them. Use on one thread. */
public final class FormFields {

    private final List<FieldError> errors = new ArrayList<>(0);

    /**
     * The request's name. Without one nobody could tell a request from its repetition, so a request
     * that has none, or none that can be used, is as good as unreadable.
     */
    public @Nullable ClOrdId clOrdId(@Nullable String text) {
        if (text == null) {
            return refuse("clOrdId", IntakeCode.CL_ORD_ID_MISSING);
        }
        try {
            return new ClOrdId(text);
        } catch (InvalidValue invalid) {
            return refuse("clOrdId", IntakeCode.CL_ORD_ID_MALFORMED);
        }
    }

    /** The value in {@code text}; null, and an error, where there is none. */
    public <T> @Nullable T required(
            String field, @Nullable String text, Function<String, T> reading) {
        if (text == null) {
            note(FieldError.of(new InvalidValue(field, FIELD_REQUIRED, "is required")));
            return null;
        }
        return checked(text, reading);
    }

    /** The value in {@code text}, or null where it was left out. */
    public <T> @Nullable T optional(@Nullable String text, Function<String, T> reading) {
        return text == null ? null : checked(text, reading);
    }

    <T> @Nullable T checked(String text, Function<String, T> reading) {
        try {
            return reading.apply(text);
        } catch (InvalidValue invalid) {
            note(FieldError.of(invalid));
            return null;
        }
    }

    <T> @Nullable T refuse(String field, IntakeCode code) {
        note(FieldError.at(field, code, code.sentence()));
        return null;
    }

    public void note(FieldError error) {
        errors.add(error);
    }

    public boolean isFaultless() {
        return errors.isEmpty();
    }

    public List<FieldError> errors() {
        return errors;
    }
}

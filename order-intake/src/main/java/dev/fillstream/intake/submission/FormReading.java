package dev.fillstream.intake.submission;

import dev.fillstream.model.order.NewOrderSingle;
import java.util.List;

/** What came of reading a form. */
public sealed interface FormReading {

    /** It is a well-formed order of a kind that is taken. */
    record WellFormed(NewOrderSingle order) implements FormReading {}

    /** It is not; all that is wrong with it, in the order of the contract's fields. */
    record Faulty(List<FieldError> errors) implements FormReading {

        public Faulty {
            errors = List.copyOf(errors);
        }
    }
}

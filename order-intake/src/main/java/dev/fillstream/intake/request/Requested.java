package dev.fillstream.intake.request;

import dev.fillstream.intake.submission.FieldError;
import dev.fillstream.intake.submission.IntakeCode;
import java.util.List;

/** What became of a request. */
public sealed interface Requested {

    /** Kafka has it; what comes of it is told in reports. */
    record Made(OrderRequest request) implements Requested {}

    /** It is not a request that can be made of this order; all that is wrong with it. */
    record Faulty(List<FieldError> errors) implements Requested {

        public Faulty {
            errors = List.copyOf(errors);
        }
    }

    /** Nothing is left of the order to make requests about. */
    record Ended() implements Requested {}

    /** It may be written or not: {@code code} says why, and the client may send it again. */
    record NotConfirmed(IntakeCode code) implements Requested {}
}

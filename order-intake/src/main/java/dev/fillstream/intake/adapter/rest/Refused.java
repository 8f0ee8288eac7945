package dev.fillstream.intake.adapter.rest;

import dev.fillstream.intake.submission.FieldError;
import dev.fillstream.intake.submission.IntakeCode;
import dev.fillstream.intake.submission.Submitted;
import java.util.List;

/** Ends a request with a refusal. Without a stack trace, since bad input is everyday input. */
final class Refused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final IntakeCode code;
    private final transient List<FieldError> errors;

    Refused(IntakeCode code) {
        this(code, code.sentence(), List.of());
    }

    Refused(IntakeCode code, String detail) {
        this(code, detail, List.of());
    }

    private Refused(IntakeCode code, String detail, List<FieldError> errors) {
        super(detail, null, false, false);
        this.code = code;
        this.errors = errors;
    }

    /** For one or more errors; one that makes the request unreadable goes before all others. */
    static Refused of(List<FieldError> errors) {
        IntakeCode code =
                errors.stream()
                        .map(FieldError::code)
                        .filter(c -> c.status() == 400)
                        .findFirst()
                        .orElse(errors.getFirst().code());
        return new Refused(code, code.sentence(), List.copyOf(errors));
    }

    static Refused of(Submitted.NotTaken notTaken) {
        return switch (notTaken) {
            case Submitted.Reused() -> {
                IntakeCode code = IntakeCode.CL_ORD_ID_REUSED;
                yield of(List.of(FieldError.at("clOrdId", code, code.sentence())));
            }
            case Submitted.NotConfirmed(IntakeCode code) -> new Refused(code);
        };
    }

    IntakeCode code() {
        return code;
    }

    String detail() {
        return String.valueOf(getMessage());
    }

    List<FieldError> errors() {
        return errors;
    }
}

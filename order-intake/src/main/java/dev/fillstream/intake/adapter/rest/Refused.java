package dev.fillstream.intake.adapter.rest;

import dev.fillstream.intake.submission.FieldError;
import dev.fillstream.intake.submission.IntakeCode;
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

package dev.fillstream.intake.submission;

import dev.fillstream.model.value.InvalidValue;

/**
 * One thing wrong with one field of a request.
 *
 * @param pointer JSON pointer (RFC 6901) into the body; empty for the body as a whole
 * @param detail for people
 */
public record FieldError(String pointer, IntakeCode code, String detail) {

    /** About the top-level field {@code field}, which must not need escaping. */
    public static FieldError at(String field, IntakeCode code, String detail) {
        return new FieldError("/" + field, code, detail);
    }

    /** What the model refused, under the name that the sender knows. */
    public static FieldError of(InvalidValue invalid) {
        String rule = String.valueOf(invalid.getMessage());
        return at(invalid.field(), IntakeCode.of(invalid.code()), rule);
    }
}

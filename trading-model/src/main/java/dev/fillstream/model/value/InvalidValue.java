package dev.fillstream.model.value;

/**
 * Thrown where a value would break its rule. Carries what the sender needs to mend it; without a
 * stack trace, since bad input is everyday input.
 */
public final class InvalidValue extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Which kind of rule was broken. The name is the stable code that reaches the client. */
    public enum Code {
        FIELD_REQUIRED,
        FIELD_MALFORMED,
        FIELD_OUT_OF_RANGE,
        FIELD_NOT_ALLOWED,
        ENUM_UNKNOWN
    }

    private final String field;
    private final Code code;

    /**
     * @param field the name that the sender knows it by, lower camel
     * @param rule a sentence that completes "field …", for instance "must be positive"
     */
    public InvalidValue(String field, Code code, String rule) {
        super(field + " " + rule, null, false, false);
        this.field = field;
        this.code = code;
    }

    public String field() {
        return field;
    }

    public Code code() {
        return code;
    }
}

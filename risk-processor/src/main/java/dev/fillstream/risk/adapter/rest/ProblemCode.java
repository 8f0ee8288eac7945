package dev.fillstream.risk.adapter.rest;

import dev.fillstream.model.value.InvalidValue;

/** Why a call is refused. The name is the stable code; the number is the HTTP status. */
enum ProblemCode {
    JSON_MALFORMED(400, "the body is not one JSON object as RFC 8259 has it"),
    FIELD_UNKNOWN(400, "the request has no field of that name"),
    FIELD_TYPE(400, "the field has another JSON type; amounts are strings"),
    SCOPE_UNKNOWN(400, "a scope is firm, desk:X, account:X or symbol:X"),
    REQUEST_MALFORMED(400, "the request cannot be read"),
    TOKEN_INVALID(401, "the bearer token is missing, malformed, expired or of a foreign issuer"),
    GROUP_REQUIRED(403, "the token's groups do not allow this"),
    RISK_MANAGER_REQUIRED(403, "only a risk manager may resume"),
    ACCOUNT_NOT_FOUND(404, "there is no such account among the token's"),
    LIMITS_NOT_FOUND(404, "nobody set limits of this scope"),
    SHADOW_NOT_FOUND(404, "no limits of this scope are tried"),
    INSTRUMENT_NOT_FOUND(404, "there is no such instrument"),
    DECISION_NOT_FOUND(404, "no decision on this order is remembered"),
    NOT_FOUND(404, "there is nothing at this path"),
    METHOD_NOT_ALLOWED(405, "this path does not take this method"),
    NOT_ACCEPTABLE(406, "there is only application/json"),
    VERSION_CONFLICT(412, "somebody changed the record since"),
    BODY_TOO_LARGE(413, "the body is larger than 64 KiB"),
    CONTENT_TYPE_UNSUPPORTED(415, "the body must be application/json"),
    FIELD_REQUIRED(422, "a required field is missing"),
    FIELD_MALFORMED(422, "a field does not have its form; 400 in the path or a header"),
    FIELD_OUT_OF_RANGE(422, "a field is beyond its bounds; 400 in the path or a header"),
    FIELD_NOT_ALLOWED(422, "a field may not stand beside the others"),
    ENUM_UNKNOWN(422, "a field has none of its allowed values"),
    RECORD_INVALID(422, "orders would be refused for what the record says"),
    PRECONDITION_REQUIRED(428, "If-Match or If-None-Match must say what is changed"),
    INTERNAL_ERROR(500, "something went wrong here"),
    STATE_NOT_READY(503, "the state is not here, or not read yet; ask again");

    private final int status;
    private final String sentence;

    ProblemCode(int status, String sentence) {
        this.status = status;
        this.sentence = sentence;
    }

    /** The same rule as the model names it. */
    static ProblemCode of(InvalidValue.Code code) {
        return switch (code) {
            case FIELD_REQUIRED -> FIELD_REQUIRED;
            case FIELD_MALFORMED -> FIELD_MALFORMED;
            case FIELD_OUT_OF_RANGE -> FIELD_OUT_OF_RANGE;
            case FIELD_NOT_ALLOWED -> FIELD_NOT_ALLOWED;
            case ENUM_UNKNOWN -> ENUM_UNKNOWN;
        };
    }

    /** What the framework refuses before anything here sees it; the status stays. */
    static ProblemCode of(int status) {
        return switch (status) {
            case 401 -> TOKEN_INVALID;
            case 403 -> GROUP_REQUIRED;
            case 404 -> NOT_FOUND;
            case 405 -> METHOD_NOT_ALLOWED;
            case 406 -> NOT_ACCEPTABLE;
            case 413 -> BODY_TOO_LARGE;
            case 415 -> CONTENT_TYPE_UNSUPPORTED;
            default -> status < 500 ? REQUEST_MALFORMED : INTERNAL_ERROR;
        };
    }

    int status() {
        return status;
    }

    /** For people; may change between releases. */
    String sentence() {
        return sentence;
    }
}

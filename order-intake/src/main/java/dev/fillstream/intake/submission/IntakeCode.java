package dev.fillstream.intake.submission;

import dev.fillstream.model.value.InvalidValue;

/** Every refusal that order-intake gives. The name is the stable code that reaches the client. */
public enum IntakeCode {
    JSON_MALFORMED(400, "The body is not one JSON object in UTF-8."),
    FIELD_UNKNOWN(400, "The request has no field of that name."),
    FIELD_DUPLICATE(400, "The field is given more than once."),
    FIELD_TYPE(400, "The field has the wrong JSON type; amounts are strings."),
    CL_ORD_ID_MISSING(400, "Neither clOrdId nor Idempotency-Key names the request."),
    CL_ORD_ID_MALFORMED(400, "clOrdId, or the Idempotency-Key, is not [A-Za-z0-9._:-]{1,64}."),
    REQUEST_MALFORMED(400, "The request cannot be read as HTTP."),
    PARAMETER_MALFORMED(400, "A query parameter is missing, unknown, repeated or malformed."),
    LAST_EVENT_ID_INVALID(400, "The Last-Event-ID is none of this account's events."),
    CURSOR_INVALID(400, "The cursor is none that was given out for this list."),

    TOKEN_MISSING(401, "The call needs a bearer token."),
    TOKEN_INVALID(401, "The bearer token is malformed, expired or of a foreign issuer."),
    ROLE_MISSING(403, "The token's groups do not allow this call."),
    ACCOUNT_NOT_ALLOWED(403, "The token is not for this account."),

    ORDER_UNKNOWN(404, "There is no such order among the token's accounts."),
    ACCOUNT_UNKNOWN(404, "There is no such account among the token's accounts."),
    ROUTE_UNKNOWN(404, "There is nothing at this path."),
    METHOD_NOT_ALLOWED(405, "This path does not take this method."),
    HEADERS_TIMEOUT(408, "The headers did not arrive in time."),
    EVENTS_EXPIRED(410, "What came after that event is not kept any more; start from now on."),
    BODY_TIMEOUT(408, "The body did not arrive in time."),
    ORDER_ENDED(409, "The order has ended; nothing is left of it to cancel or replace."),
    BODY_TOO_LARGE(413, "The body is larger than this call takes."),
    REQUEST_LINE_TOO_LONG(414, "The request line is too long."),
    CONTENT_TYPE_UNSUPPORTED(415, "The content-type is not application/json in UTF-8."),
    CONTENT_ENCODING_UNSUPPORTED(415, "The body must not be compressed."),
    HEADERS_TOO_LARGE(431, "The headers are too large."),

    FIELD_REQUIRED(422, "A required field is missing."),
    FIELD_MALFORMED(422, "A field does not have its form."),
    FIELD_OUT_OF_RANGE(422, "A field is beyond its bounds."),
    FIELD_NOT_ALLOWED(422, "A field may not stand beside the others."),
    ENUM_UNKNOWN(422, "A field has none of its allowed values."),
    BATCH_SIZE(422, "A batch holds 1 to 500 orders."),
    REPLACE_EMPTY(422, "A replace names at least one of orderQty, price and stopPx."),
    CL_ORD_ID_REUSED(422, "The clOrdId came before with other content; the first order stands."),

    RATE_EXCEEDED(429, "The token has used up its rate; the same request may be sent again."),

    ORDERS_UNAVAILABLE(503, "Kafka did not confirm it; the same request may be sent again."),
    OVERLOADED(503, "Too many requests are on their way; the same request may be sent again."),
    EVENTS_UNAVAILABLE(503, "Reports cannot be followed right now; resume after the last event."),
    SUBSCRIBERS_TOO_MANY(503, "Too many clients follow accounts here."),
    SUBSCRIBER_TOO_SLOW(503, "The client did not take its events; resume after the last one."),
    VIEW_UNAVAILABLE(503, "The view of orders is not up to date right now."),
    UNEXPECTED(503, "The request failed for a reason of ours; it may be sent again.");

    private final int status;
    private final String sentence;

    IntakeCode(int status, String sentence) {
        this.status = status;
        this.sentence = sentence;
    }

    /** The HTTP status that goes with it. */
    public int status() {
        return status;
    }

    /** What it means, in one sentence. */
    public String sentence() {
        return sentence;
    }

    /** The code of a value that the model refused. */
    public static IntakeCode of(InvalidValue.Code code) {
        return switch (code) {
            case FIELD_REQUIRED -> FIELD_REQUIRED;
            case FIELD_MALFORMED -> FIELD_MALFORMED;
            case FIELD_OUT_OF_RANGE -> FIELD_OUT_OF_RANGE;
            case FIELD_NOT_ALLOWED -> FIELD_NOT_ALLOWED;
            case ENUM_UNKNOWN -> ENUM_UNKNOWN;
        };
    }
}

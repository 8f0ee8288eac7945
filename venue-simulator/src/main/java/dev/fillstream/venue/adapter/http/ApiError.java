package dev.fillstream.venue.adapter.http;

import dev.fillstream.venue.exchange.Refusal;

/**
 * An error as Alpaca answers it.
 *
 * @param code Alpaca's: the status and a number within it
 */
record ApiError(int status, int code, String message) {

    static final ApiError UNAUTHORIZED = new ApiError(401, 40110000, "request is not authorized");
    static final ApiError FORBIDDEN = new ApiError(403, 40310000, "forbidden.");
    static final ApiError NO_ROUTE = new ApiError(404, 40410000, "endpoint not found.");
    static final ApiError TOO_LARGE = new ApiError(413, 41310000, "request body is too large");
    static final ApiError RATE_LIMIT = new ApiError(429, 42910000, "rate limit exceeded");
    static final ApiError INTERNAL = new ApiError(500, 50010000, "internal server error occurred");
    static final ApiError BODY_MALFORMED =
            new ApiError(400, 40010000, "request body format is invalid");

    /** A field that is missing or has no meaning. */
    static ApiError invalid(String message) {
        return new ApiError(422, 40010001, message);
    }

    static ApiError orderNotFound(String id) {
        return new ApiError(404, 40410000, "order not found for " + id);
    }

    static ApiError of(Refusal refusal, String subject) {
        return switch (refusal) {
            case CLIENT_ORDER_ID_IN_USE -> invalid("client_order_id must be unique");
            case SYMBOL_UNKNOWN ->
                    new ApiError(422, 42210000, "asset \"" + subject + "\" not found");
            case PRICE_OFF_TICK ->
                    new ApiError(
                            422,
                            42210000,
                            "invalid limit_price or stop_price. sub-penny increment does not fulfill minimum"
                                    + " pricing criteria");
            case STOP_MUST_WAIT -> new ApiError(422, 42210000, "stop orders must be day or gtc");
            case ORDER_UNKNOWN -> orderNotFound(subject);
            case ORDER_OPEN -> new ApiError(422, 42210000, "order still works");
            case ORDER_NOT_OPEN ->
                    new ApiError(422, 42210000, "order is already in \"" + subject + "\" state");
            case REPLACEMENT_IMPOSSIBLE ->
                    new ApiError(422, 42210000, "order parameters are not replaceable");
        };
    }
}

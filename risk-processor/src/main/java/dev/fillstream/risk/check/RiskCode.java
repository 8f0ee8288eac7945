package dev.fillstream.risk.check;

import dev.fillstream.model.value.InvalidValue;

/**
 * Why risk refuses. The name is the stable code that reaches the client, the log, the metric and
 * the evidence; the numbers are FIX's OrdRejReason (103) for orders and CxlRejReason (102) for
 * requests.
 */
public enum RiskCode {
    FIELD_REQUIRED(99, "a field that this order needs is missing"),
    FIELD_MALFORMED(99, "a field does not have the form that it must have"),
    FIELD_OUT_OF_RANGE(99, "a field is outside what it may be"),
    FIELD_NOT_ALLOWED(11, "a field is set that this kind of order may not have"),
    ENUM_UNKNOWN(11, "a field has a value that this version does not know"),

    PARTITION_MISMATCH(99, "the record is on another partition than its key belongs to"),
    ORDER_UNKNOWN(1, "the replace is about an order that is not known here"),
    ORDER_ENDED(0, "the replace is about an order that has ended"),
    REPLACE_PENDING(3, "too many replaces of the order are not answered yet"),

    ORDER_TYPE_UNSUPPORTED(11, "only market and limit orders are taken"),
    TIME_IN_FORCE_UNSUPPORTED(11, "only day, gtc, ioc and fok orders are taken"),
    INSTRUMENT_UNKNOWN(1, "the symbol is not in the reference data"),
    INSTRUMENT_NOT_TRADABLE(2, "the instrument is not open for trading"),
    ACCOUNT_UNKNOWN(15, "the account has no limits, so it may do nothing"),
    LIMITS_INCOMPLETE(15, "a limit of the account is not set, so it may do nothing"),
    CURRENCY_MISMATCH(99, "the instrument is in another currency than the account"),
    PRICE_OFF_TICK(18, "the price is not a multiple of the tick size"),
    QTY_OFF_LOT(13, "the quantity is not a multiple of the lot size"),
    QTY_OUT_OF_RANGE(13, "the quantity is below or above what the instrument allows"),
    MAX_ORDER_QTY(26, "the quantity is above the account's limit for one order"),
    REFERENCE_PRICE_MISSING(19, "there is no reference price for the symbol"),
    REFERENCE_PRICE_STALE(19, "the reference price is too old"),
    MAX_ORDER_NOTIONAL(27, "the notional is above the account's limit for one order"),
    PRICE_OUTSIDE_COLLAR(16, "the price is too far from the reference price"),
    REDUCE_ONLY(3, "a reduce-only order may only bring the position closer to zero"),
    BUYING_POWER(25, "the order would reserve more than the account has left");

    private static final int OTHER = 99;

    private final int number;
    private final String sentence;

    RiskCode(int number, String sentence) {
        this.number = number;
        this.sentence = sentence;
    }

    /** The same rule as the model names it. */
    public static RiskCode of(InvalidValue.Code code) {
        return switch (code) {
            case FIELD_REQUIRED -> FIELD_REQUIRED;
            case FIELD_MALFORMED -> FIELD_MALFORMED;
            case FIELD_OUT_OF_RANGE -> FIELD_OUT_OF_RANGE;
            case FIELD_NOT_ALLOWED -> FIELD_NOT_ALLOWED;
            case ENUM_UNKNOWN -> ENUM_UNKNOWN;
        };
    }

    /** OrdRejReason (103), where a new order is refused for it. */
    public int ordRejReason() {
        return isAboutRequests() ? OTHER : number;
    }

    /** CxlRejReason (102), where a request is refused for it; FIX has no word for most. */
    public int cxlRejReason() {
        return isAboutRequests() ? number : OTHER;
    }

    private boolean isAboutRequests() {
        return this == ORDER_UNKNOWN || this == ORDER_ENDED || this == REPLACE_PENDING;
    }

    /** For people; may change between releases. */
    public String sentence() {
        return sentence;
    }
}

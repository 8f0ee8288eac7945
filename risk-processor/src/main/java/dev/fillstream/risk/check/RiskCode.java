package dev.fillstream.risk.check;

import dev.fillstream.model.value.InvalidValue;

/**
 * Why risk refuses. The name is the stable code that reaches the client, the log, the metric and
 * the evidence; the numbers are FIX's OrdRejReason (103) for orders and CxlRejReason (102) for
 * requests.
 */
public enum RiskCode {
    FIELD_REQUIRED(99, "order", "a field that this order needs is missing"),
    FIELD_MALFORMED(99, "order", "a field does not have the form that it must have"),
    FIELD_OUT_OF_RANGE(99, "order", "a field is outside what it may be"),
    FIELD_NOT_ALLOWED(11, "order", "a field is set that this kind of order may not have"),
    ENUM_UNKNOWN(11, "order", "a field has a value that this version does not know"),

    PARTITION_MISMATCH(99, "order", "the record is on another partition than its key belongs to"),
    ORDER_UNKNOWN(1, "request", "the replace is about an order that is not known here"),
    ORDER_ENDED(0, "request", "the replace is about an order that has ended"),
    REPLACE_PENDING(3, "request", "too many replaces of the order are not answered yet"),

    EXPIRE_TIME_PAST(99, "order", "the date that the order is good till has passed"),
    INSTRUMENT_UNKNOWN(1, "symbol", "the symbol is not in the reference data"),
    INSTRUMENT_NOT_TRADABLE(2, "symbol", "the instrument is not open for trading"),
    SESSION_CLOSED(2, "symbol", "the instrument is in none of its sessions"),
    ACCOUNT_UNKNOWN(15, "account", "the account has no limits, so it may do nothing"),
    LIMITS_UNKNOWN(15, "account", "a limit is set neither for the firm, the desk nor the account"),
    CURRENCY_MISMATCH(
            99, "account, symbol", "the instrument is in another currency than the account"),
    TRADING_HALTED(
            99,
            "firm, desk, account, symbol",
            "the firm, the desk, the account or the symbol is halted"),
    TRADING_REDUCING(
            99,
            "firm, desk, account, symbol",
            "only what brings the position closer to zero is allowed now"),
    RISK_UNCERTAIN(
            99,
            "account",
            "a report about the account could not be booked, so its exposure is not known until"
                    + " somebody sets its trading state again"),
    INSTRUMENT_RESTRICTED(0, "firm, desk, account, symbol", "the symbol is on a restricted list"),
    SIDE_NOT_PERMITTED(0, "firm, desk, account", "the account may not trade on this side"),
    ORDER_STALE(8, "order", "the order was made too long ago, by its transactTime"),
    PRICE_OFF_TICK(18, "symbol", "the price or the stop price is not a multiple of the tick size"),
    QTY_OFF_LOT(13, "symbol", "the quantity is not a multiple of the lot size"),
    QTY_OUT_OF_RANGE(13, "symbol", "the quantity is below or above what the instrument allows"),
    MAX_ORDER_QTY(26, "account, symbol", "the quantity is above the limit for one order"),
    REFERENCE_PRICE_MISSING(19, "symbol", "there is no reference price for the symbol"),
    REFERENCE_PRICE_STALE(19, "account, symbol", "the reference price is too old"),
    MIN_ORDER_NOTIONAL(
            13, "symbol", "the notional is below what the instrument allows, and reduces nothing"),
    MAX_ORDER_NOTIONAL(
            27, "account, symbol", "quantity times price is above the limit for one order"),
    PRICE_OUTSIDE_COLLAR(
            16,
            "account, symbol",
            "the price is too far from the reference price, or from the stop price ahead"),
    MARKET_OUTSIDE_COLLAR(
            16,
            "account, symbol",
            "a market order would meet a book too far from the reference price"),
    REDUCE_ONLY(3, "order", "a reduce-only order may only bring the position closer to zero"),
    MAX_OPEN_ORDERS(3, "account", "the account has as many open orders as it may"),
    ORDER_RATE(3, "account", "too many orders at once, or too fast for too long"),
    DUPLICATE_CONTENT(6, "account, symbol", "an order just like it was let through a moment ago"),
    REPEATED_EXECUTION(
            21,
            "account, strategy",
            "the strategy filled and entered again too often; somebody has to re-arm it"),
    SELF_MATCH(99, "account, symbol", "the order could trade with another one of the same account"),
    SHORT_SALE_FORBIDDEN(
            22, "symbol", "the sale would make the position short, and the instrument may not be"),
    SHORT_NOT_LOCATED(
            24,
            "account, symbol",
            "the sale would make the position shorter than what was located"),
    MAX_POSITION(
            3,
            "account, symbol",
            "the position would be too large, should all open orders of this side fill"),
    CONCENTRATION(
            3, "account, symbol", "the symbol would be too large a part of the account's exposure"),
    DAILY_NOTIONAL(25, "account", "the notional of all orders entered today would be too large"),
    DAILY_LOSS(21, "account", "the account has lost its limit today; only reductions pass"),
    GROSS_EXPOSURE(
            25,
            "account",
            "positions and open orders together would be worth too much, without signs"),
    NET_EXPOSURE(
            25,
            "account",
            "positions and open orders of this side together would be worth too much"),
    BUYING_POWER(25, "account", "the order would reserve more than the account has left");

    private static final int OTHER = 99;

    private final int number;
    private final String scope;
    private final String sentence;

    RiskCode(int number, String scope, String sentence) {
        this.number = number;
        this.scope = scope;
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

    /** What the rule is kept for: the order by itself, a symbol, an account … */
    public String scope() {
        return scope;
    }

    /** For people; may change between releases. */
    public String sentence() {
        return sentence;
    }
}

package dev.fillstream.execution;

import dev.fillstream.model.Refusal;

/** Why execution refused an order or a request. The name is the stable code. */
public enum ExecutionCode {
    APPROVAL_EXPIRED(8, "The approval was too old to be sent when its turn came."),
    EXPIRE_TIME_PAST(99, "The date that the order is good till passed before it could be sent."),
    TRADING_HALTED(99, "Trading of this firm, desk, account or symbol is halted."),
    EGRESS_QUANTITY(99, "More than the approved quantity was about to be sent."),
    NOT_RECEIVED_BY_VENUE(99, "The venue proved not to have the order."),
    VENUE_REJECTED(0, "The venue rejected the order; the text is the venue's."),
    VENUE_ACCOUNT_REFUSED(0, "The venue does not let this account trade."),
    VENUE_DUPLICATE_ORDER(6, "The venue had an order with this id and other terms."),
    VENUE_ORDER_TYPE_UNSUPPORTED(11, "The venue does not take such an order."),
    VENUE_UNAVAILABLE(99, "The venue does not answer, and too many orders wait for it already."),
    VENUE_PRICE_MISSING(99, "The paper venue has no price to fill this order at."),
    CANCEL_REFUSED(99, "The venue refused to cancel the order."),
    REPLACE_REFUSED(99, "The venue refused to replace the order; the text is the venue's."),
    REQUEST_NOT_RECEIVED(99, "The venue proved not to have the request."),
    CANCEL_TOO_LATE(0, "Nothing was left to cancel."),
    ORDER_UNKNOWN(1, "There is no such order.");

    private final int fixReason;
    private final String sentence;

    ExecutionCode(int fixReason, String sentence) {
        this.fixReason = fixReason;
        this.sentence = sentence;
    }

    public Refusal refusal() {
        return refusal(sentence);
    }

    /** The same with the venue's own words. */
    public Refusal refusal(String text) {
        return Refusal.of(name(), text, fixReason);
    }

    /** OrdRejReason (103) or CxlRejReason (102). */
    public int fixReason() {
        return fixReason;
    }

    /** One sentence for people. */
    public String sentence() {
        return sentence;
    }
}

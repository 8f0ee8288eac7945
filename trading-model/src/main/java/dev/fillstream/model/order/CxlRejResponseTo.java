package dev.fillstream.model.order;

/** CxlRejResponseTo (434): which kind of request was refused. */
public enum CxlRejResponseTo {
    ORDER_CANCEL_REQUEST,
    ORDER_CANCEL_REPLACE_REQUEST
}

package dev.fillstream.local.follow;

import com.google.protobuf.Message;

/** What a message says, before it is known where it stood. */
record Summary(
        String orderId,
        String clOrdId,
        String terms,
        String status,
        boolean isRefusal,
        boolean isFinal,
        Message message) {

    static Summary of(String terms, String status, Message message) {
        return new Summary("", "", terms, status, false, false, message);
    }
}

package dev.fillstream.local.follow;

import java.time.Instant;

/**
 * One record of a topic, as far as a person wants to know.
 *
 * @param time when the event happened by its own header, else the record's time
 * @param orderId empty where no order is concerned
 * @param clOrdId empty where there is none
 * @param account the record's key
 * @param terms what it is about: side, quantity, symbol, price
 * @param status what happened, with the code where something was refused
 * @param isRefusal whether something was refused, failed or could not be read
 * @param isFinal whether nothing more follows for the order
 * @param json the whole value
 */
public record SeenRecord(
        Instant time,
        String topic,
        int partition,
        long offset,
        String orderId,
        String clOrdId,
        String account,
        String terms,
        String status,
        boolean isRefusal,
        boolean isFinal,
        String json) {

    /** Whether {@code text} begins its orderId or is its clOrdId. */
    public boolean isAbout(String text) {
        return clOrdId.equals(text) || (!orderId.isEmpty() && orderId.startsWith(text));
    }
}

package dev.fillstream.local.check.rule;

import dev.fillstream.local.check.OrderCase;

/** Orders that execution filled by itself: no venue has a journal of them. */
final class PaperTrading {

    private static final String VENUE = "paper";

    private PaperTrading() {}

    static boolean isPaper(OrderCase order) {
        return order.lastReport().filter(last -> last.getVenue().equals(VENUE)).isPresent();
    }
}

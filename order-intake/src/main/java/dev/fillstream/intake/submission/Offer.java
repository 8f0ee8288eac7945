package dev.fillstream.intake.submission;

import java.util.Set;

/** What the contract knows, and which part of it order-intake takes today. */
final class Offer {

    static final Set<String> ORD_TYPES_TAKEN = Set.of("market", "limit");
    static final Set<String> TIMES_IN_FORCE_TAKEN = Set.of("day", "gtc", "ioc");

    private static final Set<String> ORD_TYPES = Set.of("market", "limit", "stop", "stop_limit");
    private static final Set<String> TIMES_IN_FORCE = Set.of("day", "gtc", "ioc", "fok", "gtd");

    private Offer() {}

    /** Known to the contract, and not taken yet. */
    static boolean lacksOrdType(String word) {
        return ORD_TYPES.contains(word) && !ORD_TYPES_TAKEN.contains(word);
    }

    /** Known to the contract, and not taken yet. */
    static boolean lacksTimeInForce(String word) {
        return TIMES_IN_FORCE.contains(word) && !TIMES_IN_FORCE_TAKEN.contains(word);
    }
}

package dev.fillstream.risk.control;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * When an order of each scope was last let through here: what a halt is measured against. Times are
 * {@link System#nanoTime()}'s.
 */
public final class LastApprovals {

    private static final String FIRM = "firm";

    private final Map<String, Map<String, Long>> byKind =
            Map.of(
                    "desk", new ConcurrentHashMap<>(),
                    "account", new ConcurrentHashMap<>(),
                    "symbol", new ConcurrentHashMap<>());
    private volatile long ofFirm;
    private volatile boolean isAny;

    /**
     * @param desk empty for none
     */
    public void approved(String account, String desk, String symbol, long now) {
        ofFirm = now;
        isAny = true;
        note("account", account, now);
        note("symbol", symbol, now);
        if (!desk.isEmpty()) {
            note("desk", desk, now);
        }
    }

    private void note(String kind, String name, long now) {
        byKind.getOrDefault(kind, Map.of()).put(name, now);
    }

    /**
     * How long after {@code start} the last order of the scope was let through; 0 where none was.
     *
     * @param scope {@code firm}, {@code desk:X}, {@code account:X} or {@code symbol:X}
     */
    public long nanosAfter(String scope, long start) {
        if (scope.equals(FIRM)) {
            return isAny ? Math.max(0, ofFirm - start) : 0;
        }
        int colon = scope.indexOf(':');
        Long last =
                byKind.getOrDefault(scope.substring(0, colon), Map.of())
                        .get(scope.substring(colon + 1));
        return last == null ? 0 : Math.max(0, last - start);
    }
}

package dev.fillstream.notifier.delivery;

import jakarta.inject.Singleton;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * The latest attempts per endpoint, in memory only, and what receivers answered to the latest that
 * failed. Engine's loop only.
 */
@Singleton
public class Attempts {

    private static final int MOST_PER_ENDPOINT = 50;
    private static final int MOST_EXCERPTS = 2_000;

    private final Map<UUID, ArrayDeque<Attempt>> latest = new HashMap<>();
    private final Map<Attempt, String> excerpts =
            new LinkedHashMap<>() {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<Attempt, String> eldest) {
                    return size() > MOST_EXCERPTS;
                }
            };

    void remember(UUID endpointId, Attempt attempt, Reply reply) {
        ArrayDeque<Attempt> attempts = latest.computeIfAbsent(endpointId, _ -> new ArrayDeque<>());
        if (attempts.size() == MOST_PER_ENDPOINT) {
            attempts.removeLast();
        }
        attempts.addFirst(attempt);
        if (reply instanceof Reply.Failed failed && !failed.excerpt().isEmpty()) {
            excerpts.put(attempt, failed.excerpt());
        }
    }

    void forget(UUID endpointId) {
        latest.remove(endpointId);
    }

    /** The latest first. */
    List<Attempt> of(UUID endpointId) {
        return latest.getOrDefault(endpointId, new ArrayDeque<>()).stream()
                .map(attempt -> attempt.answered(excerpts.getOrDefault(attempt, "")))
                .toList();
    }
}

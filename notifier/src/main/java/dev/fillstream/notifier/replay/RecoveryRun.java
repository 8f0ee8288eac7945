package dev.fillstream.notifier.replay;

import dev.fillstream.notifier.delivery.Reply;
import dev.fillstream.notifier.lane.WebhookEvent;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;

/**
 * Sends one slice of a recovery: each order's reports in their order, a few orders at a time, each
 * report again until it is taken or has failed too often. Plain state: it is told of replies and
 * says what to send next. One thread only.
 */
final class RecoveryRun {

    private static final int MOST_AT_ONCE = 8;
    private static final int MOST_FAILURES = 8;

    private final Queue<UUID> orders = new ArrayDeque<>();
    private final Map<UUID, Queue<WebhookEvent>> waiting = new HashMap<>();
    private final Set<UUID> busy = new HashSet<>();
    private final Map<UUID, Integer> failures = new HashMap<>();
    private long delivered;
    private boolean stopped;

    RecoveryRun(List<WebhookEvent> events) {
        for (WebhookEvent event : events) {
            waiting.computeIfAbsent(
                            event.orderId(),
                            order -> {
                                orders.add(order);
                                return new ArrayDeque<>();
                            })
                    .add(event);
        }
    }

    /** What can be sent now. */
    List<WebhookEvent> next() {
        List<WebhookEvent> ready = new ArrayList<>();
        while (!stopped && busy.size() < MOST_AT_ONCE && !orders.isEmpty()) {
            UUID order = orders.remove();
            Queue<WebhookEvent> reports = waiting.get(order);
            if (reports != null && !reports.isEmpty()) {
                busy.add(order);
                ready.add(reports.peek());
            }
        }
        return ready;
    }

    /** What came of one; answers whether it has to be sent again after a pause. */
    boolean replied(WebhookEvent event, Reply reply) {
        if (reply instanceof Reply.Made) {
            delivered++;
            failures.remove(event.webhookId());
            free(event);
            return false;
        }
        int failed = failures.merge(event.webhookId(), 1, Integer::sum);
        stopped |= failed >= MOST_FAILURES;
        if (stopped) {
            busy.remove(event.orderId());
        }
        return !stopped;
    }

    /** How often that one has failed so far. */
    int failures(WebhookEvent event) {
        return failures.getOrDefault(event.webhookId(), 0);
    }

    long delivered() {
        return delivered;
    }

    /** A report was refused too often: nothing more is sent. */
    boolean hasStopped() {
        return stopped && busy.isEmpty();
    }

    boolean isDone() {
        return waiting.isEmpty();
    }

    private void free(WebhookEvent event) {
        UUID order = event.orderId();
        busy.remove(order);
        Queue<WebhookEvent> reports = waiting.get(order);
        if (reports != null) {
            reports.remove();
            if (reports.isEmpty()) {
                waiting.remove(order);
            } else {
                orders.add(order);
            }
        }
    }
}

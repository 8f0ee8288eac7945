package dev.fillstream.model.order;

import static dev.fillstream.model.fixture.OrderEvents.acknowledged;
import static dev.fillstream.model.fixture.OrderEvents.cancelRequested;
import static dev.fillstream.model.fixture.OrderEvents.canceled;
import static dev.fillstream.model.fixture.OrderEvents.expired;
import static dev.fillstream.model.fixture.OrderEvents.outcomeUnknown;
import static dev.fillstream.model.fixture.OrderEvents.replaceRequested;
import static dev.fillstream.model.fixture.OrderEvents.replaced;
import static dev.fillstream.model.fixture.OrderEvents.requestRejected;
import static dev.fillstream.model.fixture.OrderEvents.routed;
import static dev.fillstream.model.fixture.OrderEvents.tradeCanceled;
import static dev.fillstream.model.fixture.OrderEvents.tradeCorrected;
import static dev.fillstream.model.fixture.OrderEvents.traded;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * The life of one order of 100 as a venue that does not contradict itself would tell it, in the
 * order in which it happened.
 *
 * <p>A venue tells trades by more than one way (stream, poll, drop copy), so they, what becomes of
 * them, and the acknowledgement may come at any time. All else (our own steps, and the venue's
 * answers, which one session delivers) keeps its order. Nothing comes before the request that it
 * followed, since then it could not have happened.
 */
record VenueLife(List<OrderEvent> events) {

    static VenueLife of(Random random) {
        return random.nextInt(3) == 0 ? undisturbed(random) : withRequests(random);
    }

    /** The events as they might come: some late, some again. */
    List<OrderEvent> interleaved(Random random) {
        List<OrderEvent> waiting = new ArrayList<>(events);
        List<OrderEvent> come = new ArrayList<>();
        while (!waiting.isEmpty()) {
            come.add(waiting.remove(next(waiting, random)));
            if (random.nextInt(3) == 0) {
                come.add(come.get(random.nextInt(come.size())));
            }
        }
        return come;
    }

    /** Any trade may be next that no request of ours precedes, or else the first word. */
    private static int next(List<OrderEvent> waiting, Random random) {
        List<Integer> possible = new ArrayList<>();
        boolean wordSeen = false;
        for (int i = 0; i < waiting.size(); i++) {
            boolean anyTime = comesAnyTime(waiting.get(i));
            if (anyTime || !wordSeen) {
                possible.add(i);
            }
            wordSeen |= !anyTime;
            if (isOurs(waiting.get(i))) {
                break;
            }
        }
        return possible.get(random.nextInt(possible.size()));
    }

    private static boolean comesAnyTime(OrderEvent event) {
        return event instanceof OrderEvent.Traded
                || event instanceof OrderEvent.TradeCanceled
                || event instanceof OrderEvent.TradeCorrected
                || event instanceof OrderEvent.Acknowledged;
    }

    private static boolean isOurs(OrderEvent event) {
        return event instanceof OrderEvent.RoutedToVenue
                || event instanceof OrderEvent.CancelRequested
                || event instanceof OrderEvent.ReplaceRequested;
    }

    /** Trades of any size, busts and corrections: down to nothing and beyond the whole. */
    private static VenueLife undisturbed(Random random) {
        List<OrderEvent> events = sent(random);
        trades(random, events, "", 1 + random.nextInt(5), 60);
        return new VenueLife(events);
    }

    /** Trades that never make it whole, with requests in between and perhaps an end. */
    private static VenueLife withRequests(Random random) {
        List<OrderEvent> events = sent(random);
        trades(random, events, "a", random.nextInt(3), 8);
        int requests = random.nextInt(3);
        for (int i = 0; i < requests; i++) {
            String clOrdId = "y" + i;
            boolean refused = random.nextBoolean();
            events.add(replaceRequested(clOrdId, 90 + random.nextInt(100)));
            trades(random, events, "r" + i, random.nextInt(2), 8);
            events.add(refused ? requestRejected(clOrdId) : replaced(clOrdId));
            trades(random, events, "s" + i, random.nextInt(2), 8);
        }
        switch (random.nextInt(4)) {
            case 0 -> events.add(canceled());
            case 1 -> events.add(expired());
            case 2 -> {
                events.add(cancelRequested("c"));
                trades(random, events, "t", random.nextInt(2), 8);
                events.add(random.nextBoolean() ? canceled() : requestRejected("c"));
            }
            default -> {}
        }
        return new VenueLife(events);
    }

    private static List<OrderEvent> sent(Random random) {
        List<OrderEvent> events = new ArrayList<>();
        events.add(routed());
        if (random.nextInt(4) == 0) {
            events.add(outcomeUnknown());
        }
        events.add(acknowledged());
        return events;
    }

    private static void trades(
            Random random, List<OrderEvent> events, String prefix, int count, int largest) {
        for (int i = 0; i < count; i++) {
            String execId = prefix + "e" + i;
            events.add(traded(execId, 1 + random.nextInt(largest), "10." + (10 + i)));
            int corrections = random.nextInt(3);
            for (int n = 0; n < corrections; n++) {
                String next = execId + "k" + n;
                events.add(tradeCorrected(next, execId, 1 + random.nextInt(largest), "10.50"));
                execId = next;
            }
            if (random.nextInt(4) == 0) {
                events.add(tradeCanceled(execId + "b", execId));
            }
        }
    }
}

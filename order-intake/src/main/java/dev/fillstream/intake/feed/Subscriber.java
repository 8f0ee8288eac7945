package dev.fillstream.intake.feed;

import dev.fillstream.intake.submission.IntakeCode;
import dev.fillstream.model.value.Account;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One who gets the reports of an account, between the feed's threads, which offer, and the client's
 * event loop, which takes. What the client does not take in time waits here, up to a bound; beyond
 * that the subscriber ends, and hears why. Nothing here waits.
 */
public final class Subscriber {

    /** As much as is handed out at once. */
    private static final int MOST_TAKEN = 64 * 1024;

    private static final Runnable NOTHING = () -> {};

    /** What to send next; {@code end} is said after the events, and nothing after it. */
    public record Batch(List<FeedEvent> events, @Nullable IntakeCode end) {

        public boolean isEmpty() {
            return events.isEmpty() && end == null;
        }
    }

    private final Account account;
    private final int partition;
    private final long bound;
    private final Room room;
    private final Runnable wake;

    private final Deque<FeedEvent> pending = new ArrayDeque<>();
    private long bytes;
    private boolean awake;
    private boolean closed;
    private @Nullable IntakeCode end;
    private volatile boolean live;
    private Runnable whenEmpty = NOTHING;

    /**
     * @param partition of {@code executions} that has the account's reports
     * @param bound bytes that may wait here
     * @param wake called when there is something to take after there was nothing, and at the end
     */
    public Subscriber(Account account, int partition, long bound, Room room, Runnable wake) {
        this.account = account;
        this.partition = partition;
        this.bound = bound;
        this.room = room;
        this.wake = wake;
    }

    public Account account() {
        return account;
    }

    public int partition() {
        return partition;
    }

    /** What a replay may offer at once, so that it never makes a subscriber too slow. */
    public long replayBytes() {
        return Math.min(bound / 2, MOST_TAKEN);
    }

    /** Whether so much waits that it is better to let the client take some first. */
    public synchronized boolean isFilling() {
        return bytes > bound / 2;
    }

    /** It has had all that was, and gets what comes as it comes. */
    public void goLive() {
        live = true;
    }

    public boolean isLive() {
        return live;
    }

    /** Hands an event over; false where nobody wants it any more. */
    public boolean offer(FeedEvent event) {
        boolean taken;
        boolean sleeping;
        synchronized (this) {
            if (closed || end != null) {
                return false;
            }
            taken = bytes + event.size() <= bound && event.hold(room);
            if (taken) {
                pending.add(event);
                bytes += event.size();
            } else {
                letGo();
                end = IntakeCode.SUBSCRIBER_TOO_SLOW;
            }
            sleeping = !awake || !taken;
            awake = true;
        }
        if (sleeping) {
            wake.run();
        }
        return taken;
    }

    /** Ends it after what waits. */
    public void end(IntakeCode why) {
        synchronized (this) {
            if (closed || end != null) {
                return;
            }
            end = why;
            awake = true;
        }
        wake.run();
    }

    /** The client has gone. */
    public void close() {
        Runnable waiting;
        synchronized (this) {
            closed = true;
            letGo();
            waiting = whenEmpty;
            whenEmpty = NOTHING;
        }
        waiting.run();
    }

    /** Whether nothing that is offered will be taken any more. */
    public synchronized boolean isOver() {
        return closed || end != null;
    }

    /** Why it ends, once it does. */
    public synchronized Optional<IntakeCode> ending() {
        return Optional.ofNullable(end);
    }

    /** Whether all that was offered has been taken. */
    public synchronized boolean isEmpty() {
        return pending.isEmpty();
    }

    /** Runs {@code action} once, as soon as nothing waits here; at once where that is so now. */
    public void whenEmpty(Runnable action) {
        synchronized (this) {
            if (!pending.isEmpty() && !closed) {
                whenEmpty = action;
                return;
            }
        }
        action.run();
    }

    /** What to send now. Once it was empty, {@code wake} tells when to come again. */
    public Batch take() {
        List<FeedEvent> taken = new ArrayList<>();
        Runnable emptied = NOTHING;
        IntakeCode last;
        synchronized (this) {
            long size = 0;
            while (!pending.isEmpty() && size < MOST_TAKEN) {
                FeedEvent event = pending.remove();
                size += event.size();
                event.letGo(room);
                taken.add(event);
            }
            bytes -= size;
            last = pending.isEmpty() ? end : null;
            awake = !taken.isEmpty() || last != null;
            if (pending.isEmpty()) {
                emptied = whenEmpty;
                whenEmpty = NOTHING;
            }
        }
        emptied.run();
        return new Batch(taken, last);
    }

    private void letGo() {
        pending.forEach(event -> event.letGo(room));
        bytes = 0;
        pending.clear();
    }
}

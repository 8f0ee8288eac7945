package dev.fillstream.notifier.delivery;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The way to one endpoint, as a state machine without clock, network or database.
 *
 * <pre>
 *   from the log ──► in flight ──2xx──► made
 *        │  ▲            │ failed, or slower than patience
 *        ▼  │ window     ▼
 *      waiting ──────► parked (a row) ──due──► in flight ──2xx──► row removed
 *             queue full,   ▲                      │
 *             patience over └──── rescheduled ◄────┘ failed … abandoned
 * </pre>
 *
 * <p>Promises: at most one attempt per order at a time; a report is never attempted before an
 * earlier one of its order was made or abandoned; once any report of an order has a row, all its
 * unfinished ones have, so that the rows alone say what is left after a crash; at most {@code
 * window} attempts and {@code queue} waiting deliveries are held. One thread only.
 */
public final class Lane {

    private final LaneLimits limits;
    private final Map<UUID, OrderLine> lines = new HashMap<>();
    private final ArrayDeque<OrderLine> ready = new ArrayDeque<>();
    private final ArrayDeque<Delivery> unwritten = new ArrayDeque<>();
    private RateLimit rate = RateLimit.NONE;
    private int inFlight;
    private int unwrittenInFlight;
    private int waiting;
    private int reserved;
    private int rows;
    private boolean closed;

    public Lane(LaneLimits limits) {
        this.limits = limits;
    }

    /** A report from the log; those of one order arrive in their order. */
    public List<Step> offer(Delivery delivery, Instant now) {
        List<Step> steps = new ArrayList<>(1);
        delivery.enteredAt(now);
        OrderLine line = line(delivery);
        if (line.rows > 0) {
            park(line, delivery, null, steps);
        } else if (line.inFlight != null || !line.waiting.isEmpty()) {
            joinLine(line, delivery, now, steps);
        } else if (mayStart(now)) {
            unwritten.add(delivery);
            start(line, delivery, steps);
        } else if (waiting < limits.queue() && !closed) {
            waitFor(line, delivery);
            ready.add(line);
        } else {
            park(line, delivery, now, steps);
        }
        return steps;
    }

    /** A report from its row, within what {@link #reserve} gave. */
    public List<Step> offerParked(Delivery delivery, Instant now) {
        List<Step> steps = new ArrayList<>(1);
        OrderLine line = line(delivery);
        if (line.rows == 0) {
            line.rows = 1;
            rows++;
        }
        if (line.inFlight != null || closed) {
            steps.add(new Step.Reschedule(delivery, now.plus(limits.patience())));
        } else {
            rate.take(now);
            start(line, delivery, steps);
        }
        return steps;
    }

    /** The receiver answered 2xx. */
    public List<Step> delivered(Delivery delivery, Instant now) {
        List<Step> steps = new ArrayList<>(1);
        OrderLine line = finish(delivery);
        delivery.end();
        if (delivery.isParked()) {
            dropRow(line);
            steps.add(new Step.Remove(delivery));
        }
        goOn(delivery, line, now, steps);
        return steps;
    }

    /**
     * The attempt failed.
     *
     * @param nextAttemptAt or null where the schedule is at its end
     */
    public List<Step> failed(Delivery delivery, @Nullable Instant nextAttemptAt, Instant now) {
        List<Step> steps = new ArrayList<>(2);
        OrderLine line = finish(delivery);
        if (nextAttemptAt == null) {
            delivery.end();
            if (delivery.isParked()) {
                dropRow(line);
            }
            steps.add(new Step.Abandon(delivery, delivery.isParked()));
        } else {
            delivery.nextAttempt();
            if (delivery.isParked()) {
                steps.add(new Step.Reschedule(delivery, nextAttemptAt));
            } else if (line != null) {
                park(line, delivery, nextAttemptAt, steps);
                parkWaiting(line, null, steps);
            }
        }
        goOn(delivery, line, now, steps);
        return steps;
    }

    /** Time went by: writes down what has been here too long, and uses what the rate allows. */
    public List<Step> tick(Instant now) {
        List<Step> steps = new ArrayList<>();
        Instant tooLong = now.minus(limits.patience());
        for (Delivery oldest = oldestUnwritten();
                oldest != null && !oldest.since().isAfter(tooLong);
                oldest = oldestUnwritten()) {
            OrderLine line = lines.get(oldest.event().orderId());
            if (line == null || line.inFlight != oldest && !line.waiting.contains(oldest)) {
                oldest.end();
            } else {
                writeDown(line, now, steps);
            }
        }
        fill(now, steps);
        return steps;
    }

    /** Rows found at the start, or not written after all because they were there before. */
    public void countRows(UUID orderId, int partition, int more) {
        OrderLine line = lines.computeIfAbsent(orderId, _ -> new OrderLine(partition));
        int change = Math.max(more, -line.rows);
        line.rows += change;
        rows += change;
        if (line.isIdle()) {
            lines.remove(orderId);
        }
    }

    /** How many rows to fetch now; {@link #release} takes back what is not needed. */
    public int reserve(Instant now) {
        return rows == 0 ? 0 : reserveUncounted(now);
    }

    /** The same, for rows that may be there without having been counted. */
    public int reserveUncounted(Instant now) {
        if (closed) {
            return 0;
        }
        int free = limits.window() - inFlight - reserved;
        int share = Math.max(1, limits.window() / 2) - reserved;
        int room = Math.clamp(Math.min(free, share), 0, rate.available(now));
        reserved += room;
        return room;
    }

    public void release(int room) {
        reserved -= room;
    }

    /**
     * Those partitions are somebody else's now: what has no row will be read again there.
     *
     * @return the deliveries that waited in memory
     */
    public List<Delivery> forget(Predicate<Integer> partitions) {
        List<Delivery> forgotten = new ArrayList<>();
        lines.values().removeIf(line -> partitions.test(line.partition) && forget(line, forgotten));
        return forgotten;
    }

    /** Whether rows of that order are counted. */
    public boolean hasRows(UUID orderId) {
        OrderLine line = lines.get(orderId);
        return line != null && line.rows > 0;
    }

    /** Whether it is still this lane's to finish. */
    public boolean knows(Delivery delivery) {
        OrderLine line = lines.get(delivery.event().orderId());
        return line != null && line.inFlight == delivery;
    }

    /** Nothing more is sent; what is here is written down. */
    public List<Step> close(Instant now) {
        closed = true;
        List<Step> steps = new ArrayList<>();
        for (OrderLine line : List.copyOf(lines.values())) {
            writeDown(line, now, steps);
        }
        return steps;
    }

    public void open() {
        closed = false;
    }

    public void limitRate(@Nullable Integer perSecond) {
        rate = rate.changedTo(perSecond);
    }

    /** Deliveries in memory that are neither made nor written down. */
    public int live() {
        return waiting + unwrittenInFlight;
    }

    public int inFlight() {
        return inFlight;
    }

    public int rows() {
        return rows;
    }

    private OrderLine line(Delivery delivery) {
        return lines.computeIfAbsent(
                delivery.event().orderId(), _ -> new OrderLine(delivery.event().partition()));
    }

    /** The window keeps a quarter free for rows while there are any, so that neither starves. */
    private boolean mayStart(Instant now) {
        int open = rows == 0 ? limits.window() : Math.max(1, limits.window() * 3 / 4);
        return !closed && inFlight + reserved < open && rate.tryTake(now);
    }

    private void start(OrderLine line, Delivery delivery, List<Step> steps) {
        line.inFlight = delivery;
        inFlight++;
        unwrittenInFlight += delivery.isParked() ? 0 : 1;
        steps.add(new Step.Start(delivery));
    }

    private void waitFor(OrderLine line, Delivery delivery) {
        unwritten.add(delivery);
        line.waiting.add(delivery);
        waiting++;
    }

    /** Behind an earlier report of the same order that is still in memory. */
    private void joinLine(OrderLine line, Delivery delivery, Instant now, List<Step> steps) {
        if (waiting < limits.queue() && !closed) {
            waitFor(line, delivery);
        } else {
            writeDown(line, now, steps);
            park(line, delivery, null, steps);
        }
    }

    private void park(OrderLine line, Delivery delivery, @Nullable Instant due, List<Step> steps) {
        delivery.park();
        line.rows++;
        rows++;
        steps.add(new Step.Park(delivery, due));
    }

    /** Everything of that order gets a row, the attempt in flight included. */
    private void writeDown(OrderLine line, Instant now, List<Step> steps) {
        Instant due = now;
        if (line.inFlight != null) {
            due = null;
            if (!line.inFlight.isParked()) {
                unwrittenInFlight--;
                park(line, line.inFlight, now.plus(limits.lease()), steps);
            }
        }
        parkWaiting(line, due, steps);
    }

    private void parkWaiting(OrderLine line, @Nullable Instant firstDue, List<Step> steps) {
        Instant due = firstDue;
        for (Delivery delivery : line.waiting) {
            park(line, delivery, due, steps);
            due = null;
        }
        waiting -= line.waiting.size();
        line.waiting.clear();
    }

    private @Nullable OrderLine finish(Delivery delivery) {
        inFlight--;
        unwrittenInFlight -= delivery.isParked() ? 0 : 1;
        OrderLine line = lines.get(delivery.event().orderId());
        if (line == null || line.inFlight != delivery) {
            return null;
        }
        line.inFlight = null;
        return line;
    }

    private void dropRow(@Nullable OrderLine line) {
        if (line != null && line.rows > 0) {
            line.rows--;
            rows--;
        }
    }

    private void goOn(Delivery delivery, @Nullable OrderLine line, Instant now, List<Step> steps) {
        if (line != null) {
            if (line.isIdle()) {
                lines.remove(delivery.event().orderId());
            } else if (!line.waiting.isEmpty()) {
                ready.add(line);
            }
        }
        fill(now, steps);
    }

    private void fill(Instant now, List<Step> steps) {
        while (!ready.isEmpty()) {
            OrderLine next = ready.peek();
            if (next.inFlight == null && !next.waiting.isEmpty()) {
                if (!mayStart(now)) {
                    return;
                }
                waiting--;
                start(next, next.waiting.remove(), steps);
            }
            ready.remove();
        }
        var _ = oldestUnwritten();
    }

    private @Nullable Delivery oldestUnwritten() {
        Delivery oldest = unwritten.peek();
        while (oldest != null && (oldest.isParked() || oldest.hasEnded())) {
            unwritten.remove();
            oldest = unwritten.peek();
        }
        return oldest;
    }

    private boolean forget(OrderLine line, List<Delivery> forgotten) {
        for (Delivery delivery : line.waiting) {
            delivery.end();
            forgotten.add(delivery);
        }
        waiting -= line.waiting.size();
        line.waiting.clear();
        rows -= line.rows;
        line.rows = 0;
        return true;
    }
}

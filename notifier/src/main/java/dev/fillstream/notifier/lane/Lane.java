package dev.fillstream.notifier.lane;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
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
 * window} attempts, {@code queue} waiting deliveries and {@code parkedOrders} parked orders are
 * held. One thread only.
 */
public final class Lane {

    private final LaneLimits limits;
    private final Admission admission;
    private final Holdings held;
    private final OrderLines lines;
    private long entered;
    private long adopted;
    private long delivered;
    private long abandoned;
    private long dropped;

    public Lane(LaneLimits limits) {
        this.limits = limits;
        this.admission = new Admission(limits);
        this.held = new Holdings(limits);
        this.lines = held.lines();
    }

    /** A report from the log; those of one order arrive in their order. */
    public List<Step> offer(Delivery delivery, Instant now) {
        List<Step> steps = new ArrayList<>(1);
        entered++;
        delivery.enteredAt(now);
        WebhookEvent event = delivery.event();
        OrderLine line = lines.find(event.orderId());
        if (line != null) {
            add(line, delivery, now, steps);
        } else if (lines.hides(event.partition())) {
            held.parkHidden(delivery, steps);
        } else {
            add(lines.open(event.orderId(), event.partition()), delivery, now, steps);
        }
        return steps;
    }

    /** A report from its row, within what {@link #reserve} gave. */
    public List<Step> offerParked(Delivery delivery, Instant now) {
        List<Step> steps = new ArrayList<>(1);
        WebhookEvent event = delivery.event();
        OrderLine line = lines.open(event.orderId(), event.partition());
        if (line.rows == 0) {
            find(line);
        }
        if (line.inFlight != null || admission.isClosed()) {
            steps.add(new Step.Reschedule(delivery, now.plus(limits.patience())));
            lines.tidy(line);
        } else {
            admission.startReserved(now);
            held.start(line, delivery, steps);
        }
        return steps;
    }

    /** The receiver answered 2xx. */
    public List<Step> delivered(Delivery delivery, Instant now) {
        List<Step> steps = new ArrayList<>(1);
        admission.breaker().succeeded();
        OrderLine line = finish(delivery);
        delivered++;
        end(delivery, line);
        if (delivery.isParked()) {
            steps.add(new Step.Remove(delivery));
        }
        goOn(line, now, steps);
        return steps;
    }

    /**
     * The attempt failed.
     *
     * @param nextAttemptAt or null where the schedule is at its end
     */
    public List<Step> failed(Delivery delivery, @Nullable Instant nextAttemptAt, Instant now) {
        List<Step> steps = new ArrayList<>(2);
        admission.breaker().failed(now);
        OrderLine line = finish(delivery);
        if (line == null && !delivery.isParked()) {
            dropped++;
        } else if (nextAttemptAt == null) {
            abandoned++;
            end(delivery, line);
            steps.add(new Step.Abandon(delivery, delivery.isParked()));
        } else {
            delivery.nextAttempt();
            writeAgain(line, delivery, nextAttemptAt, steps);
        }
        goOn(line, now, steps);
        return steps;
    }

    /** The receiver asks for that much quiet. */
    public void pauseFor(Duration wanted, Instant now) {
        admission.breaker().pauseFor(wanted, now);
    }

    /** Time went by: writes down what has been here too long, and uses what the rate allows. */
    public List<Step> tick(Instant now) {
        List<Step> steps = new ArrayList<>(0);
        held.writeDownTheOld(now, steps);
        fill(now, steps);
        return steps;
    }

    /** Rows of an order found at the start. */
    public void countRows(UUID orderId, int partition, int number) {
        adopted += number;
        OrderLine line = lines.open(orderId, partition);
        lines.addRows(line, number);
        lines.tidy(line);
    }

    /** Rows found at the start, too many to know their orders. */
    public void countHiddenRows(int partition, int number) {
        adopted += number;
        lines.hideRows(partition, number);
    }

    /** A row that should have been written was there before: there is one less than thought. */
    public void rowWasThere(UUID orderId, int partition) {
        OrderLine line = lines.find(orderId);
        if (line != null && line.rows > 0) {
            dropped++;
            lines.dropRow(line);
            lines.tidy(line);
        } else if (lines.hides(partition)) {
            dropped++;
            lines.hideRows(partition, -1);
        }
    }

    /** How many rows to fetch now; {@link #release} takes back what is not needed. */
    public int reserve(Instant now) {
        return rows() == 0 ? 0 : admission.reserve(now);
    }

    /** The same, for rows that may be there without having been counted. */
    public int reserveUncounted(Instant now) {
        return admission.reserve(now);
    }

    public void release(int room) {
        admission.release(room);
    }

    /**
     * Those partitions are somebody else's now: what has no row will be read again there.
     *
     * @return the deliveries that waited in memory
     */
    public List<Delivery> forget(Predicate<Integer> partitions) {
        int before = rows();
        List<Delivery> forgotten = held.forget(partitions);
        dropped += before - rows() + forgotten.size();
        return forgotten;
    }

    /** Nothing more is sent; what is here is written down. */
    public List<Step> close(Instant now) {
        admission.close(true);
        List<Step> steps = new ArrayList<>();
        for (OrderLine line : lines.all()) {
            held.writeDown(line, now, steps);
            lines.tidy(line);
        }
        return steps;
    }

    public void open() {
        admission.close(false);
    }

    public void limitRate(@Nullable Integer perSecond) {
        admission.limitRate(perSecond);
    }

    /**
     * Takes a place in the window for an attempt that is not this lane's, within the rate; {@link
     * #giveBack} ends it.
     */
    public boolean tryBorrow(Instant now) {
        return admission.tryBorrow(now);
    }

    public void giveBack() {
        admission.giveBack();
    }

    /** Whether the endpoint is left in peace for now. */
    public boolean isBroken() {
        return admission.breaker().isOpen();
    }

    /** Deliveries in memory that are neither made nor written down. */
    public int live() {
        return held.live();
    }

    public int inFlight() {
        return admission.inFlight();
    }

    public int rows() {
        return lines.rows();
    }

    /** Orders and counters that are held in memory. */
    public int size() {
        return lines.size();
    }

    public LaneTally tally() {
        return new LaneTally(entered, adopted, delivered, abandoned, dropped, rows(), live());
    }

    private void add(OrderLine line, Delivery delivery, Instant now, List<Step> steps) {
        if (line.rows > 0) {
            held.park(line, delivery, null, steps);
        } else if (line.hasOnlyRows()) {
            addFirst(line, delivery, now, steps);
        } else if (held.hasRoom() && !admission.isShut()) {
            held.waitIn(line, delivery);
            held.becameReady(line);
        } else {
            held.writeDown(line, now, steps);
            held.park(line, delivery, null, steps);
        }
        lines.tidy(line);
    }

    /** Nothing of its order is before it. */
    private void addFirst(OrderLine line, Delivery delivery, Instant now, List<Step> steps) {
        if (admission.tryStart(rows() > 0, now)) {
            held.startFresh(line, delivery, steps);
        } else if (held.hasRoom() && !admission.isShut()) {
            held.waitIn(line, delivery);
            held.becameReady(line);
        } else {
            held.park(line, delivery, now, steps);
        }
    }

    /** A row turned up that was hidden, or that nobody had counted. */
    private void find(OrderLine line) {
        if (lines.hides(line.partition)) {
            lines.reveal(line);
        } else {
            adopted++;
            lines.addRows(line, 1);
        }
    }

    private void writeAgain(
            @Nullable OrderLine line, Delivery delivery, Instant due, List<Step> steps) {
        if (delivery.isParked()) {
            steps.add(new Step.Reschedule(delivery, due));
        } else if (line != null) {
            held.park(line, delivery, due, steps);
            held.parkWaiting(line, null, steps);
        }
    }

    private @Nullable OrderLine finish(Delivery delivery) {
        admission.finished();
        return held.finish(delivery);
    }

    /** Done with it; where its row was dropped with its partition, that is taken back. */
    private void end(Delivery delivery, @Nullable OrderLine line) {
        delivery.end();
        if (delivery.isParked()) {
            if (line == null) {
                adopted++;
            } else {
                lines.dropRow(line);
            }
        }
    }

    private void goOn(@Nullable OrderLine line, Instant now, List<Step> steps) {
        if (line != null) {
            lines.tidy(line);
            held.becameReady(line);
        }
        fill(now, steps);
    }

    private void fill(Instant now, List<Step> steps) {
        OrderLine next = held.nextReady();
        while (next != null && admission.tryStart(rows() > 0, now)) {
            held.startNext(next, steps);
            next = held.nextReady();
        }
    }
}

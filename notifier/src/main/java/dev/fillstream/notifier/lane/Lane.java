package dev.fillstream.notifier.lane;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
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

    private final Admission admission;
    private final Holdings held;
    private final Arrivals arrivals;
    private final OrderLines lines;
    private final LaneCount count = new LaneCount();
    private final ParkedRows parked;

    public Lane(LaneLimits limits) {
        this.admission = new Admission(limits);
        this.held = new Holdings(limits);
        this.lines = held.lines();
        this.parked = new ParkedRows(lines, count);
        this.arrivals = new Arrivals(admission, held, parked, limits.patience());
    }

    /** When the endpoint may be given another attempt. */
    public Admission admission() {
        return admission;
    }

    /** What stands in the database. */
    public ParkedRows parked() {
        return parked;
    }

    /** A report from the log; those of one order arrive in their order. */
    public List<Step> offer(Delivery delivery, Instant now) {
        List<Step> steps = new ArrayList<>(1);
        count.entered++;
        delivery.enteredAt(now);
        arrivals.fromLog(delivery, now, steps);
        return steps;
    }

    /** A report from its row, within what {@link #reserve} gave. */
    public List<Step> offerParked(Delivery delivery, Instant now) {
        List<Step> steps = new ArrayList<>(1);
        arrivals.fromRow(delivery, now, steps);
        return steps;
    }

    /** The receiver answered 2xx. */
    public List<Step> delivered(Delivery delivery, Instant now) {
        List<Step> steps = new ArrayList<>(1);
        admission.succeeded();
        OrderLine line = finish(delivery);
        count.delivered++;
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
        admission.failed(now);
        OrderLine line = finish(delivery);
        if (line == null && !delivery.isParked()) {
            count.dropped++;
        } else if (nextAttemptAt == null) {
            count.abandoned++;
            end(delivery, line);
            steps.add(new Step.Abandon(delivery, delivery.isParked()));
        } else {
            delivery.nextAttempt();
            writeAgain(line, delivery, nextAttemptAt, steps);
        }
        goOn(line, now, steps);
        return steps;
    }

    /** Time went by: writes down what has been here too long, and uses what the rate allows. */
    public List<Step> tick(Instant now) {
        List<Step> steps = new ArrayList<>(0);
        held.writeDownTheOld(now, steps);
        fill(now, steps);
        return steps;
    }

    /** How many rows to fetch now; {@link Admission#release} takes back what is not needed. */
    public int reserve(Instant now) {
        return parked.number() == 0 ? 0 : reserveUncounted(now);
    }

    /** The same, for rows that may be there without having been counted. */
    public int reserveUncounted(Instant now) {
        return admission.reserve(held.hasWaiting(), now);
    }

    /**
     * Those partitions are somebody else's now: what has no row will be read again there.
     *
     * @return the deliveries that waited in memory
     */
    public List<Delivery> forget(Predicate<Integer> partitions) {
        int before = parked.number();
        List<Delivery> forgotten = held.forget(partitions);
        count.dropped += before - parked.number() + forgotten.size();
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

    /** Deliveries in memory that are neither made nor written down. */
    public int live() {
        return held.live();
    }

    /** Orders and counters that are held in memory. */
    public int size() {
        return lines.size();
    }

    public LaneTally tally() {
        return count.tally(parked.number(), live());
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

    private void end(Delivery delivery, @Nullable OrderLine line) {
        delivery.end();
        if (delivery.isParked()) {
            parked.ended(line);
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
        while (next != null && admission.tryStart(parked.number() > 0, now)) {
            held.startNext(next, steps);
            next = held.nextReady();
        }
    }
}

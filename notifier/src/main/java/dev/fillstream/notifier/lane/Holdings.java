package dev.fillstream.notifier.lane;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What a lane holds: deliveries that wait, those in flight, and what it knows of rows. Keeps what
 * the {@link Lane} promises of rows: once one report of an order has a row, all its unfinished ones
 * have.
 */
final class Holdings {

    private final LaneLimits limits;
    private final OrderLines lines;
    private final ReadyLines ready = new ReadyLines();
    private final Unwritten unwritten = new Unwritten();
    private int waiting;
    private int unwrittenInFlight;

    Holdings(LaneLimits limits) {
        this.limits = limits;
        this.lines = new OrderLines(limits.parkedOrders());
    }

    OrderLines lines() {
        return lines;
    }

    boolean hasRoom() {
        return waiting < limits.queue();
    }

    boolean hasWaiting() {
        return waiting > 0;
    }

    /** Deliveries in memory that are neither made nor written down. */
    int live() {
        return waiting + unwrittenInFlight;
    }

    void startFresh(OrderLine line, Delivery delivery, List<Step> steps) {
        unwritten.add(delivery);
        start(line, delivery, steps);
    }

    void start(OrderLine line, Delivery delivery, List<Step> steps) {
        line.inFlight = delivery;
        unwrittenInFlight += delivery.isParked() ? 0 : 1;
        steps.add(new Step.Start(delivery));
    }

    void waitIn(OrderLine line, Delivery delivery) {
        unwritten.add(delivery);
        line.waiting.add(delivery);
        waiting++;
    }

    void becameReady(OrderLine line) {
        if (line.canStart()) {
            ready.add(line);
        }
    }

    /** The most urgent order that could start, or null. */
    @Nullable OrderLine nextReady() {
        return ready.peek();
    }

    void startNext(OrderLine line, List<Step> steps) {
        waiting--;
        start(line, line.waiting.remove(), steps);
    }

    /** Takes the delivery out of its line; answers null where the line is not ours any more. */
    @Nullable OrderLine finish(Delivery delivery) {
        unwrittenInFlight -= delivery.isParked() ? 0 : 1;
        OrderLine line = lines.find(delivery.event().orderId());
        if (line == null || line.inFlight != delivery) {
            return null;
        }
        line.inFlight = null;
        return line;
    }

    void park(OrderLine line, Delivery delivery, @Nullable Instant due, List<Step> steps) {
        delivery.park();
        lines.addRows(line, 1);
        steps.add(new Step.Park(delivery, due));
    }

    /** Of an order that is not known one by one: the database finds its place. */
    void parkHidden(Delivery delivery, List<Step> steps) {
        delivery.park();
        lines.hideRows(delivery.event().partition(), 1);
        steps.add(new Step.Park(delivery, null));
    }

    /** Everything of that order gets a row, the attempt in flight included. */
    void writeDown(OrderLine line, Instant now, List<Step> steps) {
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

    void parkWaiting(OrderLine line, @Nullable Instant firstDue, List<Step> steps) {
        Instant due = firstDue;
        for (Delivery delivery : line.waiting) {
            park(line, delivery, due, steps);
            due = null;
        }
        waiting -= line.waiting.size();
        line.waiting.clear();
    }

    /** Writes down what has been here longer than patience. */
    void writeDownTheOld(Instant now, List<Step> steps) {
        Instant limit = now.minus(limits.patience());
        for (Delivery old = unwritten.olderThan(limit);
                old != null;
                old = unwritten.olderThan(limit)) {
            OrderLine line = lines.find(old.event().orderId());
            if (line == null || !line.holds(old)) {
                old.end();
            } else {
                writeDown(line, now, steps);
                lines.tidy(line);
            }
        }
    }

    /** Lets go of these partitions' orders; answers the deliveries that waited in memory. */
    List<Delivery> forget(Predicate<Integer> partitions) {
        List<Delivery> forgotten = new ArrayList<>();
        for (OrderLine line : lines.remove(partitions)) {
            line.waiting.forEach(Delivery::end);
            forgotten.addAll(line.waiting);
            waiting -= line.waiting.size();
            line.waiting.clear();
        }
        return forgotten;
    }
}

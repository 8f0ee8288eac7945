package dev.fillstream.notifier.lane;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Decides where a delivery goes when it comes to its {@link Lane}: out at once, into its order's
 * line, or to the database.
 */
final class Arrivals {

    private final Admission admission;
    private final Holdings held;
    private final OrderLines lines;
    private final ParkedRows parked;
    private final Duration patience;

    Arrivals(Admission admission, Holdings held, ParkedRows parked, Duration patience) {
        this.admission = admission;
        this.held = held;
        this.lines = held.lines();
        this.parked = parked;
        this.patience = patience;
    }

    void fromLog(Delivery delivery, Instant now, List<Step> steps) {
        WebhookEvent event = delivery.event();
        OrderLine line = lines.find(event.orderId());
        if (line != null) {
            add(line, delivery, now, steps);
        } else if (lines.hides(event.partition())) {
            held.parkHidden(delivery, steps);
        } else {
            add(lines.open(event.orderId(), event.partition()), delivery, now, steps);
        }
    }

    void fromRow(Delivery delivery, Instant now, List<Step> steps) {
        WebhookEvent event = delivery.event();
        OrderLine line = lines.open(event.orderId(), event.partition());
        if (line.rows == 0) {
            parked.turnedUp(line);
        }
        if (line.inFlight != null || admission.isClosed()) {
            steps.add(new Step.Reschedule(delivery, now.plus(patience)));
            lines.tidy(line);
        } else {
            admission.startReserved(now);
            held.start(line, delivery, steps);
        }
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
        if (admission.tryStart(parked.number() > 0, now)) {
            held.startFresh(line, delivery, steps);
        } else if (held.hasRoom() && !admission.isShut()) {
            held.waitIn(line, delivery);
            held.becameReady(line);
        } else {
            held.park(line, delivery, now, steps);
        }
    }
}

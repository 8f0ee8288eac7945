package dev.fillstream.execution.reconcile;

import dev.fillstream.execution.report.BookedOrder;
import dev.fillstream.model.value.OrderId;
import java.time.Duration;
import java.time.Instant;

/**
 * An order that the venue is asked after.
 *
 * @param order as it stood when the first question was due
 * @param since when the first answer was due: absence counts only long enough after it
 * @param pause until the next question
 * @param absences how often the venue said "not found"
 */
public record Inquiry(BookedOrder order, Instant since, Duration pause, int absences) {

    OrderId orderId() {
        return order.orderId();
    }

    Inquiry later(Duration longestPause) {
        Duration doubled = pause.multipliedBy(2);
        Duration next = doubled.compareTo(longestPause) > 0 ? longestPause : doubled;
        return new Inquiry(order, since, next, absences);
    }

    Inquiry absent() {
        return new Inquiry(order, since, pause, absences + 1);
    }

    boolean provesAbsence(int proofs, Duration patience, Instant now) {
        return absences >= proofs && !now.isBefore(since.plus(patience));
    }
}

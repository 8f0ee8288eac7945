package dev.fillstream.notifier.replay;

import dev.fillstream.notifier.delivery.Draft;
import dev.fillstream.notifier.lane.WebhookEvent;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.function.ObjIntConsumer;
import java.util.function.Predicate;

/** The reports that the log still holds, read without moving what live delivery has read. */
public interface ReportLog {

    /**
     * Some reports, those of one order in their order.
     *
     * @param next where to go on
     */
    record Slice(List<WebhookEvent> events, Cursor next) {

        public Slice {
            events = List.copyOf(events);
        }
    }

    /** The oldest place that there is. */
    Uni<Cursor> beginning();

    /** Behind the newest report. */
    Uni<Cursor> end();

    /** Before the first report that was written then or later. */
    Uni<Cursor> at(Instant time);

    /** Shows every readable report from {@code from} to before {@code until}, by partition. */
    Uni<Void> scan(Cursor from, Cursor until, ObjIntConsumer<Draft> seen);

    /**
     * What is wanted from {@code from} to before {@code until}: at most {@code limit} reports, and
     * fewer when a long way had to be read for them.
     */
    Uni<Slice> read(Cursor from, Cursor until, Predicate<Draft> wanted, int limit);
}

package dev.fillstream.execution.report;

import dev.fillstream.execution.Patience;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.InstantSource;
import org.jboss.logging.Logger;

/**
 * Where messages of a venue go that no book may be changed by. Each is kept for people to look at,
 * and told: a line of the log at error, and a counter to alert on.
 */
@ApplicationScoped
public class Quarantine {

    /** Why a message is here, where the lifecycle has no word for it. */
    public enum Reason {
        /** It cannot be understood, or holds an amount that cannot be. */
        UNINTELLIGIBLE,
        /** It is about an order that is not in the book. */
        ORDER_UNKNOWN,
        /** It names a client order id that is none of the order's. */
        CLIENT_ORDER_ID_UNKNOWN,
        /** Symbol, side or account are not the order's. */
        ORDER_DIFFERS,
        /** It is about an order that went to another venue. */
        VENUE_DIFFERS,
        /** It shows trades that were never reported. */
        TRADES_MISSING,
        /** It shows more traded than was asked for; the trade itself is booked. */
        OVERFILL,
        /** Its execId belongs to a trade of another order. */
        EXEC_ID_REUSED
    }

    private static final Logger LOG = Logger.getLogger(Quarantine.class);
    private static final int LONGEST_MESSAGE = 4_000;

    private final OrderBook book;
    private final MeterRegistry registry;
    private final InstantSource clock;

    @Inject
    public Quarantine(OrderBook book, MeterRegistry registry, InstantSource clock) {
        this.book = book;
        this.registry = registry;
        this.clock = clock;
    }

    /** Completes when it is kept; waits for the book as long as it takes. */
    public Uni<Void> keep(String venue, String reason, String detail, String message) {
        registry.counter("fillstream.quarantine.messages", "reason", reason).increment();
        String kept = bounded(detail.isEmpty() ? message : detail + ": " + message);
        LOG.errorf("a message of the venue is kept aside: %s, %s", reason, bounded(detail));
        return Patience.untilDone(
                "the book", () -> book.quarantine(venue, reason, kept, clock.instant()));
    }

    /** PostgreSQL has no NUL in texts. */
    private static String bounded(String text) {
        String clean = text.replace('\u0000', '\uFFFD');
        return clean.length() <= LONGEST_MESSAGE ? clean : clean.substring(0, LONGEST_MESSAGE);
    }
}

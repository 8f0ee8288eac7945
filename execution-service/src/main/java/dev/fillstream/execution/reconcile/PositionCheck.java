package dev.fillstream.execution.reconcile;

import dev.fillstream.execution.routing.ExecutionVenue;
import dev.fillstream.execution.routing.VenueGate;
import dev.fillstream.execution.routing.Venues;
import dev.fillstream.model.value.Symbol;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/**
 * Holds what the broker says it holds for us against the book. Trades are on their way all the
 * time, so only a difference that is the same several times in a row is a break. It is told, in the
 * log and as a metric, and never mended here: which side is wrong, a person must find out.
 */
@ApplicationScoped
public class PositionCheck {

    /** Stable, for alerts. */
    private static final String CODE = "POSITION_MISMATCH";

    private static final Logger LOG = Logger.getLogger(PositionCheck.class);
    private static final int TIMES_IN_A_ROW = 3;

    /** How often a difference was seen, and seen the same. */
    private record Difference(BigDecimal quantity, int times) {}

    private final Venues venues;
    private final HeldPositions held;
    private final MeterRegistry registry;
    private final Map<String, Map<Symbol, Difference>> seen = new ConcurrentHashMap<>();

    @Inject
    public PositionCheck(Venues venues, HeldPositions held, MeterRegistry registry) {
        this.venues = venues;
        this.held = held;
        this.registry = registry;
        for (VenueGate gate : venues.all()) {
            seen.put(gate.name(), Map.of());
            registry.gauge(
                    "fillstream.position.breaks",
                    Tags.of("venue", gate.name()),
                    seen,
                    all -> breaks(all.getOrDefault(gate.name(), Map.of())));
        }
    }

    /** Compares once; completes when all venues have answered. */
    public Uni<Void> compare() {
        return Multi.createFrom()
                .iterable(venues.all())
                .onItem()
                .transformToUniAndMerge(gate -> compare(gate.venue()).replaceWith(gate))
                .collect()
                .last()
                .replaceWithVoid();
    }

    /** Symbols of which the broker and the book say different things, again and again. */
    private static int breaks(Map<Symbol, Difference> differences) {
        return (int)
                differences.values().stream().filter(one -> one.times() >= TIMES_IN_A_ROW).count();
    }

    private Uni<Void> compare(ExecutionVenue venue) {
        return venue.positions()
                .chain(
                        theirs ->
                                theirs.isEmpty()
                                        ? Uni.createFrom().voidItem()
                                        : held.at(venue.accountVenues())
                                                .invoke(
                                                        ours ->
                                                                note(
                                                                        venue.name(),
                                                                        theirs.get(),
                                                                        ours))
                                                .replaceWithVoid());
    }

    private void note(String venue, Map<Symbol, BigDecimal> theirs, Map<Symbol, BigDecimal> ours) {
        Map<Symbol, Difference> before = seen.getOrDefault(venue, Map.of());
        Map<Symbol, Difference> now = new HashMap<>();
        Set<Symbol> symbols = new HashSet<>(theirs.keySet());
        symbols.addAll(ours.keySet());
        for (Symbol symbol : symbols) {
            BigDecimal their = theirs.getOrDefault(symbol, BigDecimal.ZERO);
            BigDecimal our = ours.getOrDefault(symbol, BigDecimal.ZERO);
            BigDecimal quantity = their.subtract(our);
            if (quantity.signum() != 0) {
                Difference last = before.get(symbol);
                int times =
                        last != null && last.quantity().compareTo(quantity) == 0
                                ? last.times() + 1
                                : 1;
                now.put(symbol, new Difference(quantity, times));
                if (times == TIMES_IN_A_ROW) {
                    LOG.errorf(
                            "code=%s venue=%s symbol=%s theirs=%s ours=%s",
                            CODE, venue, symbol, plain(their), plain(our));
                }
            }
        }
        seen.put(venue, now);
        registry.counter("fillstream.position.comparisons", "venue", venue).increment();
    }

    private static String plain(BigDecimal quantity) {
        return quantity.stripTrailingZeros().toPlainString();
    }
}

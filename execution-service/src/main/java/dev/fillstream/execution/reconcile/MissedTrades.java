package dev.fillstream.execution.reconcile;

import dev.fillstream.execution.config.ExecutionConfig;
import dev.fillstream.execution.report.Journal;
import dev.fillstream.execution.report.Ownership;
import dev.fillstream.execution.routing.VenueGate;
import dev.fillstream.execution.routing.Venues;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Has a venue tell again what became of trades while nobody may have listened. An order that has
 * ended is not asked after, so this is how a trade of it is found to be corrected or taken back.
 * Until when all was heard is written with each partition: its next owner goes on from there.
 */
@ApplicationScoped
public class MissedTrades {

    private static final Logger LOG = Logger.getLogger(MissedTrades.class);

    /**
     * How much earlier to begin than all was heard: a connection may be dead for 20 s before that
     * is noticed, what was heard may not be booked yet, and the venue's clock is another.
     */
    private static final Duration SLACK = Duration.ofSeconds(30);

    private static final int AT_ONCE = 256;

    /** Something may be missing up to then. */
    private record Gap(long number, Instant end) {}

    private final Venues venues;
    private final Journal journal;
    private final Ownership ownership;
    private final HeardUntil heard;
    private final InstantSource clock;
    private final Duration clocksApart;
    private final AtomicLong gaps = new AtomicLong();

    /** Venues of which something may be missing, by name, each with its last gap. */
    private final Map<String, Gap> deaf = new ConcurrentHashMap<>();

    private volatile @Nullable Instant heardUntil;

    @Inject
    public MissedTrades(
            Venues venues,
            Journal journal,
            Ownership ownership,
            HeardUntil heard,
            InstantSource clock,
            ExecutionConfig config) {
        this.venues = venues;
        this.journal = journal;
        this.ownership = ownership;
        this.heard = heard;
        this.clock = clock;
        this.clocksApart = config.reconciliation().clocksApart();
    }

    /** What any venue said may have gone unheard up to now. */
    void wasDeaf() {
        telling().forEach(gate -> wasDeaf(gate.name()));
    }

    /** What the venue said may have gone unheard up to now. */
    void wasDeaf(String venue) {
        deaf.put(venue, new Gap(gaps.incrementAndGet(), clock.instant()));
    }

    /** Books what was missed of each venue, where it answers. Never fails. */
    Uni<Void> catchUp() {
        return all(telling());
    }

    /** The same for one venue. */
    Uni<Void> catchUp(String venue) {
        return all(telling().stream().filter(gate -> gate.name().equals(venue)).toList());
    }

    /** Ends gaps that are long enough over; where there is none, notes until when all was heard. */
    Uni<Void> look() {
        Instant now = clock.instant();
        List<VenueGate> late =
                telling().stream()
                        .filter(gate -> isOver(deaf.get(gate.name()), now))
                        .filter(gate -> gate.venue().isListening())
                        .toList();
        return all(late).chain(() -> note(now));
    }

    private List<VenueGate> telling() {
        return venues.all().stream().filter(gate -> gate.venue().tellsTradesAgain()).toList();
    }

    /**
     * What all was heard up to is certain one look later: who could be heard then and now, without
     * a gap between. Partitions that came meanwhile brought a gap with them.
     */
    private Uni<Void> note(Instant now) {
        Set<Integer> partitions = ownership.owned();
        Instant until = heardUntil;
        List<VenueGate> telling = telling();
        boolean isHeard =
                deaf.keySet().stream().noneMatch(venue -> isOneOf(telling, venue))
                        && telling.stream().allMatch(gate -> gate.venue().isListening());
        heardUntil = isHeard ? now : null;
        return isHeard && until != null && !telling.isEmpty() && !partitions.isEmpty()
                ? heard.advance(partitions, until)
                : Uni.createFrom().voidItem();
    }

    /**
     * Whether all of it is told now. Where the venue's clock is ahead of ours, what happened in a
     * gap carries a later time than the gap's end.
     */
    private boolean isOver(@Nullable Gap gap, Instant now) {
        return gap != null && !now.isBefore(gap.end().plus(clocksApart));
    }

    private static boolean isOneOf(List<VenueGate> gates, String venue) {
        return gates.stream().anyMatch(gate -> gate.name().equals(venue));
    }

    private Uni<Void> all(List<VenueGate> gates) {
        return gates.isEmpty()
                ? Uni.createFrom().voidItem()
                : Uni.join()
                        .all(gates.stream().map(this::catchUp).toList())
                        .andFailFast()
                        .replaceWithVoid();
    }

    private Uni<Void> catchUp(VenueGate gate) {
        Instant now = clock.instant();
        Gap gap = deaf.get(gate.name());
        boolean ends = gate.venue().isListening() && isOver(gap, now);
        return heard.earliest()
                .chain(since -> tellAgain(gate, since, now))
                .invoke(
                        told -> {
                            if (ends) {
                                deaf.remove(gate.name(), gap);
                            }
                            LOG.debugf("venue %s told of %d trades again", gate.name(), told);
                        })
                .onFailure()
                .invoke(
                        failure ->
                                LOG.warnf(
                                        "venue %s does not tell its trades, and is asked again: %s",
                                        gate.name(), failure))
                .onFailure()
                .recoverWithNull()
                .replaceWithVoid();
    }

    private Uni<Long> tellAgain(VenueGate gate, Optional<Instant> heardUntil, Instant until) {
        if (heardUntil.isEmpty()) {
            return Uni.createFrom().item(0L);
        }
        Multi<Boolean> booked =
                gate.venue()
                        .trades(heardUntil.get().minus(SLACK), until)
                        .onItem()
                        .transformToUni(
                                report -> journal.book(gate.name(), report).replaceWith(true))
                        .merge(AT_ONCE);
        return booked.collect().with(Collectors.counting());
    }
}

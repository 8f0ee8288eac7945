package dev.fillstream.execution.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class OwnershipTest {

    private static final Duration LEASE = Duration.ofHours(1);

    /** What the database would say. */
    private static final class Rows implements PartitionOwners {
        private final Set<Integer> owned = new HashSet<>();
        private int asked;

        @Override
        public Uni<Set<UUID>> claim(Set<Integer> partitions, Instant now) {
            owned.addAll(partitions);
            return Uni.createFrom().item(Set.of());
        }

        @Override
        public Uni<Set<Integer>> owned() {
            asked++;
            return Uni.createFrom().item(Set.copyOf(owned));
        }
    }

    private final Rows rows = new Rows();
    private final Ownership ownership = new Ownership(rows, LEASE);

    @Test
    void nothingIsOwnedBeforeItIsClaimed() {
        assertThat(ownership.isOwned(1)).isFalse();
        assertThat(ownership.isFresh(1, System.nanoTime())).isFalse();
        assertThat(isOwnedStill(1)).isFalse();
    }

    @Test
    void whatWasConfirmedWithinTheLeaseIsNotLookedUp() {
        claim(1);
        assertThat(isOwnedStill(1)).isTrue();
        assertThat(rows.asked).isZero();
    }

    @Test
    void whatWasConfirmedLongerAgoIsLookedUpAndMayTurnOutLost() {
        claim(1);
        claim(2);
        long later = System.nanoTime() + LEASE.toNanos() + 1;
        assertThat(ownership.isFresh(1, later)).isFalse();
        Ownership impatient = new Ownership(rows, Duration.ZERO);
        var unused = impatient.claim(Set.of(1, 2), Instant.EPOCH).await().indefinitely();
        rows.owned.remove(1);
        assertThat(impatient.isOwnedStill(1).await().indefinitely()).isFalse();
        assertThat(impatient.isOwned(1)).isFalse();
        assertThat(impatient.isOwned(2)).isTrue();
    }

    @Test
    void whatIsLostIsNotOwnedAndWhatWasRememberedIsOld() {
        claim(1);
        int before = ownership.changes();
        ownership.lose(Set.of(1));
        assertThat(ownership.isOwned(1)).isFalse();
        assertThat(ownership.changes()).isGreaterThan(before);
        int after = ownership.changes();
        ownership.lose(Set.of());
        assertThat(ownership.changes()).isEqualTo(after);
    }

    private void claim(int partition) {
        var unused = ownership.claim(Set.of(partition), Instant.EPOCH).await().indefinitely();
    }

    private boolean isOwnedStill(int partition) {
        return ownership.isOwnedStill(partition).await().indefinitely();
    }
}

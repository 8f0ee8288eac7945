package dev.fillstream.notifier.adapter.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fillstream.notifier.delivery.SequenceMark;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class OffsetLedgerTest {

    private static final SequenceMark MARK = new SequenceMark(new UUID(1, 1), 0, 7);

    private final OffsetLedger ledger = new OffsetLedger();

    @Test
    void commitsNothingBehindABatchThatIsNotDone() {
        OffsetLedger.Entry first = ledger.took(0, 10);
        OffsetLedger.Entry second = ledger.took(0, 20);
        ledger.settle(second);
        assertThat(ledger.take().offsets()).isEmpty();
        ledger.settle(first);
        assertThat(ledger.take().offsets()).isEqualTo(Map.of(0, 20L));
        assertThat(ledger.take().offsets()).isEmpty();
    }

    @Test
    void keepsPartitionsApart() {
        ledger.took(0, 10);
        ledger.settle(ledger.took(1, 5));
        assertThat(ledger.take().offsets()).isEqualTo(Map.of(1, 5L));
    }

    @Test
    void tellsTheMarksOfWhatIsDoneAndOfNothingElse() {
        OffsetLedger.Entry first = ledger.took(0, 10);
        ledger.mark(first, List.of(MARK));
        ledger.mark(ledger.took(0, 20), List.of(new SequenceMark(new UUID(1, 1), 0, 9)));
        ledger.settle(first);
        assertThat(ledger.take().marks()).containsExactly(MARK);
    }

    @Test
    void givesWhatCouldNotBeCommittedAgain() {
        OffsetLedger.Entry first = ledger.took(0, 10);
        ledger.mark(first, List.of(MARK));
        ledger.settle(first);
        OffsetLedger.Committable taken = ledger.take();
        OffsetLedger.Entry second = ledger.took(0, 20);
        ledger.giveBack(taken);
        assertThat(ledger.take()).isEqualTo(taken);
        ledger.giveBack(taken);
        ledger.settle(second);
        assertThat(ledger.take().offsets()).isEqualTo(Map.of(0, 20L));
    }

    @Test
    void forgetsPartitionsOfOthers() {
        OffsetLedger.Entry entry = ledger.took(0, 10);
        ledger.forget(Set.of(0));
        ledger.settle(entry);
        assertThat(ledger.take().offsets()).isEmpty();
        ledger.giveBack(new OffsetLedger.Committable(Map.of(0, 10L), List.of()));
        assertThat(ledger.take().offsets()).isEmpty();
    }
}

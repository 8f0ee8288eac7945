package dev.fillstream.notifier.delivery;

import dev.fillstream.notifier.endpoint.Endpoint;
import dev.fillstream.notifier.endpoint.EndpointTable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A batch of reports and the endpoints that they concern. Counts, for each endpoint, the reports of
 * its accounts and those that it does not want, apart from what is sent: the conservation check
 * compares the two.
 */
public final class Matches {

    /** How many reports concern an endpoint, and how many of them it does not want. */
    static final class Count {
        int matching;
        int unwanted;
    }

    private record Sequence(UUID endpointId, int partition) {}

    private final EndpointTable table;
    private final OrderHistories histories;
    private final List<Fanout> fanouts = new ArrayList<>();
    private final Map<UUID, Count> counts = new HashMap<>();
    private final Map<Sequence, SequenceMark> marks = new HashMap<>();

    Matches(EndpointTable table, OrderHistories histories) {
        this.table = table;
        this.histories = histories;
    }

    /** The next report of the batch. */
    public void add(Draft draft) {
        List<Endpoint> covering = table.covering(draft.account());
        if (covering.isEmpty()) {
            return;
        }
        List<Fanout.Target> wanting = new ArrayList<>(covering.size());
        boolean remembered = false;
        for (Endpoint endpoint : covering) {
            Count count = counts.computeIfAbsent(endpoint.id(), _ -> new Count());
            count.matching++;
            remembered |= !endpoint.wantsAll();
            if (endpoint.wants(draft.type())) {
                wanting.add(target(endpoint, draft));
            } else {
                count.unwanted++;
            }
        }
        if (remembered) {
            histories.saw(draft.orderId(), draft.reportSeq(), draft.type());
        }
        if (!wanting.isEmpty()) {
            fanouts.add(new Fanout(draft.event().get(), wanting));
        }
    }

    void mark(SequenceMark mark) {
        marks.put(new Sequence(mark.endpointId(), mark.partition()), mark);
    }

    /** Where the sequences of one partition stand behind this batch, once it was accepted. */
    public List<SequenceMark> marks(int partition) {
        return marks.values().stream().filter(mark -> mark.partition() == partition).toList();
    }

    List<Fanout> fanouts() {
        return fanouts;
    }

    Map<UUID, Count> counts() {
        return counts;
    }

    private Fanout.Target target(Endpoint endpoint, Draft draft) {
        long previous = histories.previous(endpoint, draft.orderId(), draft.reportSeq());
        return new Fanout.Target(endpoint, previous);
    }
}

package dev.fillstream.risk.adapter.streams.whatif;

import dev.fillstream.risk.adapter.streams.Replay.Played;
import dev.fillstream.schemas.Topic;
import dev.fillstream.schemas.WireFormat.Readable;
import dev.fillstream.v1.RiskDecision;
import dev.fillstream.v1.RiskLimits;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Which versions of limits and instruments are on their topics, and which decisions name. */
final class Versions {

    private final Map<String, Set<Long>> there = new HashMap<>();
    private final Map<String, Set<Long>> named = new HashMap<>();
    private final Map<String, String> desks = new HashMap<>();

    void there(Played record) {
        if (record.value() == null) {
            return;
        }
        if (record.topic().equals(Topic.INSTRUMENTS)
                && Topic.INSTRUMENTS.format().read(record.value()) instanceof Readable(var wire)) {
            add(there, name(record), wire.getVersion());
        } else if ((record.topic().equals(Topic.RISK_LIMITS)
                        || record.topic().equals(Topic.SHARED_LIMITS))
                && Topic.RISK_LIMITS.format().read(record.value())
                        instanceof Readable<RiskLimits>(var wire)) {
            add(there, name(record), wire.getVersion());
            desks.put(Past.text(record.key()), wire.getDesk());
        }
    }

    void named(Decision decision) {
        RiskDecision risk = decision.risk();
        String desk = desks.getOrDefault(decision.account(), "");
        add(named, Topic.RISK_LIMITS.name() + "/" + decision.account(), risk.getLimitsVersion());
        add(named, Topic.SHARED_LIMITS.name() + "/firm", risk.getFirmLimitsVersion());
        add(named, Topic.SHARED_LIMITS.name() + "/desk:" + desk, risk.getDeskLimitsVersion());
        add(named, Topic.INSTRUMENTS.name() + "/" + decision.symbol(), risk.getInstrumentVersion());
    }

    /** Whether a decision saw a version of that record's key that its topic has no more. */
    boolean hasLost(Played record) {
        return !there.getOrDefault(name(record), Set.of())
                .containsAll(named.getOrDefault(name(record), Set.of()));
    }

    private static String name(Played record) {
        return record.topic().name() + "/" + Past.text(record.key());
    }

    private static void add(Map<String, Set<Long>> versions, String name, long version) {
        if (version > 0) {
            versions.computeIfAbsent(name, _ -> new HashSet<>()).add(version);
        }
    }
}

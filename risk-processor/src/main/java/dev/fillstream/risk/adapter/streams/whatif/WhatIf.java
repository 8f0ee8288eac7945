package dev.fillstream.risk.adapter.streams.whatif;

import dev.fillstream.risk.adapter.streams.Replay;
import dev.fillstream.risk.adapter.streams.Replay.Played;
import dev.fillstream.risk.adapter.streams.RiskTopology;
import dev.fillstream.schemas.Topic;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Plays a history twice through the topology's own processor: under the limits of then, and with
 * those of a file from {@code from} on.
 */
public record WhatIf(RiskTopology risk, LimitsFile limits, Instant from, Instant to) {

    private static final String DESK = "desk:";

    /**
     * @param read each partition in offset order
     * @throws Mistake where the range, or an account of the file, is not in the history
     */
    public WhatIfReport run(List<Played> read) {
        if (!from.isBefore(to)) {
            throw new Mistake("the range is empty: %s is not before %s".formatted(from, to));
        }
        mustBeThere(read);
        mustKnow(read);
        Past past = new Past(read);
        Map<String, Decision> before =
                new Playback(past, new Replay(risk), Optional.empty(), from).until(to);
        Map<String, Decision> after =
                new Playback(past, new Replay(risk), Optional.of(limits), from).until(to);
        return compare(past, before, after);
    }

    private void mustBeThere(List<Played> read) {
        List<Long> times =
                read.stream()
                        .filter(one -> one.topic().equals(Topic.ORDERS))
                        .map(Played::time)
                        .toList();
        if (times.isEmpty()) {
            throw new Mistake("there are no orders in the log");
        }
        boolean isAny =
                times.stream()
                        .anyMatch(time -> time >= from.toEpochMilli() && time < to.toEpochMilli());
        if (!isAny) {
            throw new Mistake(
                    "there are no orders from %s to %s; the log has them from %s to %s"
                            .formatted(
                                    from,
                                    to,
                                    Instant.ofEpochMilli(times.stream().min(Long::compare).get()),
                                    Instant.ofEpochMilli(times.stream().max(Long::compare).get())));
        }
    }

    private void mustKnow(List<Played> read) {
        Set<String> known =
                read.stream()
                        .filter(
                                one ->
                                        one.topic().equals(Topic.RISK_LIMITS)
                                                || one.topic().equals(Topic.SHARED_LIMITS))
                        .map(one -> Past.text(one.key()))
                        .collect(Collectors.toSet());
        for (String scope : limits.scopes().keySet()) {
            if (!known.contains(scope)) {
                String kind = scope.equals("firm") || scope.startsWith(DESK) ? "" : "account ";
                throw new Mistake(
                        "%s%s has no limits in the log that others could take the place of"
                                .formatted(kind, scope));
            }
        }
    }

    private WhatIfReport compare(
            Past past, Map<String, Decision> before, Map<String, Decision> after) {
        Predicate<Decision> isInRange = one -> !one.time().isBefore(from);
        List<WhatIfReport.Changed> denied = new ArrayList<>();
        List<WhatIfReport.Changed> allowed = new ArrayList<>();
        Peaks peaks = new Peaks();
        long decisions = 0;
        long otherReason = 0;
        for (Decision now :
                after.values().stream()
                        .filter(isInRange)
                        .filter(Decision::isOfOrderOrReplace)
                        .toList()) {
            decisions++;
            if (now.isApproved()) {
                peaks.add(now);
            }
            Decision then = before.get(now.place());
            if (then == null || then.isSameAs(now)) {
                continue;
            }
            if (now.isApproved()) {
                allowed.add(now.changed(then.refusal()));
            } else if (then.isApproved()) {
                denied.add(now.changed(now.refusal()));
            } else {
                otherReason++;
            }
        }
        return new WhatIfReport(
                from.toString(),
                to.toString(),
                decisions,
                denied,
                allowed,
                otherReason,
                notReproduced(past, before, isInRange),
                peaks.all());
    }

    private static long notReproduced(
            Past past, Map<String, Decision> before, Predicate<Decision> isInRange) {
        return past.records().stream()
                .map(Past.Dated::record)
                .filter(record -> record.topic().equals(Topic.ORDERS))
                .flatMap(record -> past.decision(record).stream())
                .filter(isInRange)
                .filter(Decision::isOfOrderOrReplace)
                .filter(
                        then -> {
                            Decision again = before.get(then.place());
                            return again != null && !again.isSameAs(then);
                        })
                .count();
    }
}

package dev.fillstream.risk.adapter.streams.whatif;

import com.google.protobuf.InvalidProtocolBufferException;
import dev.fillstream.risk.adapter.streams.Replay;
import dev.fillstream.risk.adapter.streams.Replay.Decided;
import dev.fillstream.risk.adapter.streams.Replay.Played;
import dev.fillstream.schemas.Topic;
import dev.fillstream.schemas.WireFormat.Readable;
import dev.fillstream.v1.ExecutionEvent;
import dev.fillstream.v1.RiskLimits;
import java.time.Instant;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One run through a history. What the venue said of an order counts as long as the order fared as
 * it did then; of one that fared otherwise nobody knows what would have become, and it stays as it
 * was decided.
 */
final class Playback {

    private final Past past;
    private final Replay replay;
    private final Optional<LimitsFile> limits;
    private final Instant from;
    private final Map<String, Played> current = new HashMap<>();
    private final Map<String, Decision> decided = new LinkedHashMap<>();
    private final Set<String> otherwise = new HashSet<>();
    private final Map<Integer, Deque<Played>> reports = new HashMap<>();
    private boolean hasBegun;

    /**
     * @param limits to be tried from {@code from} on; empty for the limits of then
     */
    Playback(Past past, Replay replay, Optional<LimitsFile> limits, Instant from) {
        this.past = past;
        this.replay = replay;
        this.limits = limits;
        this.from = from;
    }

    /** All decisions before {@code to}, by the place of their command. */
    Map<String, Decision> until(Instant to) {
        for (Past.Dated dated : past.records()) {
            if (dated.at() >= to.toEpochMilli()) {
                break;
            }
            if (!hasBegun && dated.at() >= from.toEpochMilli()) {
                hasBegun = true;
                current.values().stream().toList().forEach(this::playLimits);
            }
            play(dated.record());
        }
        return decided;
    }

    private void play(Played record) {
        if (record.topic().equals(Topic.ORDERS)) {
            order(record);
        } else if (record.topic().equals(Topic.EXECUTIONS)) {
            report(record.partition(), record.offset());
        } else if (record.topic().equals(Topic.RISK_LIMITS)
                || record.topic().equals(Topic.SHARED_LIMITS)) {
            current.put(record.topic().name() + "/" + Past.text(record.key()), record);
            playLimits(record);
        } else {
            replay.play(record);
        }
    }

    /** Plays the reports of a partition up to that offset, those that were not played yet. */
    private void report(int partition, long offset) {
        Deque<Played> ahead = reports.computeIfAbsent(partition, past::reports);
        while (!ahead.isEmpty() && ahead.getFirst().offset() <= offset) {
            Played record = ahead.removeFirst();
            if (!isOfOtherOrder(record)) {
                replay.play(record);
            }
        }
    }

    /** What the decision had seen of executions and prices comes before it. */
    private void order(Played record) {
        Optional<Decision> then = past.decision(record);
        then.ifPresent(was -> report(record.partition(), was.risk().getExecutionsOffset()));
        then.flatMap(past::priceSeen).ifPresent(replay::play);
        for (Decided one : replay.play(record)) {
            Decision now = parsed(one);
            decided.putIfAbsent(now.place(), now);
            then.filter(was -> was.isApproved() != now.isApproved())
                    .ifPresent(_ -> otherwise.add(now.risk().getOrderId()));
        }
    }

    private static Decision parsed(Decided decided) {
        try {
            return Decision.of(decided.isApproved(), decided.value());
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException("the processor made what it cannot read", e);
        }
    }

    private boolean isOfOtherOrder(Played record) {
        return record.value() != null
                && Topic.EXECUTIONS.format().read(record.value())
                        instanceof Readable<ExecutionEvent>(var event)
                && otherwise.contains(
                        event.hasExecutionReport()
                                ? event.getExecutionReport().getOrderId()
                                : event.getOrderCancelReject().getOrderId());
    }

    private void playLimits(Played record) {
        if (!hasBegun
                || limits.isEmpty()
                || record.value() == null
                || !(Topic.RISK_LIMITS.format().read(record.value())
                        instanceof Readable<RiskLimits>(var before))) {
            replay.play(record);
            return;
        }
        replay.play(
                new Played(
                        record.topic(),
                        record.partition(),
                        record.offset(),
                        record.time(),
                        record.key(),
                        limits.get().over(before).toByteArray(),
                        record.headers()));
    }
}

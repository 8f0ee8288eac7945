package dev.fillstream.local.verify;

import com.google.protobuf.Message;
import dev.fillstream.local.check.LogRecord;
import dev.fillstream.schemas.Topic;
import dev.fillstream.schemas.WireFormat.Readable;
import dev.fillstream.v1.Instrument;
import dev.fillstream.v1.RiskLimits;
import dev.fillstream.v1.TradingState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** Every control record that the topics still have, by key and version; prices are not. */
final class KnownRecords {

    /** A decision names a version that its topic does not have any more. */
    static final class Gone extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Gone(String what) {
            super(what + " is not on its topic any more");
        }
    }

    private record Seen<T>(Instant time, T value) {}

    private final Map<String, List<Seen<RiskLimits>>> limits = new HashMap<>();
    private final Map<String, List<Seen<Instrument>>> instruments = new HashMap<>();
    private final Map<String, NavigableMap<Instant, Optional<Instrument>>> history =
            new HashMap<>();
    private final Map<String, TradingState> states = new HashMap<>();

    KnownRecords(List<LogRecord> records) {
        records.forEach(this::take);
    }

    private void take(LogRecord record) {
        String key = record.keyText();
        if (key == null) {
            return;
        }
        if (record.value() == null) {
            if (record.topic().equals(Topic.INSTRUMENTS.name())) {
                known(key).put(record.timestamp(), Optional.empty());
            }
            return;
        }
        if (record.topic().equals(Topic.RISK_LIMITS.name())
                || record.topic().equals(Topic.SHARED_LIMITS.name())) {
            read(Topic.RISK_LIMITS, record)
                    .ifPresent(
                            one ->
                                    limits.computeIfAbsent(
                                                    key + "@" + one.getVersion(),
                                                    _ -> new ArrayList<>())
                                            .add(new Seen<>(record.timestamp(), one)));
        } else if (record.topic().equals(Topic.INSTRUMENTS.name())) {
            read(Topic.INSTRUMENTS, record).ifPresent(one -> add(key, record.timestamp(), one));
        } else if (record.topic().equals(Topic.TRADING_STATES.name())) {
            read(Topic.TRADING_STATES, record)
                    .ifPresent(one -> states.put(key + "@" + one.getVersion(), one));
        }
    }

    private void add(String symbol, Instant time, Instrument one) {
        instruments
                .computeIfAbsent(symbol + "@" + one.getVersion(), _ -> new ArrayList<>())
                .add(new Seen<>(time, one));
        known(symbol).put(time, Optional.of(one).filter(InstrumentFields::areComplete));
    }

    private NavigableMap<Instant, Optional<Instrument>> known(String symbol) {
        return history.computeIfAbsent(symbol, _ -> new TreeMap<>());
    }

    private static <T extends Message> Optional<T> read(Topic<T> topic, LogRecord record) {
        return topic.format().read(record.value()) instanceof Readable<T>(var value)
                ? Optional.of(value)
                : Optional.empty();
    }

    /**
     * The limits of that scope and version; empty for version 0.
     *
     * @throws Gone where the topic has them no more
     */
    Optional<RiskLimits> limits(String scope, long version, Instant at) {
        return version == 0
                ? Optional.empty()
                : Optional.of(latest(limits, "limits of " + scope, scope + "@" + version, at));
    }

    /** As {@link #limits}. */
    Optional<Instrument> instrument(String symbol, long version, Instant at) {
        return version == 0
                ? Optional.empty()
                : Optional.of(
                        latest(instruments, "instrument " + symbol, symbol + "@" + version, at));
    }

    private static <T> T latest(
            Map<String, List<Seen<T>>> all, String what, String key, Instant at) {
        List<Seen<T>> seen = all.getOrDefault(key, List.of());
        return seen.reversed().stream()
                .filter(one -> !one.time().isAfter(at))
                .findFirst()
                .or(() -> seen.stream().findFirst())
                .map(Seen::value)
                .orElseThrow(() -> new Gone(what + key.substring(key.indexOf('@'))));
    }

    /** The instrument as it was at that time, or as it was first where that is younger. */
    Optional<Instrument> instrumentAt(String symbol, Instant time) {
        NavigableMap<Instant, Optional<Instrument>> all = history.get(symbol);
        if (all == null) {
            return Optional.empty();
        }
        var entry = all.floorEntry(time);
        return entry == null ? all.firstEntry().getValue() : entry.getValue();
    }

    Optional<TradingState> state(String scope, long version) {
        return Optional.ofNullable(states.get(scope + "@" + version));
    }
}

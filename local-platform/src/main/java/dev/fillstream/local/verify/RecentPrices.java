package dev.fillstream.local.verify;

import dev.fillstream.local.check.LogRecord;
import dev.fillstream.model.value.Price;
import dev.fillstream.schemas.Timestamps;
import dev.fillstream.schemas.Topic;
import dev.fillstream.schemas.WireFormat.Readable;
import dev.fillstream.v1.ReferencePrice;
import dev.fillstream.v1.RiskDecision;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The prices that a decision may have seen, read on as decisions go on. A price goes some time
 * after another took its place: decisions of several instances are not in one order.
 */
final class RecentPrices {

    private static final Duration AHEAD = Duration.ofMinutes(1);
    private static final Duration KEPT = Duration.ofMinutes(10);

    private record Placed(Instant at, ReferencePrice price) {}

    private final List<Log.Cursor> cursors;
    private final Map<String, NavigableMap<Instant, Placed>> prices = new HashMap<>();

    RecentPrices(List<Log.Cursor> cursors) {
        this.cursors = List.copyOf(cursors);
    }

    /** What a decision says that it saw of the market; empty where it saw no usable price. */
    Optional<Market> market(String symbol, RiskDecision said) {
        if (said.getReferencePrice().isEmpty()) {
            return Optional.empty();
        }
        Instant time = Timestamps.toInstant(said.getReferencePriceTime());
        Instant decided = Timestamps.toInstant(said.getDecidedAt());
        readTo((time.isAfter(decided) ? time : decided).plus(AHEAD));
        return Optional.of(
                new Market(
                        Price.of(said.getReferencePrice()),
                        time,
                        Optional.ofNullable(prices.get(symbol))
                                .map(all -> all.get(time))
                                .map(Placed::price)));
    }

    private void readTo(Instant time) {
        for (Log.Cursor cursor : cursors) {
            Optional<LogRecord> next = cursor.peek();
            while (next.isPresent() && !next.get().timestamp().isAfter(time)) {
                add(next.get());
                cursor.take();
                next = cursor.peek();
            }
        }
    }

    private void add(LogRecord record) {
        String symbol = record.keyText();
        if (symbol == null
                || record.value() == null
                || !(Topic.PRICES.format().read(record.value())
                        instanceof Readable<ReferencePrice>(var price))) {
            return;
        }
        NavigableMap<Instant, Placed> all = prices.computeIfAbsent(symbol, _ -> new TreeMap<>());
        Instant time =
                Instant.ofEpochSecond(
                        price.getPriceTime().getSeconds(), price.getPriceTime().getNanos());
        all.put(time, new Placed(record.timestamp(), price));
        Instant forgotten = record.timestamp().minus(KEPT);
        while (all.size() > 1 && second(all).at().isBefore(forgotten)) {
            all.pollFirstEntry();
        }
    }

    private static Placed second(NavigableMap<Instant, Placed> all) {
        return all.higherEntry(all.firstKey()).getValue();
    }
}

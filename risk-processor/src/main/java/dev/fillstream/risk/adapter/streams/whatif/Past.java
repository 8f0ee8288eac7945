package dev.fillstream.risk.adapter.streams.whatif;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.protobuf.InvalidProtocolBufferException;
import dev.fillstream.risk.adapter.streams.Replay.Played;
import dev.fillstream.schemas.Timestamps;
import dev.fillstream.schemas.Topic;
import dev.fillstream.schemas.WireFormat.Readable;
import dev.fillstream.v1.ReferencePrice;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/**
 * A history in the order in which it is played: by time, and within a partition by offset. Where a
 * compacted topic has lost a key's older records, the oldest that it has stands in for them.
 */
final class Past {

    /** Of one moment: an order may have met the control records, and comes before its reports. */
    private static final List<Topic<?>> ORDER =
            List.of(
                    Topic.INSTRUMENTS,
                    Topic.SHARED_LIMITS,
                    Topic.RISK_LIMITS,
                    Topic.TRADING_STATES,
                    Topic.ORDERS,
                    Topic.EXECUTIONS);

    /** A record and when it is played, in milliseconds since 1970. */
    record Dated(long at, Played record) {}

    private final List<Dated> records;
    private final Map<String, String> symbols = new HashMap<>();
    private final Versions versions = new Versions();
    private final Map<String, Decision> decisions = new HashMap<>();
    private final Map<String, Played> prices = new HashMap<>();

    /**
     * @param read each partition in offset order
     */
    Past(List<Played> read) {
        read.forEach(this::note);
        List<Dated> dated = new ArrayList<>();
        Map<String, Long> latest = new HashMap<>();
        Set<String> seen = new HashSet<>();
        for (Played one : read) {
            if (ORDER.contains(one.topic())) {
                String partition = one.topic().name() + "/" + one.partition();
                long at = latest.merge(partition, one.time(), Math::max);
                boolean isFirst = seen.add(one.topic().name() + "/" + text(one.key()));
                dated.add(new Dated(isFirst && versions.hasLost(one) ? 0 : at, one));
            }
        }
        dated.sort(
                Comparator.comparingLong(Dated::at)
                        .thenComparingInt(one -> ORDER.indexOf(one.record().topic())));
        records = List.copyOf(dated);
    }

    private void note(Played one) {
        if (one.topic().equals(Topic.RISK_APPROVED) || one.topic().equals(Topic.RISK_REJECTED)) {
            decide(one);
        } else if (one.topic().equals(Topic.PRICES)) {
            price(one);
        } else {
            versions.there(one);
        }
    }

    private void decide(Played one) {
        try {
            Decision decision = Decision.of(one.topic().equals(Topic.RISK_APPROVED), one.value());
            decisions.putIfAbsent(decision.place(), decision);
            versions.named(decision);
            if (!decision.symbol().isEmpty()) {
                symbols.put(decision.risk().getOrderId(), decision.symbol());
            }
        } catch (InvalidProtocolBufferException e) {
            throw new Mistake(
                    "%s[%d]@%d is no decision"
                            .formatted(one.topic().name(), one.partition(), one.offset()));
        }
    }

    private void price(Played one) {
        if (one.value() != null
                && Topic.PRICES.format().read(one.value()) instanceof Readable(var wire)) {
            prices.put(priceKey(wire.getSymbol(), Timestamps.toInstant(wire.getPriceTime())), one);
        }
    }

    private static String priceKey(String symbol, Instant time) {
        return symbol + "@" + time;
    }

    static String text(byte @Nullable [] key) {
        return key == null ? "" : new String(key, UTF_8);
    }

    List<Dated> records() {
        return records;
    }

    /** All reports of a partition, in offset order. */
    Deque<Played> reports(int partition) {
        return records.stream()
                .map(Dated::record)
                .filter(one -> one.topic().equals(Topic.EXECUTIONS))
                .filter(one -> one.partition() == partition)
                .collect(Collectors.toCollection(ArrayDeque::new));
    }

    /** What was decided about the command there. */
    Optional<Decision> decision(Played order) {
        return Optional.ofNullable(
                decisions.get(Decision.place(order.partition(), order.offset())));
    }

    /**
     * The price that this decision saw, as a record: without bid and ask where the topic's own is
     * gone, without a value where it saw none. Empty where the decision does not say.
     */
    Optional<Played> priceSeen(Decision decision) {
        String symbol = symbols.getOrDefault(decision.risk().getOrderId(), "");
        if (decision.risk().getTradingDay().isEmpty() || symbol.isEmpty()) {
            return Optional.empty();
        }
        if (decision.risk().getReferencePrice().isEmpty()) {
            return Optional.of(price(symbol, null));
        }
        Instant time = Timestamps.toInstant(decision.risk().getReferencePriceTime());
        Played kept = prices.get(priceKey(symbol, time));
        return Optional.of(kept == null ? price(symbol, standIn(symbol, decision)) : kept);
    }

    private static byte[] standIn(String symbol, Decision decision) {
        return ReferencePrice.newBuilder()
                .setSymbol(symbol)
                .setLastPx(decision.risk().getReferencePrice())
                .setPriceTime(decision.risk().getReferencePriceTime())
                .build()
                .toByteArray();
    }

    private static Played price(String symbol, byte @Nullable [] value) {
        return new Played(
                Topic.PRICES, 0, 0, 0, symbol.getBytes(UTF_8), value, new RecordHeaders());
    }
}

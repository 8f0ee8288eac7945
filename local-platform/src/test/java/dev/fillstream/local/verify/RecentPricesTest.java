package dev.fillstream.local.verify;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fillstream.local.check.LogRecord;
import dev.fillstream.schemas.Timestamps;
import dev.fillstream.schemas.Topic;
import dev.fillstream.v1.ReferencePrice;
import dev.fillstream.v1.RiskDecision;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;

/** A price is there as long as a decision may have seen it, and no longer. */
class RecentPricesTest {

    private static final Instant NOON = Instant.parse("2026-11-26T12:00:00Z");
    private static final Instant END = NOON.plus(Duration.ofHours(2));

    private final List<LogRecord> records = new ArrayList<>();

    @Test
    void knowsThePriceThatADecisionSaw() {
        everySecond("ACME");
        RecentPrices prices = prices();
        assertThat(isKnown(prices, "ACME", NOON, NOON)).isTrue();
        assertThat(isKnown(prices, "ACME", END, END.plusMillis(200))).isTrue();
        assertThat(isKnown(prices, "ACME", END.minusSeconds(300), END)).isTrue();
    }

    @Test
    void forgetsWhatWasReplacedLongAgo() {
        everySecond("ACME");
        RecentPrices prices = prices();
        assertThat(isKnown(prices, "ACME", END, END)).isTrue();
        assertThat(isKnown(prices, "ACME", END.minus(Duration.ofHours(1)), END)).isFalse();
    }

    @Test
    void keepsAnOldPriceThatNothingReplaced() {
        add("QUIET", NOON);
        everySecond("ACME");
        RecentPrices prices = prices();
        assertThat(isKnown(prices, "ACME", END, END)).isTrue();
        assertThat(isKnown(prices, "QUIET", NOON, END)).isTrue();
    }

    @Test
    void readsNoFurtherAheadThanItMust() {
        add("ACME", NOON);
        add("ACME", END);
        Log.Cursor cursor = cursor();
        RecentPrices prices = new RecentPrices(List.of(cursor));
        assertThat(isKnown(prices, "ACME", NOON, NOON)).isTrue();
        assertThat(cursor.peek())
                .hasValueSatisfying(next -> assertThat(next.timestamp()).isEqualTo(END));
    }

    private void everySecond(String symbol) {
        for (Instant time = NOON; !time.isAfter(END); time = time.plusSeconds(1)) {
            add(symbol, time);
        }
    }

    private void add(String symbol, Instant time) {
        ReferencePrice price =
                ReferencePrice.newBuilder()
                        .setSymbol(symbol)
                        .setLastPx("10")
                        .setPriceTime(Timestamps.of(time))
                        .build();
        records.add(
                new LogRecord(
                        Topic.PRICES.name(),
                        0,
                        records.size(),
                        time,
                        symbol.getBytes(UTF_8),
                        price.toByteArray(),
                        new RecordHeaders()));
    }

    private RecentPrices prices() {
        return new RecentPrices(List.of(cursor()));
    }

    private Log.Cursor cursor() {
        return new RecordedLog(records).read(0).cursor(Topic.PRICES, 0);
    }

    private static boolean isKnown(
            RecentPrices prices, String symbol, Instant seen, Instant decided) {
        RiskDecision said =
                RiskDecision.newBuilder()
                        .setReferencePrice("10")
                        .setReferencePriceTime(Timestamps.of(seen))
                        .setDecidedAt(Timestamps.of(decided))
                        .build();
        return prices.market(symbol, said).orElseThrow().touch().isPresent();
    }
}

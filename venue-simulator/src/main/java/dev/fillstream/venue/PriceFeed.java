package dev.fillstream.venue;

import dev.fillstream.model.value.Symbol;
import dev.fillstream.venue.market.TopOfBook;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;

/** Decides when a price is news: when it changed, or when the last one said is getting old. */
final class PriceFeed {

    /** How often to look; no price is published more often. */
    static final Duration INTERVAL = Duration.ofMillis(50);

    /** Two intervals less than what is promised, so that the promise holds on a busy machine. */
    private static final Duration REPEAT_AFTER = Duration.ofMillis(150);

    private final BiConsumer<TopOfBook, Instant> publisher;
    private final Map<Symbol, Said> said = new HashMap<>();

    private record Said(TopOfBook top, Instant time) {}

    PriceFeed(BiConsumer<TopOfBook, Instant> publisher) {
        this.publisher = publisher;
    }

    void look(List<TopOfBook> tops, Instant now) {
        for (TopOfBook top : tops) {
            Said last = said.get(top.symbol());
            if (last == null
                    || !Objects.equals(last.top(), top)
                    || !now.isBefore(last.time().plus(REPEAT_AFTER))) {
                said.put(top.symbol(), new Said(top, now));
                publisher.accept(top, now);
            }
        }
    }
}

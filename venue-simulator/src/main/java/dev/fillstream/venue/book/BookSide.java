package dev.fillstream.venue.book;

import dev.fillstream.model.order.OrdType;
import dev.fillstream.model.value.Price;
import dev.fillstream.model.value.Quantity;
import java.util.Comparator;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The bids or the asks of a book, best price first. */
final class BookSide {

    private final Comparator<Price> bestFirst;
    private final NavigableMap<Price, Level> levels;

    private BookSide(Comparator<Price> bestFirst) {
        this.bestFirst = bestFirst;
        this.levels = new TreeMap<>(bestFirst);
    }

    static BookSide bids() {
        return new BookSide(Comparator.reverseOrder());
    }

    static BookSide asks() {
        return new BookSide(Comparator.naturalOrder());
    }

    /** The order that the next one from the other side meets, where its type lets it. */
    @Nullable RestingOrder firstWithin(OrdType ordType) {
        Map.Entry<Price, Level> best = levels.firstEntry();
        if (best == null || !reaches(ordType, best.getKey())) {
            return null;
        }
        return best.getValue().first;
    }

    /** Whether orders here could fill all of {@code quantity}. */
    boolean covers(OrdType ordType, Quantity quantity) {
        Quantity missing = quantity;
        for (Level level : levels.values()) {
            if (missing.isZero() || !reaches(ordType, level.price)) {
                break;
            }
            missing = missing.minusOrZero(level.total);
        }
        return missing.isZero();
    }

    Level levelAt(Price price) {
        return levels.computeIfAbsent(price, Level::new);
    }

    void remove(RestingOrder order) {
        order.level.remove(order);
        if (order.level.isEmpty()) {
            levels.remove(order.level.price);
        }
    }

    Optional<Price> bestPrice() {
        return levels.isEmpty() ? Optional.empty() : Optional.of(levels.firstKey());
    }

    Quantity quantityAt(Price price) {
        Level level = levels.get(price);
        return level == null ? Quantity.ZERO : level.total;
    }

    /** A taker's limit reaches every price here that is not beyond it in our order. */
    private boolean reaches(OrdType taker, Price price) {
        return taker.limitPrice().map(limit -> bestFirst.compare(price, limit) <= 0).orElse(true);
    }
}

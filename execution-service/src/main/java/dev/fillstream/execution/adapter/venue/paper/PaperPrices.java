package dev.fillstream.execution.adapter.venue.paper;

import dev.fillstream.model.value.InvalidValue;
import dev.fillstream.model.value.Price;
import dev.fillstream.model.value.Symbol;
import dev.fillstream.schemas.Topic;
import dev.fillstream.schemas.WireFormat.Readable;
import dev.fillstream.v1.ReferencePrice;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** The last bid and ask of each symbol, as {@code prices} has them. */
@ApplicationScoped
public class PaperPrices {

    /** What can be bought at, and sold at. */
    public record Quote(Price bid, Price ask) {}

    private final Map<String, Quote> quotes = new ConcurrentHashMap<>();
    private volatile BiConsumer<Symbol, Quote> follower = (_, _) -> {};

    /** Tells every quote from now on, after it can be asked for. */
    void follow(BiConsumer<Symbol, Quote> quoted) {
        follower = quoted;
    }

    public Optional<Quote> quote(Symbol symbol) {
        return Optional.ofNullable(quotes.get(symbol.value()));
    }

    @Incoming("prices")
    void update(byte[] value) {
        if (Topic.PRICES.format().read(value) instanceof Readable(ReferencePrice price)) {
            update(price);
        }
    }

    private void update(ReferencePrice price) {
        try {
            Quote quote =
                    new Quote(
                            Price.parsePositive("bidPx", price.getBidPx()),
                            Price.parsePositive("askPx", price.getAskPx()));
            Symbol symbol = new Symbol(price.getSymbol());
            quotes.put(symbol.value(), quote);
            follower.accept(symbol, quote);
        } catch (InvalidValue e) {
            // An unusable price is no price: the paper venue then fills limits and refuses the
            // rest.
            quotes.remove(price.getSymbol());
        }
    }
}

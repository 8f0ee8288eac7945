package dev.fillstream.execution.adapter.venue.paper;

import dev.fillstream.v1.ReferencePrice;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.Optional;

/** Paper venues for tests. */
public final class PaperVenues {

    private PaperVenues() {}

    /** One that has a price for one symbol, and whose book is empty. */
    public static PaperVenue quoting(String symbol, String bidPx, String askPx, Instant now) {
        PaperPrices prices = new PaperPrices();
        prices.update(
                ReferencePrice.newBuilder()
                        .setSymbol(symbol)
                        .setBidPx(bidPx)
                        .setAskPx(askPx)
                        .build()
                        .toByteArray());
        return new PaperVenue(prices, _ -> Uni.createFrom().item(Optional.empty()), () -> now);
    }
}

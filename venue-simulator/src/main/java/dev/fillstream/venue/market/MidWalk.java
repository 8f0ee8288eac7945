package dev.fillstream.venue.market;

import dev.fillstream.model.value.Price;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.SplittableRandom;

/**
 * A random walk of the mid in whole ticks that can neither leave its band nor stay away for long:
 * of the 2·bound balls in an urn each step moves one to the other side, so the further out the mid
 * is, the likelier it turns back. Without floating point, and the same for the same seed.
 */
final class MidWalk {

    /** The mid stays within this part of the opening price. */
    private static final BigDecimal BAND = new BigDecimal("0.02");

    private final Listing listing;
    private final SplittableRandom random;
    private final int bound;
    private int offset;

    MidWalk(Listing listing, SplittableRandom random) {
        this.listing = listing;
        this.random = random;
        BigDecimal band = listing.openingPrice().value().multiply(BAND);
        BigDecimal ticks = band.divide(listing.tickSize().value(), 0, RoundingMode.DOWN);
        // One tick less than the band, so that the nearest quotes are inside it as well.
        this.bound = Math.clamp(ticks.longValue() - 1, 1, 1_000_000);
    }

    void step() {
        offset += random.nextInt(2 * bound) < bound - offset ? 1 : -1;
    }

    /**
     * The price so many ticks from the mid, or from zero where that would be less than one tick.
     */
    Price ticksFromMid(int ticks) {
        BigDecimal tick = listing.tickSize().value();
        BigDecimal moved =
                listing.openingPrice()
                        .value()
                        .add(tick.multiply(BigDecimal.valueOf(offset + ticks)));
        return new Price(moved.max(tick));
    }
}

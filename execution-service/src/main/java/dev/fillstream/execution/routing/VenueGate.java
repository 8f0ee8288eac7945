package dev.fillstream.execution.routing;

import dev.fillstream.execution.config.ExecutionConfig;

/**
 * A venue, and what keeps its trouble from the others': whether it is paused, whether it answers,
 * and how many messages it gets.
 */
public final class VenueGate {

    private final ExecutionVenue venue;
    private final VenueSwitch venueSwitch = new VenueSwitch();
    private final Breaker breaker;
    private final MessageRate rate;

    VenueGate(ExecutionVenue venue, ExecutionConfig config) {
        this(
                venue,
                new Breaker(
                        config.breaker().failuresToOpen(),
                        config.breaker().firstPause(),
                        config.breaker().longestPause()),
                config.egress().maxMessagesPerSecond());
    }

    VenueGate(ExecutionVenue venue, Breaker breaker, int maxMessagesPerSecond) {
        this.venue = venue;
        this.breaker = breaker;
        this.rate = new MessageRate(maxMessagesPerSecond);
    }

    public String name() {
        return venue.name();
    }

    public ExecutionVenue venue() {
        return venue;
    }

    public VenueSwitch venueSwitch() {
        return venueSwitch;
    }

    public Breaker breaker() {
        return breaker;
    }

    MessageRate rate() {
        return rate;
    }

    /** Whether orders wait in line at present, and nobody knows for how long. */
    public boolean isShut() {
        return venueSwitch.isPaused() || breaker.isOpen();
    }

    /** Whether the next order may go now. */
    boolean letsThrough() {
        return !venueSwitch.isPaused() && breaker.allows(System.nanoTime());
    }
}

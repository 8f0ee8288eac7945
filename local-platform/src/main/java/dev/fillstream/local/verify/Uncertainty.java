package dev.fillstream.local.verify;

import java.util.OptionalLong;

/** What could not be booked of an account's records, and whether somebody has settled it since. */
final class Uncertainty {

    private boolean exists;
    private boolean isUnjudged;
    private long unsettledBy;
    private long stateSeen;

    /** A record could not be booked. */
    void begin() {
        exists = true;
        isUnjudged = true;
    }

    boolean exists() {
        return exists;
    }

    /** The latest version of the account's trading state that does not settle it. */
    long unsettledBy() {
        return isUnjudged ? Math.max(unsettledBy, stateSeen) : unsettledBy;
    }

    /**
     * A decision saw this version of the trading state. Which one was there when the record could
     * not be booked, only the first decision after it tells; it is none that is older than was
     * seen.
     *
     * @param told what the decision says of that; empty where it says nothing
     */
    void sawState(long version, OptionalLong told) {
        if (isUnjudged && told.isPresent()) {
            unsettledBy = Math.max(unsettledBy(), told.getAsLong());
            isUnjudged = false;
        }
        stateSeen = Math.max(stateSeen, version);
    }
}

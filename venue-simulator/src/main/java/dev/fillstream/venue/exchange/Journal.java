package dev.fillstream.venue.exchange;

import java.util.List;

/** Where bookings outlive the process. */
public interface Journal {

    /**
     * Writes {@code updates} after everything appended before, then runs {@code written} on the
     * caller's thread. What answers a request, or tells anybody of a booking, waits for that:
     * nothing that a crash could take back is ever told. With nothing to write it still waits its
     * turn.
     */
    void append(List<Update> updates, Runnable written);
}

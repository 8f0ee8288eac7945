package dev.fillstream.venue.desk;

import dev.fillstream.venue.exchange.Update;
import java.util.List;

/** Clients that hear what becomes of their orders over one kind of wire. */
public interface Audience {

    /** Tells the updates in order, as they are given. */
    void tell(List<Update> updates);

    /** Cuts all clients off now, and lets nobody in until {@link #welcome}. */
    void refuse();

    void welcome();
}

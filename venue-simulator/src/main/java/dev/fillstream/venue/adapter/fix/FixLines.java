package dev.fillstream.venue.adapter.fix;

import quickfix.Message;

/** The sessions as the desk needs them: from the venue's loop, returning at once. */
interface FixLines {

    /** Tells everybody, in order; who is not logged on hears it on coming back. */
    void tellAll(Message message);

    /** Tells one client, and nobody who is not there. */
    void answer(String client, Message message);

    /** Cuts a client's connection. */
    void drop(String client);
}

package dev.fillstream.execution.adapter.venue.fix;

import org.jboss.logging.Logger;
import quickfix.Log;

/** What the engine has to say, without the messages themselves. */
final class FixLog implements Log {

    private static final Logger LOG = Logger.getLogger("dev.fillstream.execution.fix");

    @Override
    public void clear() {
        // There is nothing to clear.
    }

    @Override
    public void onIncoming(String message) {
        // Messages hold what accounts do.
    }

    @Override
    public void onOutgoing(String message) {
        // Messages hold what accounts do.
    }

    @Override
    public void onEvent(String text) {
        LOG.debug(text);
    }

    @Override
    public void onErrorEvent(String text) {
        LOG.warn(text);
    }
}

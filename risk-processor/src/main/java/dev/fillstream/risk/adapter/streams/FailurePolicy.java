package dev.fillstream.risk.adapter.streams;

import java.util.ArrayDeque;
import java.util.Deque;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.streams.errors.MissingSourceTopicException;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * What happens when a thread dies: what may pass by itself gets a new thread, a few times a minute;
 * where a topic is missing the topology stops, to begin anew once it is there; anything else ends
 * the process, so that its supervisor starts it with clean stores.
 */
final class FailurePolicy implements StreamsUncaughtExceptionHandler {

    private static final Logger LOG = Logger.getLogger(FailurePolicy.class);
    private static final int MOST_REPLACEMENTS = 5;
    private static final long WINDOW_NANOS = 60_000_000_000L;

    private final Deque<Long> replacements = new ArrayDeque<>();
    private boolean isTopicMissing;

    @Override
    public synchronized StreamThreadExceptionResponse handle(Throwable failure) {
        if (isOf(RetriableException.class, failure) && mayReplace(System.nanoTime())) {
            LOG.warn("stream thread failed and is replaced", failure);
            return StreamThreadExceptionResponse.REPLACE_THREAD;
        }
        if (isOf(MissingSourceTopicException.class, failure) && mayReplace(System.nanoTime())) {
            isTopicMissing = true;
            return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
        }
        LOG.error("stream thread failed for good", failure);
        return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
    }

    /** Whether a missing topic was what stopped the topology; asked again it is not any more. */
    synchronized boolean takeMissingTopic() {
        boolean wasMissing = isTopicMissing;
        isTopicMissing = false;
        return wasMissing;
    }

    private boolean mayReplace(long now) {
        while (!replacements.isEmpty() && now - replacements.getFirst() > WINDOW_NANOS) {
            replacements.removeFirst();
        }
        replacements.addLast(now);
        return replacements.size() <= MOST_REPLACEMENTS;
    }

    private static boolean isOf(Class<? extends Exception> kind, @Nullable Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (kind.isInstance(cause)) {
                return true;
            }
        }
        return false;
    }
}

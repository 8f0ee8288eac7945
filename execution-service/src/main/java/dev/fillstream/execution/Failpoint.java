package dev.fillstream.execution;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Places around the hand-over of an order where a test lets the process die, as if the power went.
 * Armed once, at the start, by a file that {@code FILLSTREAM_FAILPOINT_FILE} names and that holds
 * for instance {@code INTENT_COMMITTED 40}: the fortieth pass is the last. The file is deleted, so
 * that the next start is an ordinary one. Without it a pass costs nothing.
 */
public enum Failpoint {
    /** Decisions are read, nothing is written. */
    CONSUMED,
    /** The intents are committed, nothing is sent. */
    INTENT_COMMITTED,
    /** The venue has answered, nobody has looked. */
    REPLY_UNREAD,
    /** It is decided what the answer means, nothing is written. */
    REPLY_UNCOMMITTED,
    /** All that a poll asked for is in the book, its offsets are not committed. */
    OFFSET_UNCOMMITTED,
    /** Kafka has acknowledged reports, the book still lists them. */
    PUBLISHED_UNMARKED;

    private static final int AS_IF_KILLED = 137;

    private record Armed(Failpoint point, AtomicInteger passes) {}

    private static final @Nullable Armed ARMED = armed(System.getenv("FILLSTREAM_FAILPOINT_FILE"));

    /** Ends the process where this is the place and the time. */
    public void reach() {
        if (ARMED != null && ARMED.point == this && ARMED.passes.decrementAndGet() == 0) {
            Runtime.getRuntime().halt(AS_IF_KILLED);
        }
    }

    private static @Nullable Armed armed(@Nullable String file) {
        if (file == null || file.isEmpty() || !Files.exists(Path.of(file))) {
            return null;
        }
        try {
            String[] words = Files.readString(Path.of(file)).strip().split(" ", -1);
            Files.delete(Path.of(file));
            return new Armed(valueOf(words[0]), new AtomicInteger(Integer.parseInt(words[1])));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package dev.fillstream.local.stack;

import dev.fillstream.local.process.ChildProcess;
import dev.fillstream.local.process.Command;
import dev.fillstream.local.process.Readiness;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One more instance of a service beside the stack's own, for who wants to see two. Nobody
 * supervises it: what is killed stays dead until it is started again, under its own name and with
 * its own state. Not for more than one thread.
 */
public final class AnotherInstance implements AutoCloseable {

    private static final Duration START = Duration.ofSeconds(120);
    private static final Duration STOP = Duration.ofSeconds(10);

    private final Command command;
    private final int port;
    private @Nullable ChildProcess child;

    AnotherInstance(Command command, int port) {
        this.command = command;
        this.port = port;
    }

    public URI address() {
        return URI.create("http://127.0.0.1:" + port);
    }

    /** Returns when it is ready. */
    public void start() {
        ChildProcess started = ChildProcess.start(command);
        child = started;
        String management = "http://127.0.0.1:" + (port + 1000);
        Readiness.await(started, START, () -> Health.isReady(management));
    }

    /** As {@code kill -9}. */
    public void kill() {
        if (child != null) {
            child.kill();
        }
    }

    /** Stops it in order. */
    @Override
    public void close() {
        if (child != null) {
            child.stop(STOP);
        }
    }
}

package dev.fillstream.local.stack;

import dev.fillstream.local.process.ChildProcess;
import dev.fillstream.local.process.StartFailed;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One part under supervision: its process, its state, and what happens when it dies. A service is
 * started again after {@link #BACK_OFF}, which counts from the first again once it has lived a
 * while.
 *
 * <pre>
 * WAITING ─start─► STARTING ─ready─► READY ─stop─► STOPPED
 *                     ▲    └──died──► DIED ◄─died─┘
 *                     └──── restart ───┘
 * </pre>
 */
final class RunningPart {

    private static final List<Duration> BACK_OFF =
            List.of(
                    Duration.ofMillis(200),
                    Duration.ofMillis(500),
                    Duration.ofSeconds(1),
                    Duration.ofSeconds(2),
                    Duration.ofSeconds(5));
    private static final Duration LONG_LIFE = Duration.ofSeconds(30);

    private final Part part;
    private final Supplier<ChildProcess> starter;
    private final Consumer<ChildProcess> readiness;
    private final ScheduledExecutorService restarts;
    private final Notices notices;

    private @Nullable ChildProcess child;
    private PartState state = PartState.WAITING;
    private long startedAt;
    private int attempts;
    private int restartCount;

    /** What the stack hears of its parts. */
    interface Notices {
        void ready(RunningPart part, Duration took);

        void died(RunningPart part, int exitCode);

        void changed();
    }

    RunningPart(
            Part part,
            Supplier<ChildProcess> starter,
            Consumer<ChildProcess> readiness,
            ScheduledExecutorService restarts,
            Notices notices) {
        this.part = part;
        this.starter = starter;
        this.readiness = readiness;
        this.restarts = restarts;
        this.notices = notices;
    }

    Part part() {
        return part;
    }

    synchronized PartState state() {
        return state;
    }

    synchronized long pid() {
        return child != null && child.isAlive() ? child.pid() : 0;
    }

    synchronized int restartCount() {
        return restartCount;
    }

    /** Starts the process and returns when it is ready. */
    void start() {
        ChildProcess started = launch();
        readiness.accept(started);
        Duration took;
        synchronized (this) {
            if (child != started || state != PartState.STARTING) {
                return;
            }
            state = PartState.READY;
            took = Duration.ofNanos(System.nanoTime() - startedAt);
        }
        notices.ready(this, took);
    }

    /** The process, for signals. */
    synchronized ChildProcess process() {
        if (child == null) {
            throw new StartFailed(part.label() + " was not started");
        }
        return child;
    }

    /** Stops it on purpose: nobody starts it again but {@link #start}. */
    void stop(Consumer<ChildProcess> how) {
        ChildProcess running;
        synchronized (this) {
            running = child;
            state = PartState.STOPPED;
        }
        if (running != null) {
            how.accept(running);
        }
        notices.changed();
    }

    private ChildProcess launch() {
        ChildProcess started;
        synchronized (this) {
            state = PartState.STARTING;
            startedAt = System.nanoTime();
            started = starter.get();
            child = started;
        }
        notices.changed();
        var _ = started.onExit().thenAccept(exitCode -> ended(started, exitCode));
        return started;
    }

    private void ended(ChildProcess which, int exitCode) {
        Duration wait;
        synchronized (this) {
            if (child != which || state == PartState.STOPPED) {
                return;
            }
            boolean livedLong =
                    System.nanoTime() - startedAt > LONG_LIFE.toNanos() && state == PartState.READY;
            attempts = livedLong ? 0 : attempts;
            wait = BACK_OFF.get(Math.min(attempts++, BACK_OFF.size() - 1));
            state = PartState.DIED;
        }
        notices.died(this, exitCode);
        if (!part.isGround()) {
            var _ = restarts.schedule(this::restart, wait.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private void restart() {
        synchronized (this) {
            if (state != PartState.DIED) {
                return;
            }
            restartCount++;
        }
        Thread.ofVirtual().name("restart-" + part.label()).start(this::startAgain);
    }

    /** A part that does not come up this time either has died again, and {@link #ended} knows. */
    private void startAgain() {
        try {
            start();
        } catch (StartFailed e) {
            notices.changed();
        }
    }
}

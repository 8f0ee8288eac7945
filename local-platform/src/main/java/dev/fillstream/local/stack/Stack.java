package dev.fillstream.local.stack;

import dev.fillstream.local.kafka.KafkaProcess;
import dev.fillstream.local.postgres.PostgresProcess;
import dev.fillstream.local.process.ChildProcess;
import dev.fillstream.local.process.FreePort;
import dev.fillstream.local.process.Readiness;
import dev.fillstream.local.process.StartFailed;
import dev.fillstream.local.security.TokenMint;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The whole pipeline, started and watched by this JVM: broker and database, topics and sample data,
 * simulator and services. A service that dies is started again; everything ends with this JVM,
 * however that ends.
 */
public final class Stack implements AutoCloseable {

    private static final Duration START = Duration.ofSeconds(120);

    /** Long enough to save classes at the first end after a build. */
    private static final Duration STOP = Duration.ofSeconds(30);

    /** Everything here waits for processes. */
    private static final Executor THREADS = task -> Thread.ofVirtual().name("stack").start(task);

    private final StackSettings settings;
    private final StackListener listener;
    private final DataDirectory directory;
    private final PartCommands commands;
    private final StackFile file;
    private final Instant startedAt = Instant.now();
    private final Map<Part, RunningPart> parts = new EnumMap<>(Part.class);
    private final ScheduledExecutorService restarts =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("restarts").factory());
    private volatile boolean closing;

    private Stack(StackSettings settings, StackListener listener) {
        this.settings = settings;
        this.listener = listener;
        this.directory = DataDirectory.take(settings);
        this.commands = new PartCommands(settings);
        this.file = StackFile.in(settings.data());
        for (Part part : Part.values()) {
            parts.put(part, running(part));
        }
    }

    /**
     * Starts everything and returns when all parts are ready.
     *
     * @throws StartFailed when one does not come up, or a port is taken; nothing runs then
     */
    public static Stack start(StackSettings settings, StackListener listener) {
        Stack stack = prepare(settings, listener);
        stack.start();
        return stack;
    }

    /**
     * A stack that has its data directory and starts nothing yet.
     *
     * @throws StartFailed when a port is taken, or another stack runs on the directory
     */
    public static Stack prepare(StackSettings settings, StackListener listener) {
        if (StackFile.running(settings.data()).isEmpty()) {
            List<String> problems = PortCheck.problems(settings);
            if (!problems.isEmpty()) {
                throw new StartFailed(String.join(System.lineSeparator(), problems));
            }
        }
        return new Stack(settings, listener);
    }

    /**
     * Starts everything and returns when all parts are ready.
     *
     * @throws StartFailed when one does not come up; all are stopped then
     */
    public void start() {
        start(EnumSet.allOf(Part.class));
    }

    /**
     * Starts some parts and what they stand on, and returns when they are ready.
     *
     * @throws StartFailed when one does not come up; all are stopped then
     */
    public void start(Set<Part> wanted) {
        try {
            startAll(wanted);
        } catch (StartFailed e) {
            close();
            throw e;
        }
    }

    /** Addresses, pids and states as they are now. */
    public StackView view() {
        return new StackView(
                ProcessHandle.current().pid(),
                startedAt.toString(),
                settings.venue().label(),
                address(Part.KAFKA),
                settings.data().toString(),
                settings.data().resolve("logs").toString(),
                settings.venueJournal().toString(),
                parts.values().stream().map(this::status).toList());
    }

    /** Whether nobody has closed it yet. */
    public boolean isOpen() {
        return !closing;
    }

    public StackSettings settings() {
        return settings;
    }

    public TokenMint tokens() {
        return TokenMint.in(settings.keys());
    }

    /**
     * As {@code kill -9}; the supervision starts a service again, as it does for anybody's kill.
     */
    public void kill(Part part) {
        part(part).process().kill();
    }

    public void pause(Part part) {
        part(part).process().pause();
    }

    public void resume(Part part) {
        part(part).process().resume();
    }

    /** Stops a part in order; it stays down until {@link #start(Part)}. */
    public void stop(Part part) {
        part(part).stop(child -> end(part, child));
    }

    /** As {@code kill -9}, and it stays down until {@link #start(Part)}. */
    public void killAndHold(Part part) {
        part(part).stop(ChildProcess::kill);
    }

    /** Starts a part that is down and returns when it is ready. */
    public void start(Part part) {
        part(part).start();
    }

    /** Another instance of order-intake beside the stack's own, on free ports; not started yet. */
    public AnotherInstance anotherIntake(String name) {
        int port = FreePort.any();
        return new AnotherInstance(commands.orderIntake(name, port), port);
    }

    /** Another instance of the notifier beside the stack's own, on free ports; not started yet. */
    public AnotherInstance anotherNotifier(String name) {
        int port = FreePort.any();
        return new AnotherInstance(commands.notifier(name, port), port);
    }

    /**
     * Another instance of execution-service without a FIX session, on free ports; not started yet.
     */
    public AnotherInstance anotherExecution(String name) {
        int port = FreePort.any();
        return new AnotherInstance(commands.executionService(name, port), port);
    }

    /** Stops everything: the services first, then the ground that they stand on. */
    @Override
    public void close() {
        synchronized (restarts) {
            if (closing) {
                return;
            }
            closing = true;
        }
        restarts.shutdownNow();
        stopAll(part -> !part.isGround());
        stopAll(Part::isGround);
        file.delete();
        directory.release();
    }

    private void startAll(Set<Part> wanted) {
        CompletableFuture<Void> kafka = async(this::startKafka);
        boolean hasDatabase = wanted.stream().anyMatch(Part::needsDatabase);
        CompletableFuture<Void> ground =
                hasDatabase ? CompletableFuture.allOf(kafka, async(this::startPostgres)) : kafka;
        try {
            CompletableFuture.allOf(
                            Stream.concat(
                                            Stream.of(ground),
                                            wanted.stream()
                                                    .filter(part -> !part.isGround())
                                                    .map(
                                                            part ->
                                                                    after(
                                                                            part.needsDatabase()
                                                                                    ? ground
                                                                                    : kafka,
                                                                            part)))
                                    .toArray(CompletableFuture[]::new))
                    .join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof StartFailed failed
                    ? failed
                    : new StartFailed(String.valueOf(e.getCause()), e);
        }
    }

    private void startKafka() {
        start(Part.KAFKA);
        KafkaProcess kafka = KafkaProcess.of(commands.kafka(), part(Part.KAFKA).process());
        List<String> problems = kafka.createTopics(settings.partitions());
        if (!problems.isEmpty()) {
            throw new StartFailed(String.join(System.lineSeparator(), problems));
        }
        SampleData.publish(kafka.bootstrapServers(), settings.partitions());
    }

    private void startPostgres() {
        start(Part.POSTGRES);
        for (String database : List.of("execution", "notifier")) {
            PostgresProcess.createDatabase(settings.port(Part.POSTGRES), database);
        }
    }

    private CompletableFuture<Void> after(CompletableFuture<Void> ground, Part part) {
        return ground.thenRunAsync(() -> start(part), THREADS);
    }

    private static CompletableFuture<Void> async(Runnable work) {
        return CompletableFuture.runAsync(work, THREADS);
    }

    private RunningPart running(Part part) {
        return new RunningPart(
                part,
                () -> ChildProcess.start(commands.of(part)),
                child -> awaitReady(part, child),
                restarts,
                new Supervision());
    }

    private void awaitReady(Part part, ChildProcess child) {
        switch (part) {
            case KAFKA -> KafkaProcess.of(commands.kafka(), child).awaitReady();
            case POSTGRES -> PostgresProcess.of(commands.postgres(), child).awaitReady();
            case VENUE_SIMULATOR, ORDER_INTAKE, RISK_PROCESSOR, EXECUTION_SERVICE, NOTIFIER ->
                    Readiness.await(child, START, () -> Health.isReady(management(part)));
        }
    }

    private void stopAll(Predicate<Part> which) {
        List<CompletableFuture<Void>> stops =
                parts.values().stream()
                        .filter(part -> which.test(part.part()))
                        .filter(part -> part.pid() != 0)
                        .map(part -> async(() -> stopAndTell(part)))
                        .toList();
        stops.forEach(CompletableFuture::join);
    }

    private void stopAndTell(RunningPart part) {
        part.stop(child -> end(part.part(), child));
        synchronized (listener) {
            listener.stopped(status(part));
        }
    }

    private static void end(Part part, ChildProcess child) {
        child.resume();
        child.signal(part == Part.POSTGRES ? "INT" : "TERM", STOP);
    }

    private RunningPart part(Part part) {
        return Objects.requireNonNull(parts.get(part));
    }

    private PartStatus status(RunningPart part) {
        return new PartStatus(
                part.part().label(),
                part.state(),
                part.pid(),
                address(part.part()),
                management(part.part()),
                settings.log(part.part()).toString(),
                part.restartCount());
    }

    private String address(Part part) {
        String address = "127.0.0.1:" + settings.port(part);
        return part.isGround() ? address : "http://" + address;
    }

    private String management(Part part) {
        return part.isGround() ? "" : "http://127.0.0.1:" + (settings.port(part) + 1000);
    }

    /** Passes on what the parts tell, one at a time, and keeps the file that others read. */
    private final class Supervision implements RunningPart.Notices {

        @Override
        public void ready(RunningPart part, Duration took) {
            changed();
            synchronized (listener) {
                listener.ready(status(part), took);
            }
        }

        @Override
        public void died(RunningPart part, int exitCode) {
            changed();
            synchronized (listener) {
                listener.died(status(part), exitCode);
            }
        }

        @Override
        public void changed() {
            if (!closing) {
                file.write(view());
            }
        }
    }
}

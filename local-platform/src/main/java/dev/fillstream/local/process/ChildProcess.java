package dev.fillstream.local.process;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A running child of this JVM. It does not outlive it. */
public final class ChildProcess {

    private final Command command;
    private final Process process;

    private ChildProcess(Command command, Process process) {
        this.command = command;
        this.process = process;
    }

    /** Starts {@code command}; its output is added to its log. */
    public static ChildProcess start(Command command) {
        try {
            Files.createDirectories(command.log().toAbsolutePath().getParent());
            Files.createDirectories(command.directory());
            ProcessBuilder builder =
                    new ProcessBuilder(command.inOwnSession())
                            .directory(command.directory().toFile())
                            .redirectInput(new File("/dev/null"))
                            .redirectErrorStream(true)
                            .redirectOutput(
                                    ProcessBuilder.Redirect.appendTo(command.log().toFile()));
            builder.environment().putAll(command.environment());
            Process process = builder.start();
            Reaper.born(process.pid());
            ChildProcess child = new ChildProcess(command, process);
            var _ = process.onExit().thenRun(() -> Reaper.gone(process.pid()));
            return child;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start " + command.name(), e);
        }
    }

    public Command command() {
        return command;
    }

    public long pid() {
        return process.pid();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** Completes with the exit code when the process has ended. */
    public CompletableFuture<Integer> onExit() {
        return process.onExit().thenApply(Process::exitValue);
    }

    /** Asks it to end, and kills it when it has not after {@code patience}. */
    public void stop(Duration patience) {
        signal("TERM", patience);
    }

    /** Sends {@code name} to make it end, and kills it when it has not after {@code patience}. */
    public void signal(String name, Duration patience) {
        if (!isAlive()) {
            return;
        }
        signal(name);
        if (!ended(patience)) {
            kill();
        }
    }

    /** As {@code kill -9}; returns when the process is gone. */
    public void kill() {
        process.destroyForcibly();
        ended(Duration.ofSeconds(10));
    }

    /** Stops it where it stands, as a machine that hangs; {@link #resume} lets it go on. */
    public void pause() {
        signal("STOP");
    }

    public void resume() {
        signal("CONT");
    }

    private void signal(String name) {
        try {
            Process kill =
                    new ProcessBuilder("/bin/sh", "-c", "kill -" + name + " " + pid())
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start();
            kill.waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot signal " + command.name(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean ended(Duration patience) {
        try {
            return process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}

package dev.fillstream.local.cli;

import dev.fillstream.local.stack.StackView;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import picocli.CommandLine.Command;

/** {@code down}: stops what {@code up} started. */
@Command(
        name = "down",
        description = "Stops everything in order; the data stay",
        mixinStandardHelpOptions = true)
final class DownCommand implements Callable<Integer> {

    private static final long PATIENCE_SECONDS = 90;

    @Override
    public Integer call() throws ExecutionException, InterruptedException {
        Optional<StackView> running = LocalStack.running();
        if (running.isEmpty()) {
            Screen.out().println("Nothing runs here.");
            return ExitCode.OK;
        }
        Optional<ProcessHandle> supervisor = ProcessHandle.of(running.get().supervisor());
        if (supervisor.isPresent()) {
            end(supervisor.get());
        }
        Screen.out().println("All parts are stopped.");
        return ExitCode.OK;
    }

    /** Killed when it does not end: its children then go with it. */
    private static void end(ProcessHandle supervisor)
            throws ExecutionException, InterruptedException {
        supervisor.destroy();
        try {
            supervisor.onExit().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            supervisor.destroyForcibly();
            supervisor.onExit().get();
        }
    }
}

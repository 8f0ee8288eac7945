package dev.fillstream.local.process;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;

/** Starts a process that lives on when we end. */
public final class DetachedProcess {

    private DetachedProcess() {}

    /** Starts it in a session of its own; its output replaces its log. */
    public static Process start(Command command) {
        try {
            Files.createDirectories(command.log().getParent());
            ProcessBuilder builder =
                    new ProcessBuilder(command.inOwnSession())
                            .directory(command.directory().toFile())
                            .redirectInput(new File("/dev/null"))
                            .redirectErrorStream(true)
                            .redirectOutput(command.log().toFile());
            builder.environment().putAll(command.environment());
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start " + command.name(), e);
        }
    }
}

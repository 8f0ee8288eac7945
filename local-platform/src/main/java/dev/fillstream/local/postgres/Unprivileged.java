package dev.fillstream.local.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * PostgreSQL refuses to run as root. When we are root, a user namespace without a mapping makes it
 * see another user, while the files stay ours.
 */
public final class Unprivileged {

    private static final List<String> NAMESPACE = List.of("unshare", "-U");

    private Unprivileged() {}

    /** What to put before the command line of a program of PostgreSQL. */
    public static List<String> prefix() {
        return isRoot() ? NAMESPACE : List.of();
    }

    public static boolean isRoot() {
        try {
            return (Integer) Files.getAttribute(Path.of("/proc/self"), "unix:uid") == 0;
        } catch (IOException | UnsupportedOperationException e) {
            return "root".equals(System.getProperty("user.name"));
        }
    }

    /** Whether the namespace can be had here; some containers forbid it. */
    public static boolean namespaceWorks() {
        try {
            Process trial =
                    new ProcessBuilder("unshare", "-U", "id", "-u")
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start();
            return trial.waitFor(5, TimeUnit.SECONDS) && trial.exitValue() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new IOException(e));
        }
    }
}

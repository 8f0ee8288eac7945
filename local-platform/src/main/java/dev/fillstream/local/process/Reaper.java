package dev.fillstream.local.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A shell that reads the pids of our children from a pipe and, when the pipe ends because this JVM
 * is gone, kills those that are left. It works after {@code kill -9} too, which no shutdown hook
 * does.
 */
final class Reaper {

    private static final String SCRIPT =
            """
            trap '' INT TERM HUP
            pids=' '
            directory=
            containers=
            while read -r what pid; do
              case $what in
                cont) containers="$containers $pid" ;;
                born) pids="$pids$pid " ;;
                gone) pids="${pids%% $pid *} ${pids#* $pid }" ;;
                temp) directory=$pid ;;
              esac
            done
            for pid in $pids; do kill -KILL "$pid" 2>/dev/null; done
            [ -z "$containers" ] || docker rm -f -v $containers >/dev/null 2>&1
            [ -z "$directory" ] || rm -rf "$directory"
            exit 0
            """;

    private static final Reaper INSTANCE = new Reaper();

    private final Writer pids;

    private Reaper() {
        Command command =
                new Command(
                        "reaper",
                        List.of("/bin/sh", "-c", SCRIPT),
                        Map.of(),
                        Path.of("/"),
                        Path.of("/dev/null"));
        try {
            Process shell =
                    new ProcessBuilder(command.inOwnSession())
                            .directory(command.directory().toFile())
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .start();
            pids = shell.outputWriter(StandardCharsets.US_ASCII);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start /bin/sh", e);
        }
    }

    static void born(long pid) {
        INSTANCE.tell("born " + pid);
    }

    static void gone(long pid) {
        INSTANCE.tell("gone " + pid);
    }

    /** One directory that goes when this JVM has gone, with everything in it. */
    static void temporary(Path directory) {
        INSTANCE.tell("temp " + directory);
    }

    /** A container that goes when this JVM has gone, unless it went before. */
    static void container(String id) {
        INSTANCE.tell("cont " + id);
    }

    private synchronized void tell(String line) {
        try {
            pids.write(line + "\n");
            pids.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("the reaper is gone: children may outlive us", e);
        }
    }
}

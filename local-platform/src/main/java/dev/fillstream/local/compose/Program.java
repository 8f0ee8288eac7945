package dev.fillstream.local.compose;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A program that is run to its end for what it says. */
final class Program {

    /**
     * @param exitCode {@link #MISSING} when there is no such program, {@link #TIMED_OUT} when it
     *     was ended
     */
    record Said(int exitCode, String out, String err) {

        boolean isWell() {
            return exitCode == 0;
        }

        String all() {
            return out + err;
        }
    }

    static final int MISSING = -1;
    static final int TIMED_OUT = -2;

    private Program() {}

    static Said run(Path directory, Duration patience, List<String> command) {
        try {
            Process process =
                    new ProcessBuilder(command)
                            .directory(directory.toFile())
                            .redirectInput(
                                    ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                            .start();
            CompletableFuture<String> out = text(process.getInputStream());
            CompletableFuture<String> err = text(process.getErrorStream());
            boolean ended = process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
            if (!ended) {
                process.destroyForcibly();
            }
            return new Said(ended ? process.exitValue() : TIMED_OUT, out.join(), err.join());
        } catch (IOException e) {
            return new Said(MISSING, "", String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Said(TIMED_OUT, "", "interrupted");
        }
    }

    private static CompletableFuture<String> text(InputStream stream) {
        return CompletableFuture.supplyAsync(
                () -> {
                    try (stream) {
                        return new String(stream.readAllBytes(), UTF_8);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                },
                task -> Thread.ofVirtual().start(task));
    }
}

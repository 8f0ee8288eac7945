package dev.fillstream.local.stack;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.Optional;

/**
 * {@code stack.json} in the data directory: the view of the stack that runs there, while it runs.
 */
public final class StackFile {

    private static final ObjectMapper JSON =
            new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private final Path file;

    private StackFile(Path data) {
        this.file = data.resolve("stack.json");
    }

    static StackFile in(Path data) {
        return new StackFile(data);
    }

    /** The stack that runs on the data directory, if its supervisor is alive. */
    public static Optional<StackView> running(Path data) {
        return in(data).read().filter(StackFile::isAlive);
    }

    /** What was written last, whether that stack still runs or not. */
    Optional<StackView> read() {
        try {
            return Optional.of(JSON.readValue(Files.readAllBytes(file), StackView.class));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read", e);
        }
    }

    /** For {@code --json}. */
    public static String json(StackView view) {
        try {
            return JSON.writeValueAsString(view);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    synchronized void write(StackView view) {
        Path next = file.resolveSibling("stack.json.next");
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(next, json(view));
            Files.move(
                    next,
                    file,
                    StandardCopyOption.REPLACE_EXISTING,
                    StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    synchronized void delete() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A process of that pid that is older than the stack: a younger one got the pid by chance. */
    private static boolean isAlive(StackView view) {
        Instant started = Instant.parse(view.startedAt());
        return ProcessHandle.of(view.supervisor())
                .filter(ProcessHandle::isAlive)
                .flatMap(process -> process.info().startInstant())
                .map(born -> born.isBefore(started.plusSeconds(1)))
                .orElse(false);
    }
}

package dev.fillstream.risk.adapter.streams;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

/**
 * A name of its own for each state directory, so that a process that was killed and started again
 * is the same group member: it gets its partitions back at once, rather than when the session of
 * its former self has run out.
 */
final class InstanceId {

    private static final String FILE = "instance-id";

    private InstanceId() {}

    static String of(Path stateDirectory) {
        Path file = stateDirectory.resolve(FILE);
        try {
            Files.createDirectories(stateDirectory);
            if (!Files.exists(file)) {
                Files.writeString(file, UUID.randomUUID().toString());
            }
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

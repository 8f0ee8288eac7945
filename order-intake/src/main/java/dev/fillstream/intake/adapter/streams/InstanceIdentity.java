package dev.fillstream.intake.adapter.streams;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

/**
 * The name of this instance among those that share the view. It lies in the state directory, which
 * is the instance's own: an instance that was killed comes back under its name and gets its
 * partitions at once, instead of waiting until the dead one is given up.
 */
final class InstanceIdentity {

    private static final String FILE = "instance-id";

    private InstanceIdentity() {}

    /** The name kept in {@code stateDir}, made up the first time. */
    static String in(Path stateDir) {
        Path file = stateDir.resolve(FILE);
        try {
            if (!Files.exists(file)) {
                Files.createDirectories(stateDir);
                Path draft = Files.createTempFile(stateDir, FILE, ".draft");
                Files.writeString(draft, UUID.randomUUID().toString());
                var _ = Files.move(draft, file);
            }
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("the state directory cannot be used: " + stateDir, e);
        }
    }
}

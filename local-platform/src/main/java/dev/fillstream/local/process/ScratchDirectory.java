package dev.fillstream.local.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A directory for child processes that is removed when they and this JVM have gone. */
public final class ScratchDirectory {

    private static final Path DIRECTORY = create();

    private ScratchDirectory() {}

    /** The one of this JVM. */
    public static Path path() {
        return DIRECTORY;
    }

    private static Path create() {
        try {
            Path directory = Files.createTempDirectory("fillstream");
            Reaper.temporary(directory);
            return directory;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

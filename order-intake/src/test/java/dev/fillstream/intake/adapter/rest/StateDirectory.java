package dev.fillstream.intake.adapter.rest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where a view under test keeps its store: never one that knows another broker. */
final class StateDirectory {

    private StateDirectory() {}

    static String fresh() {
        try {
            Path parent = Files.createDirectories(Path.of("target", "test-state"));
            return Files.createTempDirectory(parent, "view").toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

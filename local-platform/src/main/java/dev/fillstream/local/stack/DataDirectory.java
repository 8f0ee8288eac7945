package dev.fillstream.local.stack;

import dev.fillstream.local.process.StartFailed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The directory that one stack at a time has to itself, for as long as it runs. */
public final class DataDirectory {

    private final FileChannel lock;

    private DataDirectory(FileChannel lock) {
        this.lock = lock;
    }

    /**
     * Takes the directory and puts the logs of the last run aside.
     *
     * @throws StartFailed when another stack runs there
     */
    static DataDirectory take(StackSettings settings) {
        try {
            Files.createDirectories(settings.data());
            FileChannel lock =
                    FileChannel.open(
                            settings.data().resolve("lock"),
                            StandardOpenOption.CREATE,
                            StandardOpenOption.WRITE);
            if (!locks(lock)) {
                lock.close();
                throw new StartFailed(
                        "a stack runs on %s already: ./fillstream status shows it, ./fillstream down stops it"
                                .formatted(settings.data()));
            }
            if (settings.fresh()) {
                wipe(settings.data().resolve("data"));
            }
            for (Part part : Part.values()) {
                setAside(settings.log(part));
            }
            return new DataDirectory(lock);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void release() {
        try {
            lock.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean locks(FileChannel lock) throws IOException {
        try {
            return lock.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    private static void setAside(Path log) throws IOException {
        if (Files.exists(log)) {
            Files.move(
                    log,
                    log.resolveSibling(log.getFileName() + ".1"),
                    StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static void wipe(Path data) throws IOException {
        if (!Files.exists(data)) {
            return;
        }
        try (Stream<Path> files = Files.walk(data)) {
            List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
            for (Path file : deepestFirst) {
                Files.delete(file);
            }
        }
    }
}

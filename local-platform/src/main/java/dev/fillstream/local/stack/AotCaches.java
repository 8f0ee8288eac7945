package dev.fillstream.local.stack;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.CRC32;

/**
 * The JVM's ahead-of-time caches (JEP 483, 514, 515), which cut a service's start to a third. A
 * part without one writes it when it ends, if it was started to learn; from then on every start
 * uses it, until the part is built anew.
 */
final class AotCaches {

    private static final String NEXT = ".next";

    private final Path directory;
    private final boolean learning;

    AotCaches(Path directory, boolean learning) {
        this.directory = directory;
        this.learning = learning;
    }

    /**
     * Flags that use the part's cache, or make it.
     *
     * @param flags the part's other flags: a cache fits only those it was made with
     * @param programs files and directories that hold its jars
     */
    List<String> flags(Part part, List<String> flags, List<Path> programs) {
        Path cache = file(part, flags, programs);
        if (Files.exists(cache)) {
            return List.of("-XX:AOTCache=" + cache, "-Xlog:aot*=off", "-Xlog:cds*=off");
        }
        if (!learning) {
            return List.of();
        }
        prepare(part);
        return List.of("-XX:AOTCacheOutput=" + cache + NEXT, "-Xlog:aot*=off", "-Xlog:cds*=off");
    }

    /** Whether the part, as its command line stands, writes a cache when it ends. */
    boolean learns(List<String> arguments) {
        return arguments.stream().anyMatch(argument -> argument.startsWith("-XX:AOTCacheOutput="));
    }

    /** Puts what the part wrote when it ended in its place. */
    void keep(Part part) {
        for (Path cache : files(part)) {
            String name = cache.getFileName().toString();
            if (name.endsWith(NEXT)) {
                move(cache, cache.resolveSibling(name.replace(NEXT, "")));
            }
        }
    }

    /** Removes what earlier builds, and ends that were cut short, left of the part. */
    private void prepare(Part part) {
        try {
            Files.createDirectories(directory);
            for (Path file : files(part)) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<Path> files(Part part) {
        List<Path> files = new ArrayList<>();
        try (DirectoryStream<Path> found =
                Files.newDirectoryStream(directory, part.label() + "-*")) {
            found.forEach(files::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files;
    }

    private static void move(Path from, Path to) {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path file(Part part, List<String> flags, List<Path> programs) {
        CRC32 fingerprint = new CRC32();
        add(fingerprint, Runtime.version().toString());
        add(fingerprint, String.join(" ", flags));
        for (Path program : programs) {
            add(fingerprint, program);
        }
        return directory.resolve(
                part.label() + "-" + Long.toHexString(fingerprint.getValue()) + ".aot");
    }

    private static void add(CRC32 fingerprint, Path program) {
        try (Stream<Path> files = Files.walk(program)) {
            files.filter(Files::isRegularFile)
                    .sorted()
                    .forEach(file -> add(fingerprint, described(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String described(Path file) {
        try {
            return file + " " + Files.size(file) + " " + Files.getLastModifiedTime(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void add(CRC32 fingerprint, String text) {
        fingerprint.update(text.getBytes(UTF_8));
    }
}

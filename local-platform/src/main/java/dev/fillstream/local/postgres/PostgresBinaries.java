package dev.fillstream.local.postgres;

import dev.fillstream.local.process.StartFailed;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.zip.CRC32;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/**
 * PostgreSQL's programs, unpacked once per machine and version from the jar on our class path into
 * {@code $XDG_CACHE_HOME/fillstream}, or {@code FILLSTREAM_CACHE_DIR}.
 */
final class PostgresBinaries {

    private PostgresBinaries() {}

    /** The directory that holds {@code bin}, {@code lib} and {@code share}. */
    static Path directory() {
        byte[] archive = archive();
        Path target = cache().resolve("postgresql-" + fingerprint(archive));
        if (!Files.isDirectory(target)) {
            unpackInto(target, archive);
        }
        return target;
    }

    private static byte[] archive() {
        String name = "/postgres-%s-%s.txz".formatted(system(), architecture());
        try (InputStream in = PostgresBinaries.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new StartFailed(
                        "there is no PostgreSQL for this machine (" + name + " on the class path)");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String system() {
        String name = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        return name.contains("mac") ? "darwin" : "linux";
    }

    private static String architecture() {
        return System.getProperty("os.arch").equals("aarch64") ? "arm_64" : "x86_64";
    }

    private static String fingerprint(byte[] archive) {
        CRC32 crc = new CRC32();
        crc.update(archive);
        return Long.toHexString(crc.getValue());
    }

    static Path cache() {
        String own = System.getenv("FILLSTREAM_CACHE_DIR");
        if (own != null) {
            return Path.of(own);
        }
        String cache = System.getenv("XDG_CACHE_HOME");
        Path base =
                cache != null ? Path.of(cache) : Path.of(System.getProperty("user.home"), ".cache");
        return base.resolve("fillstream");
    }

    /** Beside the target and then moved, so that two processes at once do no harm. */
    private static void unpackInto(Path target, byte[] archive) {
        try {
            Files.createDirectories(target.getParent());
            Path work = Files.createTempDirectory(target.getParent(), "unpacking");
            try (InputStream in = new java.io.ByteArrayInputStream(archive);
                    TarArchiveInputStream tar =
                            new TarArchiveInputStream(
                                    new XZCompressorInputStream(new BufferedInputStream(in)))) {
                for (TarArchiveEntry entry = tar.getNextEntry();
                        entry != null;
                        entry = tar.getNextEntry()) {
                    unpack(work, entry, tar);
                }
            }
            move(work, target);
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL could not be unpacked", e);
        }
    }

    private static void unpack(Path directory, TarArchiveEntry entry, InputStream content)
            throws IOException {
        Path path = directory.resolve(entry.getName()).normalize();
        if (!path.startsWith(directory)) {
            throw new IOException("the archive leaves its directory: " + entry.getName());
        }
        Files.createDirectories(entry.isDirectory() ? path : path.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
        } else if (entry.isFile()) {
            Files.copy(content, path);
            if ((entry.getMode() & 0b001_000_000) != 0) {
                path.toFile().setExecutable(true, false);
            }
        }
    }

    private static void move(Path work, Path target) throws IOException {
        work.toFile().setReadable(true, false);
        work.toFile().setExecutable(true, false);
        try {
            Files.move(work, target);
        } catch (FileAlreadyExistsException | DirectoryNotEmptyException e) {
            // Another process was quicker, with the same content.
            Files.isDirectory(target);
        }
    }
}

package dev.fillstream.notifier.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Base64;
import java.util.Optional;

/** Reads a key of 32 bytes from a setting or from the file that another setting names. */
final class KeyBytes {

    private static final int LENGTH = 32;

    private KeyBytes() {}

    /**
     * @param name of the setting, for messages; the file's is the same with {@code -file}
     * @throws IllegalArgumentException where both are set, where the file is not there or everybody
     *     may read it, or where the text is not base64 of 32 bytes; never with the text in it
     */
    static Optional<byte[]> of(String name, Optional<String> text, Optional<Path> file) {
        String setting = "fillstream.notifier." + name;
        String fileSetting = setting + "-file";
        if (text.isPresent() && file.isPresent()) {
            throw new IllegalArgumentException(
                    "set " + setting + " or " + fileSetting + ", not both");
        }
        return text.map(found -> decoded(setting, found))
                .or(
                        () ->
                                file.map(
                                        path ->
                                                decoded(
                                                        named(fileSetting, path),
                                                        read(fileSetting, path))));
    }

    private static byte[] decoded(String what, String text) {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(text.strip());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    what + " must be base64 of 32 bytes, and is no base64");
        }
        if (bytes.length != LENGTH) {
            throw new IllegalArgumentException(
                    what + " must be base64 of 32 bytes, and is of " + bytes.length);
        }
        return bytes;
    }

    private static String read(String setting, Path file) {
        try {
            if (everybodyMayRead(file)) {
                throw new IllegalArgumentException(
                        named(setting, file) + " may be read by everybody: chmod o-r it");
            }
            return Files.readString(file);
        } catch (NoSuchFileException e) {
            throw new IllegalArgumentException(named(setting, file) + " is not there", e);
        } catch (IOException e) {
            throw new IllegalArgumentException(named(setting, file) + " cannot be read: " + e, e);
        }
    }

    /** Where the file system knows no such thing, nobody is told. */
    private static boolean everybodyMayRead(Path file) throws IOException {
        PosixFileAttributeView view =
                Files.getFileAttributeView(file, PosixFileAttributeView.class);
        return view != null
                && view.readAttributes().permissions().contains(PosixFilePermission.OTHERS_READ);
    }

    private static String named(String setting, Path file) {
        return setting + " (" + file + ")";
    }
}

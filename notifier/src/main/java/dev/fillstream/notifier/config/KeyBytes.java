package dev.fillstream.notifier.config;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Optional;

/** Reads a key of 32 bytes from a setting or from the file that another setting names. */
final class KeyBytes {

    private static final int LENGTH = 32;

    private KeyBytes() {}

    /**
     * @param name of the setting, for messages; the file's is the same with {@code -file}
     * @throws IllegalArgumentException where both are set, or the text is not base64 of 32 bytes
     */
    static Optional<byte[]> of(String name, Optional<String> text, Optional<Path> file) {
        String setting = "fillstream.notifier." + name;
        if (text.isPresent() && file.isPresent()) {
            throw new IllegalArgumentException(
                    "set " + setting + " or " + setting + "-file, not both");
        }
        return text.or(() -> file.map(KeyBytes::read)).map(found -> decoded(setting, found));
    }

    private static byte[] decoded(String setting, String text) {
        try {
            byte[] bytes = Base64.getDecoder().decode(text.strip());
            if (bytes.length == LENGTH) {
                return bytes;
            }
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(setting + " must be base64 of 32 bytes", e);
        }
        throw new IllegalArgumentException(setting + " must be base64 of 32 bytes");
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException("the key file cannot be read", e);
        }
    }
}

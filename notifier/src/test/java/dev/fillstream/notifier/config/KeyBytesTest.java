package dev.fillstream.notifier.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyBytesTest {

    private static final byte[] KEY = {
        1, 2, 3, 4, 5, 6, 7, 8, 1, 2, 3, 4, 5, 6, 7, 8, 1, 2, 3, 4, 5, 6, 7, 8, 1, 2, 3, 4, 5, 6, 7,
        8
    };
    private static final String TEXT = Base64.getEncoder().encodeToString(KEY);

    @TempDir Path directory;

    @Test
    void readsTheSetting() {
        assertThat(KeyBytes.of("secret-key", Optional.of(TEXT), Optional.empty())).contains(KEY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-------", "r--------", "rw-r-----"})
    void readsAFileThatNotEverybodyMayRead(String permissions) throws IOException {
        Path file = file(TEXT + "\n", permissions);
        assertThat(fromFile(file)).contains(KEY);
    }

    @Test
    void isEmptyWhereNeitherIsSet() {
        assertThat(KeyBytes.of("secret-key", Optional.empty(), Optional.empty())).isEmpty();
    }

    @Test
    void refusesBoth() throws IOException {
        Path file = file(TEXT, "rw-------");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> KeyBytes.of("secret-key", Optional.of(TEXT), Optional.of(file)))
                .withMessageContaining("not both");
    }

    @Test
    void saysWhichFileIsNotThere() {
        Path file = directory.resolve("none");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> fromFile(file))
                .withMessage("fillstream.notifier.secret-key-file (" + file + ") is not there");
    }

    @Test
    void refusesAFileThatEverybodyMayReadAndSaysWhatToDo() throws IOException {
        Path file = file(TEXT, "rw-r--r--");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> fromFile(file))
                .withMessageContaining(file + ") may be read by everybody")
                .withMessageContaining("chmod o-r")
                .withMessageNotContaining(TEXT);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 16, 31, 33})
    void refusesAKeyOfAnotherLengthAndSaysWhich(int length) throws IOException {
        String text = Base64.getEncoder().encodeToString(new byte[length]);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> fromFile(file(text, "rw-------")))
                .withMessageContaining("must be base64 of 32 bytes, and is of " + length);
    }

    @Test
    void refusesWhatIsNoBase64AndDoesNotRepeatIt() throws IOException {
        Path file = file("my secret pass phrase", "rw-------");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> fromFile(file))
                .withMessageContaining("is no base64")
                .withMessageNotContaining("phrase");
    }

    private static Optional<byte[]> fromFile(Path file) {
        return KeyBytes.of("secret-key", Optional.empty(), Optional.of(file));
    }

    private Path file(String text, String permissions) throws IOException {
        Path file = Files.writeString(directory.resolve("key"), text);
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
    }
}

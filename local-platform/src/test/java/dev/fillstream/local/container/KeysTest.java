package dev.fillstream.local.container;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeysTest {

    @TempDir Path directory;

    @Test
    void makesThemOnceAndShowsServicesOnlyWhatTheyNeed() throws Exception {
        Path mint = directory.resolve("mint");
        Path shared = Files.createDirectories(directory.resolve("keys"));

        Keys.prepare(mint, shared);
        Map<String, String> first = files(shared);
        Keys.prepare(mint, shared);

        assertThat(files(shared)).isEqualTo(first);
        assertThat(first)
                .containsOnlyKeys(
                        "public.pem",
                        "notifier.key",
                        "decision.properties",
                        "order-intake.properties");
        assertThat(shared.resolve("notifier.key"))
                .satisfies(
                        key ->
                                assertThat(Files.getPosixFilePermissions(key))
                                        .containsExactlyInAnyOrder(
                                                PosixFilePermission.OWNER_READ,
                                                PosixFilePermission.OWNER_WRITE));
        assertThat(first.values()).noneMatch(text -> text.contains("PRIVATE"));
        assertThat(first.get("order-intake.properties"))
                .matches("fillstream\\.intake\\.view\\.cursor-key=\\S{44}");
    }

    private static Map<String, String> files(Path directory) throws Exception {
        Map<String, String> texts = new TreeMap<>();
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.toList()) {
                texts.put(file.getFileName().toString(), Files.readString(file));
            }
        }
        return texts;
    }
}

package dev.fillstream.local.testing;

import dev.fillstream.local.compose.Engine;
import dev.fillstream.local.process.StartFailed;
import dev.fillstream.local.stack.Home;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What brokers and databases of tests run in: containers where a Docker engine answers, child
 * processes where none does. The system property {@code fillstream.test.platform}, or else the
 * variable {@code FILLSTREAM_TEST_PLATFORM}, forces either. What was chosen is written to {@code
 * target/test-platform} of the module under test, for the last lines of the build.
 */
public enum TestPlatform {
    CONTAINERS,
    EMBEDDED;

    static final String KAFKA_IMAGE = "apache/kafka:4.3.1";
    static final String POSTGRES_IMAGE = "postgres:18";

    private static final String SETTING = "fillstream.test.platform";
    private static final String VARIABLE = "FILLSTREAM_TEST_PLATFORM";

    /** The choice, and why it was made. */
    record Choice(TestPlatform platform, String reason) {

        String line() {
            String what =
                    switch (platform) {
                        case CONTAINERS ->
                                "containers (" + KAFKA_IMAGE + ", " + POSTGRES_IMAGE + ")";
                        case EMBEDDED -> "the embedded platform";
                    };
            return what + ", " + reason;
        }
    }

    /** That of this JVM, the same each time. */
    static TestPlatform chosen() {
        return valueOf(
                SharedPlatform.once(
                        "chosen",
                        () -> {
                            Choice choice = choose(setting(), TestPlatform::engine);
                            tell(choice);
                            return choice.platform().name();
                        }));
    }

    /**
     * @param engine the version of the engine that has the images
     * @throws StartFailed when containers are forced and cannot be had
     */
    static Choice choose(Optional<String> forced, Supplier<String> engine) {
        if (forced.isEmpty()) {
            return unforced(engine);
        }
        return switch (forced.get()) {
            case "embedded" -> new Choice(EMBEDDED, "as they were told to");
            case "containers" -> {
                yield new Choice(CONTAINERS, "as they were told to, by Docker " + engine.get());
            }
            default ->
                    throw new StartFailed(
                            "%s must be containers or embedded but is %s"
                                    .formatted(SETTING, forced.get()));
        };
    }

    private static Choice unforced(Supplier<String> engine) {
        try {
            return new Choice(CONTAINERS, "since Docker " + engine.get() + " answers");
        } catch (StartFailed e) {
            return new Choice(EMBEDDED, "since " + e.getMessage());
        }
    }

    private static String engine() {
        Engine engine = new Engine(Home.find().root());
        String version = engine.version();
        if (!TestContainer.isPossible()) {
            throw new StartFailed(
                    "Testcontainers does not find the Docker engine that the docker command does: point DOCKER_HOST at it");
        }
        for (String image : List.of(KAFKA_IMAGE, POSTGRES_IMAGE)) {
            engine.require(image);
        }
        return version;
    }

    private static Optional<String> setting() {
        return Optional.ofNullable(System.getProperty(SETTING))
                .or(() -> Optional.ofNullable(System.getenv(VARIABLE)))
                .map(text -> text.strip().toLowerCase(Locale.ROOT))
                .filter(text -> !text.isEmpty());
    }

    private static void tell(Choice choice) {
        System.out.println("brokers and databases of these tests: " + choice.line());
        Path target = Path.of("target");
        if (Files.isDirectory(target)) {
            try {
                Files.writeString(target.resolve("test-platform"), choice.line() + "\n");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}

package dev.fillstream.local.stack;

import dev.fillstream.local.process.StartFailed;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The root of the repository, where the built services are. */
public record Home(Path root) {

    /** The system property that names it; ./fillstream sets it. */
    public static final String PROPERTY = "fillstream.home";

    /** Named by the property, or else the directory above our own classes that has the wrapper. */
    public static Home find() {
        String named = System.getProperty(PROPERTY);
        if (named != null) {
            return new Home(Path.of(named).toAbsolutePath().normalize());
        }
        return above(Path.of("").toAbsolutePath())
                .or(() -> above(ourselves()))
                .orElseThrow(() -> new StartFailed("run this inside the repository of Fillstream"));
    }

    /** Where data, logs and keys are unless FILLSTREAM_DATA_DIR says otherwise. */
    public Path data() {
        String named = System.getenv("FILLSTREAM_DATA_DIR");
        return named == null
                ? root.resolve(".fillstream")
                : Path.of(named).toAbsolutePath().normalize();
    }

    private static Optional<Home> above(@Nullable Path start) {
        for (Path path = start; path != null; path = path.getParent()) {
            if (Files.exists(path.resolve("fillstream"))
                    && Files.isDirectory(path.resolve("local-platform"))) {
                return Optional.of(new Home(path));
            }
        }
        return Optional.empty();
    }

    private static Path ourselves() {
        try {
            return Path.of(Home.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}

package dev.fillstream.local.compose;

import dev.fillstream.local.compose.Program.Said;
import dev.fillstream.local.process.StartFailed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Compose on the repository's {@code docker-compose.yml}, whichever version is installed. */
public final class Compose {

    private static final Duration PATIENCE = Duration.ofMinutes(15);
    private static final Pattern HOLDS =
            Pattern.compile("(?m)^  (\\S+): \\{labels: \\{dev\\.fillstream\\.holds: (\\S+?)}}");
    private static final Pattern IMAGE = Pattern.compile("(?m)^ +image: (fillstream/\\S+)$");

    private final Path root;
    private final List<String> program;

    private Compose(Path root, List<String> program) {
        this.root = root;
        this.program = program;
    }

    /**
     * The Compose that is there, version 2 before version 1.
     *
     * @throws StartFailed when there is none
     */
    public static Compose in(Path root) {
        for (List<String> program :
                List.of(List.of("docker", "compose"), List.of("docker-compose"))) {
            List<String> version = new ArrayList<>(program);
            version.add("version");
            if (Program.run(root, Duration.ofSeconds(20), version).isWell()) {
                return new Compose(root, program);
            }
        }
        throw new StartFailed(
                "there is no Compose: install docker-compose, or Docker's compose plugin");
    }

    /** As people call it: {@code docker-compose}. */
    public String name() {
        return String.join(" ", program);
    }

    /** Builds the images, showing how. */
    public int build() {
        try {
            return new ProcessBuilder(command("build"))
                    .directory(root.toFile())
                    .inheritIO()
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartFailed("interrupted", e);
        }
    }

    /**
     * Makes and starts all containers.
     *
     * @throws StartFailed when one cannot be made or started; none of them is left then
     */
    void up() {
        Said said = Program.run(root, PATIENCE, command("up", "-d"));
        if (!said.isWell()) {
            String why = Explanation.ofUp(said.all(), text());
            var _ = Program.run(root, PATIENCE, command("down"));
            throw new StartFailed(why);
        }
    }

    /** Stops and removes the containers; the volumes stay. */
    void down() {
        Said said = Program.run(root, PATIENCE, command("down"));
        if (!said.isWell()) {
            throw new StartFailed(name() + " down failed: " + Engine.last(said.all()));
        }
    }

    /** What each volume should hold, as docker-compose.yml says. */
    Map<String, String> holdings() {
        Map<String, String> holdings = new LinkedHashMap<>();
        HOLDS.matcher(text())
                .results()
                .forEach(volume -> holdings.put(volume.group(1), volume.group(2)));
        return holdings;
    }

    /** The images that are built here. */
    List<String> images() {
        return IMAGE.matcher(text()).results().map(image -> image.group(1)).distinct().toList();
    }

    /** The project that {@link #up} makes, named as Compose does: after the directory. */
    String project() {
        String named = System.getenv("COMPOSE_PROJECT_NAME");
        return named != null && !named.isBlank()
                ? named
                : String.valueOf(root.getFileName())
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^a-z0-9_-]", "");
    }

    private List<String> command(String... arguments) {
        List<String> command = new ArrayList<>(program);
        command.addAll(List.of(arguments));
        return command;
    }

    private String text() {
        try {
            return Files.readString(root.resolve("docker-compose.yml"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package dev.fillstream.local.compose;

import dev.fillstream.local.compose.Program.Said;
import dev.fillstream.local.process.StartFailed;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The Docker engine, by its command line. */
public final class Engine {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration PULL = Duration.ofMinutes(3);

    private final Path directory;

    /**
     * @param root the repository, whose containers these are
     */
    public Engine(Path root) {
        this.directory = root;
    }

    /**
     * Its version.
     *
     * @throws StartFailed when none answers; the message says why, and what to do
     */
    public String version() {
        Said said = docker("version", "--format", "{{.Server.Version}}");
        if (!said.isWell()) {
            throw new StartFailed(Explanation.ofEngine(said));
        }
        return said.out().strip();
    }

    /** How much memory its containers can have together, in bytes; 0 where it does not say. */
    public long memory() {
        Said said = docker("info", "--format", "{{.MemTotal}}");
        String text = said.out().strip();
        return said.isWell() && text.matches("\\d+") ? Long.parseLong(text) : 0;
    }

    /** The containers that Compose made of this repository, whether they run or not. */
    List<Container> containers() {
        Said said =
                docker(
                        "ps",
                        "--all",
                        "--no-trunc",
                        "--filter",
                        "label=com.docker.compose.project.working_dir=" + directory,
                        "--filter",
                        "label=com.docker.compose.oneoff=False",
                        "--format",
                        Container.FORMAT);
        if (!said.isWell()) {
            throw new StartFailed(Explanation.ofEngine(said));
        }
        return said.out().lines().map(Container::parse).toList();
    }

    /** What each named volume of {@code project} says that it holds; empty where it does not. */
    Map<String, String> volumes(String project) {
        Said said =
                docker(
                        "volume",
                        "ls",
                        "--filter",
                        "label=com.docker.compose.project=" + project,
                        "--format",
                        "{{.Label \"com.docker.compose.volume\"}}\t{{.Label \"dev.fillstream.holds\"}}");
        return said.out()
                .lines()
                .map(line -> line.split("\t", -1))
                .filter(fields -> fields.length == 2)
                .collect(Collectors.toMap(fields -> fields[0], fields -> fields[1], (a, _) -> a));
    }

    /**
     * Returns when it has the image, pulled where need be.
     *
     * @throws StartFailed when it cannot be had
     */
    public void require(String image) {
        if (!hasImage(image)) {
            Said said = Program.run(directory, PULL, List.of("docker", "pull", "-q", image));
            if (!said.isWell()) {
                throw new StartFailed(Explanation.ofPull(image));
            }
        }
    }

    boolean hasImage(String image) {
        return docker("image", "inspect", "--format", "{{.Id}}", image).isWell();
    }

    /** The last lines that the container said. */
    String log(Container container) {
        return docker("logs", "--tail", "60", container.id()).all();
    }

    /** Whether the kernel ended it for using more memory than it may. */
    boolean isOutOfMemory(Container container) {
        return docker("inspect", "--format", "{{.State.OOMKilled}}", container.id())
                .out()
                .strip()
                .equals("true");
    }

    /** What a program of the container's image prints, with the container's volumes. */
    String ask(Container container, String program) {
        List<String> arguments =
                List.of(
                        "run",
                        "--rm",
                        "--network",
                        "none",
                        "--read-only",
                        "--memory",
                        "192m",
                        "--volumes-from",
                        container.id(),
                        container.image(),
                        program);
        Said said = docker(arguments.toArray(String[]::new));
        if (!said.isWell()) {
            throw new StartFailed(
                    "the image %s does not run: %s".formatted(container.image(), last(said.all())));
        }
        return said.out().strip();
    }

    static String last(String text) {
        return text.lines()
                .filter(line -> !line.isBlank())
                .reduce((_, line) -> line)
                .orElse("it said nothing")
                .strip();
    }

    private Said docker(String... arguments) {
        List<String> command = new ArrayList<>(List.of("docker"));
        command.addAll(List.of(arguments));
        return Program.run(directory, PATIENCE, command);
    }
}

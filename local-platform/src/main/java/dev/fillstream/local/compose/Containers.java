package dev.fillstream.local.compose;

import dev.fillstream.local.process.StartFailed;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Whether the pipeline could run in containers here, or does.
 *
 * @param running whether it does
 * @param problem one sentence, what is wrong and what to do; empty when nothing is, or when there
 *     is no engine at all, since nobody has to have one
 */
public record Containers(String seen, boolean running, String problem) {

    /** Asks the engine, for the repository at {@code root}. */
    public static Containers on(Path root) {
        Engine engine = new Engine(root);
        String version;
        Compose compose;
        try {
            version = engine.version();
        } catch (StartFailed e) {
            return new Containers("none: " + e.getMessage(), false, "");
        }
        try {
            compose = Compose.in(root);
        } catch (StartFailed e) {
            return new Containers("Docker " + version, false, String.valueOf(e.getMessage()));
        }
        String seen = "Docker %s, %s".formatted(version, compose.name());
        return new Containers(
                seen,
                engine.containers().stream().anyMatch(Container::isRunning),
                Explanation.ofMemory(engine.memory()).or(() -> stale(engine, compose)).orElse(""));
    }

    static Optional<String> stale(Engine engine, Compose compose) {
        return Explanation.ofVolumes(
                compose.holdings(), engine.volumes(compose.project()), compose.name() + " down");
    }
}

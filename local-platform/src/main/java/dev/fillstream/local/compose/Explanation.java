package dev.fillstream.local.compose;

import dev.fillstream.local.compose.Program.Said;
import dev.fillstream.local.stack.PortHolder;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Puts what engine, Compose and containers say when something is wrong into one sentence: what it
 * is, and what to do.
 */
final class Explanation {

    /** What the containers may take together, as docker-compose.yml limits them. */
    private static final long MEMORY_NEEDED = 4L << 30;

    private static final String WITHOUT = "; ./fillstream demo needs none";

    private static final Pattern PORT_TAKEN =
            Pattern.compile(
                    "(?:(?:listen tcp\\d? |Bind for |exposing port TCP )(?:127\\.0\\.0\\.1|0\\.0\\.0\\.0):(\\d+))"
                            + "[^\\n]*(?:already in use|already allocated|port is already)");
    private static final Pattern CANNOT_PULL =
            Pattern.compile(
                    "(?i)no such host|lookup [^\\n]+ on|connection refused|i/o timeout|TLS handshake"
                            + "|request canceled while waiting|network is unreachable|server misbehaving"
                            + "|pull access denied|manifest unknown|toomanyrequests|proxyconnect");
    private static final Pattern PULLED =
            Pattern.compile(
                    "(?:Pulling [^(\\n]*\\((\\S+)\\)|Pulling image (\\S+)|Image (\\S+) Pulling|pull access denied for (\\S+?)[,\\s])");

    private Explanation() {}

    /** Why no engine answers. */
    static String ofEngine(Said said) {
        String text = said.all();
        if (said.exitCode() == Program.MISSING) {
            return "Docker is not installed: install Docker Engine or Podman with its docker command"
                    + WITHOUT;
        }
        if (text.contains("permission denied")) {
            return "you may not use the Docker engine: add yourself to the group docker, or use sudo"
                    + WITHOUT;
        }
        if (said.exitCode() == Program.TIMED_OUT) {
            return "the Docker engine does not answer: restart it" + WITHOUT;
        }
        return "no Docker engine answers: start it (systemctl start docker, or Docker Desktop), or point DOCKER_HOST at one"
                + WITHOUT;
    }

    /**
     * Why {@code up} failed.
     *
     * @param said all that Compose printed
     * @param file docker-compose.yml, which knows what moves a port
     */
    static String ofUp(String said, String file) {
        Matcher port = PORT_TAKEN.matcher(said);
        if (port.find()) {
            return ofPort(Integer.parseInt(port.group(1)), file);
        }
        if (CANNOT_PULL.matcher(said).find()) {
            return ofPull(pulled(said));
        }
        if (said.contains("no space left on device")) {
            return "the Docker engine's disk is full: docker system prune frees what nobody uses";
        }
        return "docker-compose up failed: " + Engine.last(said);
    }

    /**
     * Whether the engine has too little memory.
     *
     * @param bytes that it has; 0 where it does not say
     */
    static Optional<String> ofMemory(long bytes) {
        return bytes == 0 || bytes >= MEMORY_NEEDED
                ? Optional.empty()
                : Optional.of(
                        "the Docker engine has %,d MiB of memory and the containers may take %,d: give it more, in Docker Desktop's settings for instance"
                                .formatted(bytes >> 20, MEMORY_NEEDED >> 20));
    }

    /** That an image cannot be had. */
    static String ofPull(String image) {
        return "the Docker engine cannot pull %s: give it a network or a mirror, or load that image by hand (docker load)"
                .formatted(image);
    }

    /** Which volume is not what it should be, and what to do. */
    static Optional<String> ofVolumes(
            Map<String, String> wanted, Map<String, String> there, String down) {
        for (Map.Entry<String, String> volume : wanted.entrySet()) {
            String holds = there.get(volume.getKey());
            if (holds != null && !holds.equals(volume.getValue())) {
                return Optional.of(
                        "the volume %s holds %s, and this is %s: %s -v removes it with all data, or go back to the version that made it"
                                .formatted(
                                        volume.getKey(),
                                        holds.isEmpty() ? "data of an unknown version" : holds,
                                        volume.getValue(),
                                        down));
            }
        }
        return Optional.empty();
    }

    /**
     * Why a container does not run.
     *
     * @param log the last lines that it said
     */
    static String ofContainer(Container container, String log, boolean outOfMemory, String down) {
        String service = container.service();
        if (outOfMemory) {
            return service
                    + " used more memory than it may: give it a higher mem_limit in docker-compose.yml";
        }
        if (log.contains("not compatible with this version")
                || log.contains("Invalid cluster.id")
                || log.contains("metadata.version")
                || log.contains("Detected applied migration not resolved locally")) {
            return "%s finds data of another version in its volume: %s -v removes all data, or go back to the version that made it"
                    .formatted(service, down);
        }
        if (container.service().equals("prepare")) {
            return Engine.last(log);
        }
        return "%s is %s: %s".formatted(service, container.status(), Engine.last(log));
    }

    private static String ofPort(int port, String file) {
        String holder =
                PortHolder.of(port)
                        .map(PortHolder::toString)
                        .orElse("another process or container");
        Matcher variable =
                Pattern.compile("\\$\\{(FILLSTREAM_[A-Z0-9_]+):-" + port + "}").matcher(file);
        return variable.find()
                ? "port %d is taken by %s: stop it, or move ours with %s=<port>, in .env for instance"
                        .formatted(port, holder, variable.group(1))
                : "port %d is taken by %s: stop it, or move ours in .env".formatted(port, holder);
    }

    private static String pulled(String said) {
        String image = "an image";
        Matcher pulled = PULLED.matcher(said);
        while (pulled.find()) {
            for (int group = 1; group <= pulled.groupCount(); group++) {
                if (pulled.group(group) != null) {
                    image = pulled.group(group);
                }
            }
        }
        return image;
    }
}

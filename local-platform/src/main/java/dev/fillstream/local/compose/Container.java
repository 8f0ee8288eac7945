package dev.fillstream.local.compose;

import java.net.URI;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A container of the project, as the engine lists it.
 *
 * @param service its name in docker-compose.yml
 * @param state created, running, restarting, exited and the like
 * @param status the same for people, with its health and exit code
 * @param ports of the host, by those of the container
 */
record Container(
        String id,
        String project,
        String service,
        String image,
        String state,
        String status,
        Map<Integer, Integer> ports) {

    /** What the engine is asked to print. */
    static final String FORMAT =
            "{{.ID}}\t{{.Label \"com.docker.compose.project\"}}\t{{.Label \"com.docker.compose.service\"}}"
                    + "\t{{.Image}}\t{{.State}}\t{{.Status}}\t{{.Ports}}";

    private static final Pattern PORT =
            Pattern.compile("(?:127\\.0\\.0\\.1|0\\.0\\.0\\.0):(\\d+)->(\\d+)/tcp");

    Container {
        ports = Map.copyOf(ports);
    }

    /** Reads a line of that format. */
    static Container parse(String line) {
        String[] fields = line.split("\t", -1);
        Map<Integer, Integer> ports = new HashMap<>();
        Matcher port = PORT.matcher(fields[6]);
        while (port.find()) {
            ports.put(Integer.parseInt(port.group(2)), Integer.parseInt(port.group(1)));
        }
        return new Container(
                fields[0],
                fields[1],
                fields[2],
                fields[3],
                fields[4].toLowerCase(Locale.ROOT),
                fields[5],
                ports);
    }

    /** {@code order-intake} of {@code order-intake-2}: its instances stand in for each other. */
    String role() {
        return service.replaceAll("-\\d+$", "");
    }

    boolean isRunning() {
        return state.equals("running");
    }

    boolean isHealthy() {
        return isRunning() && status.contains("(healthy)");
    }

    boolean isUnhealthy() {
        return status.contains("(unhealthy)");
    }

    boolean isStarting() {
        return state.equals("created") || (isRunning() && !isHealthy() && !isUnhealthy());
    }

    boolean hasSucceeded() {
        return state.equals("exited") && status.startsWith("Exited (0)");
    }

    /** Its address on this machine. */
    Optional<URI> address(int containerPort) {
        return Optional.ofNullable(ports.get(containerPort))
                .map(port -> URI.create("http://127.0.0.1:" + port));
    }
}

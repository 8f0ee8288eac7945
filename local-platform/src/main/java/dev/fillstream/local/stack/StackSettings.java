package dev.fillstream.local.stack;

import dev.fillstream.local.process.FreePort;
import dev.fillstream.local.process.StartFailed;
import java.nio.file.Path;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Where and how a stack runs.
 *
 * @param data holds data, logs and keys
 * @param fresh whether what earlier runs left is removed first
 * @param savesClasses whether a part that ends saves its loaded classes, for a quicker next start
 * @param environment what every service gets beside what the stack itself sets, and over it
 */
public record StackSettings(
        Home home,
        Path data,
        Map<Part, Integer> ports,
        int partitions,
        Venue venue,
        boolean fresh,
        boolean savesClasses,
        Map<String, String> environment) {

    public StackSettings {
        ports = Map.copyOf(ports);
        environment = Map.copyOf(environment);
    }

    /** As the environment says: the usual ports unless a variable moves one. */
    public static StackSettings fromEnvironment() {
        Home home = Home.find();
        Map<Part, Integer> ports = new EnumMap<>(Part.class);
        for (Part part : Part.values()) {
            ports.put(part, number(part.portVariable(), part.defaultPort(), 64_000));
        }
        int partitions = number("FILLSTREAM_PARTITIONS", 4, 1_000);
        return new StackSettings(
                home, home.data(), ports, partitions, Venue.ALPACA, false, true, Map.of());
    }

    /** On free ports, with everything it writes below {@code data}: for tests. */
    public static StackSettings onFreePorts(Path data) {
        Map<Part, Integer> ports = new EnumMap<>(Part.class);
        Set<Integer> taken = new HashSet<>();
        for (Part part : Part.values()) {
            int port = FreePort.any();
            while (!Collections.disjoint(taken, part.listensOn(port))) {
                port = FreePort.any();
            }
            ports.put(part, port);
            taken.addAll(part.listensOn(port));
        }
        return new StackSettings(
                Home.find(), data.toAbsolutePath(), ports, 4, Venue.ALPACA, false, false, Map.of());
    }

    public StackSettings withVenue(Venue venue) {
        return new StackSettings(
                home, data, ports, partitions, venue, fresh, savesClasses, environment);
    }

    /** With data, logs and keys elsewhere. */
    public StackSettings withData(Path data) {
        return new StackSettings(
                home, data, ports, partitions, venue, fresh, savesClasses, environment);
    }

    /** Without what earlier runs left: records, rows, state, the venue's book. */
    public StackSettings withFreshData() {
        return new StackSettings(
                home, data, ports, partitions, venue, true, savesClasses, environment);
    }

    /** With one more variable for every service. */
    public StackSettings with(String variable, String value) {
        Map<String, String> more = new HashMap<>(environment);
        more.put(variable, value);
        return new StackSettings(home, data, ports, partitions, venue, fresh, savesClasses, more);
    }

    public int port(Part part) {
        return ports.getOrDefault(part, part.defaultPort());
    }

    public Path log(Part part) {
        return log(part.label());
    }

    Path log(String name) {
        return data.resolve("logs").resolve(name + ".log");
    }

    /** What the part keeps between runs. */
    public Path storage(Part part) {
        return storage(part.label());
    }

    Path storage(String name) {
        return data.resolve("data").resolve(name);
    }

    public Path keys() {
        return data.resolve("keys");
    }

    public Path venueJournal() {
        return storage(Part.VENUE_SIMULATOR).resolve("journal.ndjson");
    }

    private static int number(String variable, int otherwise, int largest) {
        String text = System.getenv(variable);
        if (text == null || text.isBlank()) {
            return otherwise;
        }
        try {
            int number = Integer.parseInt(text.strip());
            if (number > 0 && number <= largest) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw new StartFailed(variable + " must be a whole number but is " + text, e);
        }
        throw new StartFailed(variable + " must be 1 to " + largest + " but is " + text);
    }
}

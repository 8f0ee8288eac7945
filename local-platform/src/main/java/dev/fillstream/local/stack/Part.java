package dev.fillstream.local.stack;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One process of the stack, with the port it takes unless it is told otherwise. */
public enum Part {
    KAFKA(9092, List.of("-Xms256m", "-Xmx512m")),
    POSTGRES(15432, List.of()),
    VENUE_SIMULATOR(8580, List.of("-Xms64m", "-Xmx256m")),
    ORDER_INTAKE(8080, List.of("-Xms128m", "-Xmx256m")),
    RISK_PROCESSOR(8180, List.of("-Xms128m", "-Xmx320m")),
    EXECUTION_SERVICE(8280, List.of("-Xms128m", "-Xmx320m")),
    NOTIFIER(8380, List.of("-Xms128m", "-Xmx256m"));

    private final int defaultPort;
    private final List<String> heap;

    Part(int defaultPort, List<String> heap) {
        this.defaultPort = defaultPort;
        this.heap = heap;
    }

    /** As people write it: {@code order-intake}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The part of that label. */
    public static Optional<Part> labelled(String label) {
        for (Part part : values()) {
            if (part.label().equals(label)) {
                return Optional.of(part);
            }
        }
        return Optional.empty();
    }

    public int defaultPort() {
        return defaultPort;
    }

    /** The environment variable that moves it. */
    public String portVariable() {
        return "FILLSTREAM_" + name() + "_PORT";
    }

    /** What it listens on beside its port: health and metrics, or Kafka's controller. */
    public Optional<Integer> secondPort(int port) {
        return this == POSTGRES ? Optional.empty() : Optional.of(port + 1000);
    }

    /** Where FIX clients log on to the simulator. */
    public Optional<Integer> fixPort(int port) {
        return this == VENUE_SIMULATOR ? Optional.of(port + 200) : Optional.empty();
    }

    /** All ports that it takes, where {@code port} is its own. */
    Set<Integer> listensOn(int port) {
        return Stream.of(Optional.of(port), secondPort(port), fixPort(port))
                .flatMap(Optional::stream)
                .collect(Collectors.toSet());
    }

    /** Kafka and PostgreSQL: the ground that the others stand on. */
    public boolean isGround() {
        return this == KAFKA || this == POSTGRES;
    }

    /** Whether it is PostgreSQL, or a service that keeps what it knows there. */
    boolean needsDatabase() {
        return this == POSTGRES || this == EXECUTION_SERVICE || this == NOTIFIER;
    }

    List<String> heap() {
        return heap;
    }
}

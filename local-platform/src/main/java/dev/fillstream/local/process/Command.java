package dev.fillstream.local.process;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What to start: a program with its arguments, what to add to the environment, where to start it
 * and where its output goes.
 *
 * @param name how people call it, for messages
 */
public record Command(
        String name,
        List<String> arguments,
        Map<String, String> environment,
        Path directory,
        Path log) {

    private static final List<String> OWN_SESSION =
            Files.isExecutable(Path.of("/usr/bin/setsid")) ? List.of("/usr/bin/setsid") : List.of();

    public Command {
        arguments = List.copyOf(arguments);
        environment = Map.copyOf(environment);
    }

    /** A Java program on the JDK that runs us. */
    public static List<String> java(List<String> flags, List<String> program) {
        List<String> arguments = new ArrayList<>();
        arguments.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        arguments.addAll(flags);
        arguments.addAll(program);
        return arguments;
    }

    /**
     * In a session of its own, so that Ctrl-C at the terminal reaches us alone and we stop the
     * parts in order. setsid executes the program in its place: the pid stays.
     */
    List<String> inOwnSession() {
        List<String> all = new ArrayList<>(OWN_SESSION);
        all.addAll(arguments);
        return all;
    }
}

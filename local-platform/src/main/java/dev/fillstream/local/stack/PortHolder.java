package dev.fillstream.local.stack;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * The process that listens on a port, as far as we may see it.
 *
 * @param command its command line, shortened
 */
public record PortHolder(long pid, String command) {

    private static final String LISTENING = "0A";
    private static final int SHOWN = 80;

    /** Who listens on {@code port} of this machine. */
    public static Optional<PortHolder> of(int port) {
        Set<String> inodes = new HashSet<>();
        inodes.addAll(inodes(Path.of("/proc/net/tcp"), port));
        inodes.addAll(inodes(Path.of("/proc/net/tcp6"), port));
        return inodes.isEmpty() ? Optional.empty() : owner(inodes);
    }

    @Override
    public String toString() {
        return "process " + pid + " (" + command + ")";
    }

    /** The sockets that listen on the port: columns local address, state and inode. */
    private static Set<String> inodes(Path table, int port) {
        Set<String> inodes = new HashSet<>();
        String suffix = ":%04X".formatted(port);
        try {
            for (String line : Files.readAllLines(table)) {
                String[] columns = line.strip().split("\\s+");
                if (columns.length > 9
                        && columns[1].endsWith(suffix)
                        && columns[3].equals(LISTENING)) {
                    inodes.add("socket:[" + columns[9] + "]");
                }
            }
        } catch (IOException e) {
            return Set.of();
        }
        return inodes;
    }

    private static Optional<PortHolder> owner(Set<String> inodes) {
        try (DirectoryStream<Path> processes =
                Files.newDirectoryStream(Path.of("/proc"), "[0-9]*")) {
            for (Path process : processes) {
                if (holds(process, inodes)) {
                    return Optional.of(describe(process));
                }
            }
        } catch (IOException e) {
            return Optional.empty();
        }
        return Optional.empty();
    }

    private static boolean holds(Path process, Set<String> inodes) {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(process.resolve("fd"))) {
            for (Path file : files) {
                if (inodes.contains(target(file))) {
                    return true;
                }
            }
        } catch (IOException e) {
            return false;
        }
        return false;
    }

    /** A file may be closed while we look. */
    private static String target(Path file) {
        try {
            return Files.readSymbolicLink(file).toString();
        } catch (IOException e) {
            return "";
        }
    }

    private static PortHolder describe(Path process) throws IOException {
        String line = new String(Files.readAllBytes(process.resolve("cmdline")), UTF_8);
        String command = line.replace('\0', ' ').strip();
        return new PortHolder(Long.parseLong(process.getFileName().toString()), shortened(command));
    }

    /** The program, and the end of the line: there a JVM says what it runs. */
    private static String shortened(String command) {
        if (command.length() <= SHOWN) {
            return command;
        }
        int end = command.indexOf(' ');
        String program =
                end < 0 || end > SHOWN ? command.substring(0, SHOWN) : command.substring(0, end);
        return program + " … " + command.substring(command.length() - SHOWN);
    }
}

package dev.fillstream.local.cli;

import dev.fillstream.local.compose.Containers;
import dev.fillstream.local.postgres.Unprivileged;
import dev.fillstream.local.stack.PortCheck;
import dev.fillstream.local.stack.StackFile;
import dev.fillstream.local.stack.StackSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** What the stack needs of a machine, looked at one by one. */
final class MachineCheck {

    private static final long MIB = 1 << 20;
    private static final long MEMORY_NEEDED = 3_500 * MIB;
    private static final long DISK_NEEDED = 2_000 * MIB;
    private static final long FILES_NEEDED = 4_096;

    private MachineCheck() {}

    static List<Diagnosis> of(StackSettings settings) {
        Containers containers = Containers.on(settings.home().root());
        return List.of(
                jdk(),
                processors(),
                memory(),
                disk(settings),
                files(),
                user(),
                ports(settings, containers),
                Diagnosis.of(
                        containers.problem().isEmpty(),
                        "containers",
                        containers.seen(),
                        containers.problem()));
    }

    private static Diagnosis jdk() {
        int feature = Runtime.version().feature();
        return Diagnosis.of(
                feature >= 25,
                "JDK",
                Runtime.version() + " at " + System.getProperty("java.home"),
                "install a JDK 25 or newer, for instance from https://adoptium.net, or point JAVA_HOME at one");
    }

    private static Diagnosis processors() {
        int count = Runtime.getRuntime().availableProcessors();
        return Diagnosis.of(
                count >= 2, "processors", Integer.toString(count), "give it two processors");
    }

    private static Diagnosis memory() {
        OptionalLong available = available();
        if (available.isEmpty()) {
            return Diagnosis.of(true, "memory", "cannot be read here", "");
        }
        long bytes = available.getAsLong();
        return Diagnosis.of(
                bytes >= MEMORY_NEEDED,
                "memory",
                mebibytes(bytes) + " available",
                "free some: the stack takes up to " + mebibytes(MEMORY_NEEDED));
    }

    /** What the machine has left, or the container's limit when that is less. */
    private static OptionalLong available() {
        try (Stream<String> lines = Files.lines(Path.of("/proc/meminfo"))) {
            long kibibytes =
                    lines.filter(line -> line.startsWith("MemAvailable:"))
                            .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                            .findFirst()
                            .orElse(0);
            return OptionalLong.of(Math.min(kibibytes * 1024, containerLimit()));
        } catch (IOException e) {
            return OptionalLong.empty();
        }
    }

    private static long containerLimit() {
        try {
            String limit = Files.readString(Path.of("/sys/fs/cgroup/memory.max")).strip();
            return limit.equals("max") ? Long.MAX_VALUE : Long.parseLong(limit);
        } catch (IOException | NumberFormatException e) {
            return Long.MAX_VALUE;
        }
    }

    private static Diagnosis disk(StackSettings settings) {
        Path existing = settings.data();
        while (!Files.exists(existing) && existing.getParent() != null) {
            existing = existing.getParent();
        }
        try {
            long free = Files.getFileStore(existing).getUsableSpace();
            return Diagnosis.of(
                    free >= DISK_NEEDED,
                    "disk",
                    mebibytes(free) + " free for " + settings.data(),
                    "free some, or set FILLSTREAM_DATA_DIR to a larger disk");
        } catch (IOException e) {
            return new Diagnosis("disk", e.toString(), "set FILLSTREAM_DATA_DIR");
        }
    }

    private static Diagnosis files() {
        try (Stream<String> lines = Files.lines(Path.of("/proc/self/limits"))) {
            String[] columns =
                    lines.filter(line -> line.startsWith("Max open files"))
                            .findFirst()
                            .orElse("Max open files unlimited unlimited files")
                            .split("\\s+");
            String limit = columns[4];
            return Diagnosis.of(
                    limit.equals("unlimited") || Long.parseLong(limit) >= FILES_NEEDED,
                    "open files",
                    "at most " + limit,
                    "ulimit -Hn " + FILES_NEEDED);
        } catch (IOException e) {
            return Diagnosis.of(true, "open files", "cannot be read here", "");
        }
    }

    /** PostgreSQL refuses to run as root. */
    private static Diagnosis user() {
        if (!Unprivileged.isRoot()) {
            return Diagnosis.of(true, "user", System.getProperty("user.name"), "");
        }
        return Diagnosis.of(
                Unprivileged.namespaceWorks(),
                "user",
                "root, which PostgreSQL refuses; unshare -U "
                        + (Unprivileged.namespaceWorks() ? "hides it" : "is not allowed here"),
                "run as an ordinary user, or allow user namespaces (docker run --privileged)");
    }

    private static Diagnosis ports(StackSettings settings, Containers containers) {
        if (containers.running()) {
            return Diagnosis.of(true, "ports", "ours: the containers run", "");
        }
        if (StackFile.running(settings.data()).isPresent()) {
            return Diagnosis.of(true, "ports", "ours: the stack runs", "");
        }
        List<String> problems = PortCheck.problems(settings);
        return problems.isEmpty()
                ? Diagnosis.of(true, "ports", "all free", "")
                : new Diagnosis("ports", problems.size() + " taken", String.join("; ", problems));
    }

    private static String mebibytes(long bytes) {
        return String.format(Locale.ROOT, "%,d MiB", bytes / MIB);
    }
}

package dev.fillstream.local.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A flight recording that runs in one JVM of the stack, of what its threads spend processor time
 * on, native code included.
 */
final class FlightRecording {

    private static final String NAME = "fillstream-bench";

    private final ProcessProbe probe;
    private final ProcessProbe.Look before;
    private final Path file;

    private FlightRecording(ProcessProbe probe, ProcessProbe.Look before, Path file) {
        this.probe = probe;
        this.before = before;
        this.file = file;
    }

    static FlightRecording start(ProcessProbe probe) {
        try {
            Path file = Files.createTempFile("fillstream-bench", ".jfr");
            probe.command(
                    "jfrStart",
                    "name=" + NAME,
                    "settings=none",
                    "+jdk.CPUTimeSample#enabled=true",
                    "+jdk.CPUTimeSample#throttle=5ms");
            return new FlightRecording(probe, probe.look(), file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends it and says where the time went. */
    CostProfile stop() {
        try {
            ProcessProbe.Look used = probe.look().since(before);
            probe.command("jfrStop", "name=" + NAME, "filename=" + file);
            CostProfile profile = CostProfile.read(probe.name(), file, used.cpuSeconds());
            Files.delete(file);
            return profile;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

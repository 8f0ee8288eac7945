package dev.fillstream.pipeline;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.opentest4j.TestAbortedException;

/**
 * Programs that are not ours, run in a folder of ours. Where one is not there the test is not
 * passed but aborted, and says so on the console too.
 */
record OutsideProgram(Path folder, Map<String, String> environment) {

    private static final long PATIENCE_SECONDS = 120;

    /** What npm and node say when there is no way to the registry. */
    private static final List<String> UNREACHABLE =
            List.of("ENOTFOUND", "ECONNREFUSED", "EAI_AGAIN", "ETIMEDOUT", "ENETUNREACH");

    private record Ending(int code, String output, String errors) {}

    static OutsideProgram in(Path folder, Map<String, String> environment) {
        return new OutsideProgram(folder, environment);
    }

    /** Aborts the test where {@code program} is not on the path. */
    static void required(String program) {
        String path = String.valueOf(System.getenv("PATH"));
        boolean isThere =
                Arrays.stream(path.split(File.pathSeparator))
                        .map(folder -> Path.of(folder, program))
                        .anyMatch(Files::isExecutable);
        if (!isThere) {
            throw notTested(program + " is not installed");
        }
    }

    /** Its output; fails where it does not end well and in time. */
    String run(String... command) throws IOException, InterruptedException {
        Ending ending = ending(command);
        assertThat(ending.code)
                .as("%s: %s %s", List.of(command), ending.output, ending.errors)
                .isZero();
        return ending.output.strip();
    }

    /**
     * As {@link #run}, and aborts the test where the program says that the network is not there.
     */
    void runIfReachable(String... command) throws IOException {
        try {
            Ending ending = ending(command);
            if (ending.code != 0 && UNREACHABLE.stream().anyMatch(ending.errors::contains)) {
                throw notTested("no way to the package registry");
            }
            assertThat(ending.code).as("%s: %s", List.of(command), ending.errors).isZero();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    private Ending ending(String... command) throws IOException, InterruptedException {
        Path output = Files.createTempFile(Path.of("target"), "output", ".txt");
        Path errors = Files.createTempFile(Path.of("target"), "errors", ".txt");
        ProcessBuilder builder =
                new ProcessBuilder(command)
                        .directory(folder.toFile())
                        .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                        .redirectOutput(output.toFile())
                        .redirectError(errors.toFile());
        builder.environment().putAll(environment);
        Process process = builder.start();
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            Stream.concat(process.descendants(), Stream.of(process.toHandle()))
                    .forEach(ProcessHandle::destroyForcibly);
            throw new AssertionError(
                    List.of(command) + " did not end: " + Files.readString(errors, UTF_8));
        }
        return new Ending(
                process.exitValue(),
                Files.readString(output, UTF_8),
                Files.readString(errors, UTF_8));
    }

    private static TestAbortedException notTested(String why) {
        System.err.println("NOT TESTED: " + why + ", so its example was not run");
        return new TestAbortedException(why);
    }
}

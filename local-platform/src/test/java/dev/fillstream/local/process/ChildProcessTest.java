package dev.fillstream.local.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChildProcessTest {

    @TempDir Path directory;

    @Test
    void diesWithItsParentWhenThatIsKilled() throws Exception {
        Process parent =
                new ProcessBuilder(
                                Command.java(
                                        List.of("-Xmx32m", "-XX:TieredStopAtLevel=1"),
                                        List.of(
                                                "-cp",
                                                System.getProperty("java.class.path"),
                                                ParentProgram.class.getName(),
                                                directory.toString())))
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
        long pid = Long.parseLong(parent.inputReader().readLine());
        ProcessHandle child = ProcessHandle.of(pid).orElseThrow();

        parent.destroyForcibly();

        child.onExit().get(10, TimeUnit.SECONDS);
        assertThat(child.isAlive()).isFalse();
    }

    @Test
    void isKilledWhenItDoesNotStop() {
        ChildProcess deaf = ChildProcess.start(shell("trap '' TERM; while :; do sleep 1; done"));

        deaf.stop(Duration.ofMillis(300));

        assertThat(deaf.isAlive()).isFalse();
    }

    @Test
    void readinessGivesUpWhenItDies() {
        ChildProcess shortLived = ChildProcess.start(shell("exit 7"));

        assertThatThrownBy(() -> Readiness.await(shortLived, Duration.ofSeconds(20), () -> false))
                .isInstanceOf(StartFailed.class)
                .hasMessageContaining("shell ended while it started")
                .hasMessageContaining("shell.log");
    }

    private Command shell(String script) {
        return new Command(
                "shell",
                List.of("/bin/sh", "-c", script),
                Map.of(),
                directory,
                directory.resolve("shell.log"));
    }
}

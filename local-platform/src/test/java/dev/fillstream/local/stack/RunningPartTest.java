package dev.fillstream.local.stack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fillstream.local.process.ChildProcess;
import dev.fillstream.local.process.Command;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunningPartTest {

    private static final String READY = "ready";

    @TempDir Path directory;

    private final ScheduledExecutorService restarts = Executors.newSingleThreadScheduledExecutor();
    private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();

    @AfterEach
    void end() {
        restarts.shutdownNow();
    }

    @Test
    void startsServiceAgainThatWasKilled() throws Exception {
        RunningPart service = part(Part.NOTIFIER);
        service.start();
        long first = service.pid();
        assertThat(next()).isEqualTo(READY);

        service.process().kill();

        assertThat(next()).isEqualTo("died 137");
        assertThat(next()).isEqualTo(READY);
        assertThat(service.state()).isEqualTo(PartState.READY);
        assertThat(service.pid()).isNotZero().isNotEqualTo(first);
        assertThat(service.restartCount()).isEqualTo(1);
        service.stop(ChildProcess::kill);
    }

    @Test
    void leavesTheGroundDown() throws Exception {
        RunningPart broker = part(Part.KAFKA);
        broker.start();
        assertThat(next()).isEqualTo(READY);

        broker.process().kill();

        assertThat(next()).isEqualTo("died 137");
        assertThat(heard.poll(500, TimeUnit.MILLISECONDS)).isNull();
        assertThat(broker.state()).isEqualTo(PartState.DIED);
        assertThat(broker.pid()).isZero();
    }

    @Test
    void leavesServiceDownThatWasStopped() throws Exception {
        RunningPart service = part(Part.NOTIFIER);
        service.start();
        assertThat(next()).isEqualTo(READY);

        service.stop(child -> child.stop(Duration.ofSeconds(5)));

        assertThat(heard.poll(500, TimeUnit.MILLISECONDS)).isNull();
        assertThat(service.state()).isEqualTo(PartState.STOPPED);
    }

    private String next() throws InterruptedException {
        return String.valueOf(heard.poll(10, TimeUnit.SECONDS));
    }

    private RunningPart part(Part part) {
        Command sleep =
                new Command(
                        part.label(),
                        List.of("/bin/sleep", "600"),
                        Map.of(),
                        directory,
                        directory.resolve("sleep.log"));
        return new RunningPart(
                part, () -> ChildProcess.start(sleep), child -> {}, restarts, new Ear());
    }

    private final class Ear implements RunningPart.Notices {

        @Override
        public void ready(RunningPart part, Duration took) {
            heard.add(READY);
        }

        @Override
        public void died(RunningPart part, int exitCode) {
            heard.add("died " + exitCode);
        }

        @Override
        public void changed() {}
    }
}

package dev.fillstream.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fillstream.local.demo.Trial;
import dev.fillstream.local.stack.Part;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Under load, no event loop of any service waits for anything but its selector. */
@Order(3)
class NoBlockingOnEventLoopsTest {

    private static final List<Part> WITH_EVENT_LOOPS =
            List.of(
                    Part.ORDER_INTAKE,
                    Part.RISK_PROCESSOR,
                    Part.EXECUTION_SERVICE,
                    Part.NOTIFIER,
                    Part.VENUE_SIMULATOR);

    private final RunningPipeline pipeline = RunningPipeline.get();

    @TempDir Path directory;

    @Test
    void nothingBlocksAnEventLoop() throws Exception {
        Path settings = directory.resolve("blocking.jfc");
        Files.writeString(settings, BlockingCalls.settings());
        try (Trial warmUp = pipeline.trial("warm", 1)) {
            warmUp.load().send(warmUp.plan(100, 3), Duration.ofSeconds(2));
            RunningPipeline.assertConserved(warmUp, 100);
        }
        for (Part part : WITH_EVENT_LOOPS) {
            jcmd(part, "JFR.start", "name=blocking", "settings=" + settings);
        }
        try (Trial trial = pipeline.trial("jfr", 3)) {
            trial.load().send(trial.plan(300, 7), Duration.ofSeconds(4));
            RunningPipeline.assertConserved(trial, 300);
        }
        Map<Part, List<String>> found = new LinkedHashMap<>();
        for (Part part : WITH_EVENT_LOOPS) {
            Path recording = directory.resolve(part.label() + ".jfr");
            jcmd(part, "JFR.stop", "name=blocking", "filename=" + recording);
            List<String> blocking = BlockingCalls.onEventLoops(recording);
            if (!blocking.isEmpty()) {
                found.put(part, blocking.stream().limit(3).toList());
            }
        }
        assertThat(found).isEmpty();
    }

    private void jcmd(Part part, String... arguments) throws IOException, InterruptedException {
        List<String> command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                                Long.toString(pipeline.stack().view().part(part).pid())));
        command.addAll(List.of(arguments));
        Path output = directory.resolve("jcmd.txt");
        Process process =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(output.toFile())
                        .start();
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(Files.readString(output)).isZero();
    }
}

package dev.fillstream.local.cli;

import dev.fillstream.local.process.Command;
import dev.fillstream.local.process.DetachedProcess;
import dev.fillstream.local.stack.StackSettings;
import java.io.BufferedReader;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Starts the supervisor as a process of its own and shows what it reports until it is ready. */
final class Detached {

    private final Command command;

    Detached(StackSettings settings, List<String> arguments) {
        List<String> program = new ArrayList<>();
        program.add("-cp");
        program.add(System.getProperty("java.class.path"));
        program.add(Fillstream.class.getName());
        program.addAll(arguments);
        List<String> flags = ManagementFactory.getRuntimeMXBean().getInputArguments();
        Path log = settings.data().resolve("logs").resolve("supervisor.log");
        command =
                new Command(
                        "supervisor",
                        Command.java(flags, program),
                        Map.of(),
                        settings.home().root(),
                        log);
    }

    /** The exit code: of the supervisor when it ended, else that all is well. */
    int run() throws IOException, InterruptedException {
        Process supervisor = DetachedProcess.start(command);
        try (BufferedReader report = Files.newBufferedReader(command.log())) {
            boolean ended = false;
            while (true) {
                if (print(report)) {
                    return ExitCode.OK;
                }
                if (ended) {
                    return supervisor.exitValue();
                }
                ended = supervisor.waitFor(50, TimeUnit.MILLISECONDS);
            }
        }
    }

    /** Whether the end of the report has been met. */
    private static boolean print(BufferedReader report) throws IOException {
        for (int next = report.read(); next >= 0; next = report.read()) {
            if (next == UpCommand.END_OF_REPORT) {
                return true;
            }
            Screen.out().print((char) next);
        }
        Screen.out().flush();
        return false;
    }
}

package dev.fillstream.local.trigger;

import dev.fillstream.local.process.StartFailed;
import dev.fillstream.local.stack.Home;
import dev.fillstream.local.stack.StackFile;
import dev.fillstream.local.stack.StackView;
import java.io.PrintWriter;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code trigger partial-fill}: makes a named situation happen and says how it ended. */
@Command(
        name = "trigger",
        description = "Makes a named situation happen and shows what becomes of its orders",
        mixinStandardHelpOptions = true,
        footer =
                "%nExample: fillstream trigger broker-timeout; fillstream trigger all --minutes 5 --kill")
public final class TriggerCommand implements Callable<Integer> {

    private static final int PASSED = 0;
    private static final int FAILED = 1;
    private static final int USAGE = 2;
    private static final String ALL = "all";

    @Spec private CommandSpec spec = CommandSpec.create();

    @Parameters(index = "0", arity = "0..1", paramLabel = "<scenario>")
    private @Nullable String name;

    @Option(names = "--list", description = "Lists the scenarios")
    private boolean list;

    @Option(names = "--minutes", description = "With all: for how long (default: 5)")
    private int minutes = 5;

    @Option(names = "--kill", description = "With all: kills services of the stack meanwhile")
    private boolean kill;

    @Option(names = "--seed", description = "With all: which service is killed when (default: 1)")
    private long seed = 1;

    /** 0 where it ended as it must, 1 where it did not, 2 where there is no such scenario. */
    @Override
    public Integer call() throws InterruptedException {
        if (list) {
            printScenarios(out());
            return PASSED;
        }
        Optional<Scenario> scenario = Optional.ofNullable(name).flatMap(Scenario::labelled);
        boolean all = ALL.equals(name);
        if (scenario.isEmpty() && !all) {
            PrintWriter err = spec.commandLine().getErr();
            err.println(
                    name == null ? "Which one?" : "There is no scenario \"" + name + "\". Known:");
            printScenarios(err);
            return USAGE;
        }
        Path data = Home.find().data();
        Supplier<StackView> stack = () -> running(data);
        try (HttpClient http =
                HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build()) {
            Triggers triggers = new Triggers(stack, http, this::say);
            boolean passed =
                    all
                            ? triggers.runAll(Duration.ofMinutes(minutes), kill, seed)
                            : triggers.run(scenario.get().label());
            say(passed ? "PASS" : "FAIL");
            return passed ? PASSED : FAILED;
        }
    }

    private static StackView running(Path data) {
        return StackFile.running(data)
                .orElseThrow(() -> new StartFailed("nothing runs here: ./fillstream up starts it"));
    }

    private static void printScenarios(PrintWriter to) {
        for (Scenario scenario : Scenario.values()) {
            to.printf("  %-18s %s%n", scenario.label(), scenario.sentence());
        }
        to.printf("  %-18s %s%n", ALL, "all of them at once, then every promise is checked");
        to.flush();
    }

    private void say(String line) {
        synchronized (this) {
            out().println(line);
            out().flush();
        }
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }
}

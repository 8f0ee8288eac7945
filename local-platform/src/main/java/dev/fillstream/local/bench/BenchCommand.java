package dev.fillstream.local.bench;

import dev.fillstream.local.process.StartFailed;
import dev.fillstream.local.stack.Home;
import dev.fillstream.local.stack.Stack;
import dev.fillstream.local.stack.StackFile;
import dev.fillstream.local.stack.StackListener;
import dev.fillstream.local.stack.StackSettings;
import dev.fillstream.local.stack.StackView;
import dev.fillstream.local.stack.Venue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * {@code ./fillstream bench}: load, latency and cost, with exit code 1 when the rate was not
 * sustained.
 */
@Command(
        name = "bench",
        description = "Measures throughput, latency per hop, and cost per order by process.",
        sortOptions = false)
public final class BenchCommand implements Callable<Integer> {

    private static final int NOT_SUSTAINED = 1;

    @Spec private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--rate",
            paramLabel = "R",
            description =
                    "Orders per second (${DEFAULT-VALUE}); with --max where the search starts.")
    private int rate = 500;

    @Option(
            names = "--seconds",
            paramLabel = "S",
            description = "Counted load per trial (${DEFAULT-VALUE}).")
    private int seconds = 20;

    @Option(
            names = "--warm-up",
            paramLabel = "S",
            description =
                    "Seconds before it (until the JVMs' compilers are quiet: three to seven minutes).")
    private @Nullable Integer warmUp;

    @Option(names = "--max", description = "Search the highest rate that ends without lag.")
    private boolean max;

    @Option(
            names = "--limit",
            description =
                    "Run the copy-only pipeline on the same broker, in turns, and print the ratios.")
    private boolean limit;

    @Option(
            names = "--profile",
            description = "Record where each process spends its time, in one more trial.")
    private boolean profile;

    @Option(names = "--entry", description = "rest or kafka (${DEFAULT-VALUE}).")
    private String entry = "rest";

    @Option(names = "--venue", description = "alpaca (the simulator) or paper (${DEFAULT-VALUE}).")
    private String venue = "alpaca";

    @Option(
            names = "--webhooks",
            negatable = true,
            defaultValue = "true",
            fallbackValue = "true",
            description = "Follow reports to a webhook receiver (default: yes).")
    private boolean webhooks;

    @Option(names = "--json", description = "Print the JSON instead of the table.")
    private boolean json;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Where JSON, histogram log and plot go (.fillstream/bench).")
    private @Nullable Path out;

    @Override
    public Integer call() throws InterruptedException, ExecutionException {
        BenchOptions options = options();
        StackSettings settings =
                StackSettings.fromEnvironment().withVenue(one(Venue.class, "--venue", venue));
        Optional<StackView> running = StackFile.running(Home.find().data());
        if (running.isPresent()) {
            return measure(wanted(running.get()), options, settings);
        }
        // Data of its own: what a benchmark leaves is much, and no part of anybody's history.
        StackSettings own =
                settings.withData(settings.data().resolve("bench-stack")).withFreshData();
        try (Stack stack = Stack.start(own, StackListener.SILENT)) {
            return measure(stack.view(), options, settings);
        }
    }

    private Integer measure(StackView stack, BenchOptions options, StackSettings settings)
            throws InterruptedException, ExecutionException {
        try {
            BenchReport report = new Bench(stack, options, this::progress).run();
            Path directory = out == null ? settings.data().resolve("bench") : out;
            BenchFiles.write(directory, report);
            print(json ? BenchJson.of(report).encodePrettily() : BenchText.of(report));
            progress("written to " + directory);
            report.brokenOff().ifPresent(why -> progress("the run ended early: " + why));
            return report.isSustained() ? 0 : NOT_SUSTAINED;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private StackView wanted(StackView running) {
        if (!running.venue().equals(venue)) {
            throw new StartFailed(
                    "a stack is up that trades at %s, not %s: ./fillstream down, then again"
                            .formatted(running.venue(), venue));
        }
        return running;
    }

    private BenchOptions options() {
        try {
            return new BenchOptions(
                    rate,
                    seconds,
                    warmUp == null ? OptionalInt.empty() : OptionalInt.of(warmUp),
                    max,
                    limit,
                    profile,
                    one(BenchOptions.Entry.class, "--entry", entry),
                    webhooks);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }

    private <E extends Enum<E>> E one(Class<E> choices, String option, String text) {
        for (E choice : choices.getEnumConstants()) {
            if (choice.name().toLowerCase(Locale.ROOT).equals(text)) {
                return choice;
            }
        }
        throw new ParameterException(
                spec.commandLine(),
                "%s must be one of %s, not %s"
                        .formatted(
                                option,
                                java.util.Arrays.toString(choices.getEnumConstants())
                                        .toLowerCase(Locale.ROOT),
                                text));
    }

    private void progress(String line) {
        CommandLine commandLine = spec.commandLine();
        commandLine.getErr().println(line);
        commandLine.getErr().flush();
    }

    private void print(String text) {
        CommandLine commandLine = spec.commandLine();
        commandLine.getOut().println(text);
        commandLine.getOut().flush();
    }
}

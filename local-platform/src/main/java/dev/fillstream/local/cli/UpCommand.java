package dev.fillstream.local.cli;

import dev.fillstream.local.process.StartFailed;
import dev.fillstream.local.stack.Part;
import dev.fillstream.local.stack.Stack;
import dev.fillstream.local.stack.StackSettings;
import dev.fillstream.local.stack.Venue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** {@code up}: starts everything and stays until it is told to stop. */
@Command(
        name = "up",
        description = "Starts everything and stays until Ctrl-C",
        mixinStandardHelpOptions = true)
final class UpCommand implements Callable<Integer> {

    /** Says to whoever waits for a detached stack that all has been said. */
    static final char END_OF_REPORT = '\u0004';

    @Option(
            names = {"-d", "--detach"},
            description = "Goes to the background once all is ready; down stops it")
    private boolean detach;

    @Option(names = "--fresh", description = "Removes what earlier runs left before it starts")
    private boolean fresh;

    @Option(
            names = "--venue",
            description = "Where orders are executed: ${COMPLETION-CANDIDATES} (default: alpaca)")
    private Venue venue = Venue.ALPACA;

    @Option(
            names = "--only",
            split = ",",
            paramLabel = "<part>",
            converter = PartConverter.class,
            description = "Starts these parts and what they stand on, to look at one by itself")
    private Set<Part> only = EnumSet.allOf(Part.class);

    @Option(names = "--supervised", hidden = true)
    private boolean supervised;

    private volatile boolean ending;

    @Override
    public Integer call() throws Exception {
        StackSettings settings = StackSettings.fromEnvironment().withVenue(venue);
        return detach
                ? new Detached(settings, arguments()).run()
                : stay(fresh ? settings.withFreshData() : settings);
    }

    private int stay(StackSettings settings) throws InterruptedException {
        long begin = System.nanoTime();
        Stack stack = Stack.prepare(settings, new UpReport());
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(stack), "down"));
        start(stack);
        Duration took = Duration.ofNanos(System.nanoTime() - begin);
        UpReport.summary(stack.view(), took, supervised);
        if (supervised) {
            Screen.out().print(END_OF_REPORT);
            Screen.out().flush();
        }
        new CountDownLatch(1).await();
        return ExitCode.OK;
    }

    /** What fails because it is being stopped needs no word: the hook has the last one. */
    private void start(Stack stack) throws InterruptedException {
        try {
            stack.start(only);
        } catch (StartFailed e) {
            if (!ending) {
                throw e;
            }
            new CountDownLatch(1).await();
        }
    }

    private List<String> arguments() {
        List<String> arguments = new ArrayList<>(List.of("up", "--supervised", "--no-color"));
        arguments.add("--venue=" + venue.label());
        if (fresh) {
            arguments.add("--fresh");
        }
        only.forEach(part -> arguments.add("--only=" + part.label()));
        return arguments;
    }

    /** Parts by their labels. */
    private static final class PartConverter implements ITypeConverter<Part> {

        @Override
        public Part convert(String label) {
            return Part.labelled(label)
                    .orElseThrow(
                            () ->
                                    new TypeConversionException(
                                            "there is no part '%s', but %s"
                                                    .formatted(
                                                            label,
                                                            Arrays.stream(Part.values())
                                                                    .map(Part::label)
                                                                    .toList())));
        }
    }

    /** Ctrl-C and down end in this hook; what it stopped cleanly is no failure. */
    private void end(Stack stack) {
        ending = stack.isOpen();
        stack.close();
        if (ending) {
            Screen.out().println("All parts are stopped.");
            Screen.out().flush();
            Runtime.getRuntime().halt(ExitCode.OK);
        }
    }
}

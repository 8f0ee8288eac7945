package dev.fillstream.local.demo;

import dev.fillstream.local.cli.DurationText;
import dev.fillstream.local.compose.ComposeStack;
import dev.fillstream.local.stack.Home;
import dev.fillstream.local.stack.PartStatus;
import dev.fillstream.local.stack.Stack;
import dev.fillstream.local.stack.StackFile;
import dev.fillstream.local.stack.StackListener;
import dev.fillstream.local.stack.StackSettings;
import dev.fillstream.local.stack.StackView;
import java.io.Console;
import java.io.PrintWriter;
import java.io.Writer;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ./fillstream demo}: runs everything once, and says what was kept of every promise. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description =
                "Starts everything unless it runs, sends sample orders, and checks what became of"
                        + " each.")
public final class DemoCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before it calls.
    private CommandSpec spec;

    @Option(names = "--orders", defaultValue = "200", description = "how many; default 200")
    private int orders;

    @Option(names = "--seed", defaultValue = "1", description = "of the load; default 1")
    private long seed;

    @Option(names = "--keep", description = "leave everything running until Ctrl-C")
    private boolean keep;

    @Option(names = "--json", description = "print the result as one JSON object")
    private boolean json;

    @Option(
            names = "--over",
            converter = DurationText.class,
            description = "how long the sending takes; default 6s")
    private Duration over = Duration.ofSeconds(6);

    @Option(
            names = "--against",
            description =
                    "what it runs against: processes, or the containers of docker-compose.yml"
                            + " (compose); default processes")
    private Against against = Against.PROCESSES;

    /** What a demo can run against. */
    enum Against {
        PROCESSES,
        COMPOSE
    }

    /** 0 only when every check passed. */
    @Override
    public Integer call() throws InterruptedException {
        return switch (against) {
            case PROCESSES -> againstProcesses();
            case COMPOSE -> againstCompose();
        };
    }

    private int againstCompose() throws InterruptedException {
        long start = System.nanoTime();
        ComposeStack stack = ComposeStack.open(Home.find().root(), this::say);
        try (HttpClient http = client()) {
            say("ready in %d ms".formatted(Duration.ofNanos(System.nanoTime() - start).toMillis()));
            return run(stack.target(http), http);
        } finally {
            if (keep) {
                say("the containers run on; docker-compose down stops them");
            } else {
                stack.close();
            }
        }
    }

    private int againstProcesses() throws InterruptedException {
        StackSettings settings = StackSettings.fromEnvironment();
        Optional<StackView> running = StackFile.running(settings.data());
        if (running.isPresent()) {
            say("using the stack that is up");
            return run(running.get());
        }
        long start = System.nanoTime();
        try (Stack stack = Stack.start(settings, listener())) {
            say("ready in %d ms".formatted(Duration.ofNanos(System.nanoTime() - start).toMillis()));
            int exitCode = run(stack.view());
            if (keep) {
                say("running until Ctrl-C; data and logs are in " + settings.data());
                new CountDownLatch(1).await();
            }
            return exitCode;
        }
    }

    private int run(StackView stack) throws InterruptedException {
        try (HttpClient http = client()) {
            return run(DemoTarget.of(stack), http);
        }
    }

    private static HttpClient client() {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(5))
                .build();
    }

    private int run(DemoTarget target, HttpClient http) throws InterruptedException {
        say("sending %d orders by REST and by Kafka, seed %d".formatted(orders, seed));
        PrintWriter progress = json ? new PrintWriter(Writer.nullWriter()) : out();
        FunnelDisplay display = new FunnelDisplay(progress, isTerminal());
        DemoResult result = new DemoRun(target, http, display).run(orders, seed, over);
        if (json) {
            out().println(result.json());
            out().flush();
        } else {
            result.print(out());
        }
        return result.isPassed() ? 0 : 1;
    }

    private StackListener listener() {
        return new StackListener() {
            @Override
            public void ready(PartStatus part, Duration took) {
                say(
                        String.format(
                                Locale.ROOT,
                                "  %-18s %6d ms  %s",
                                part.name(),
                                took.toMillis(),
                                part.address()));
            }

            @Override
            public void died(PartStatus part, int exitCode) {
                say("  %s died with %d, see %s".formatted(part.name(), exitCode, part.log()));
            }
        };
    }

    private void say(String text) {
        if (!json) {
            out().println(text);
            out().flush();
        }
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }

    private static boolean isTerminal() {
        Console console = System.console();
        return console != null && console.isTerminal();
    }
}

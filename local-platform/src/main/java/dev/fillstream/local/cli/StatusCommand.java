package dev.fillstream.local.cli;

import dev.fillstream.local.stack.Health;
import dev.fillstream.local.stack.PartState;
import dev.fillstream.local.stack.PartStatus;
import dev.fillstream.local.stack.StackFile;
import dev.fillstream.local.stack.StackView;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code status}: how each part is doing, asked just now. */
@Command(
        name = "status",
        description = "Shows each part: state, pid, address, log",
        mixinStandardHelpOptions = true)
final class StatusCommand implements Callable<Integer> {

    private static final String NOTHING = "{\"parts\":[]}";

    @Option(names = "--json", description = "For programs")
    private boolean json;

    @Override
    public Integer call() {
        Optional<StackView> running = LocalStack.running().map(StatusCommand::asked);
        if (running.isEmpty()) {
            Screen.out().println(json ? NOTHING : "Nothing runs here. ./fillstream up starts it.");
            return ExitCode.CHECK_FAILED;
        }
        StackView view = running.get();
        if (json) {
            Screen.out().println(StackFile.json(view));
        } else {
            view.parts().forEach(StatusCommand::print);
            Screen.out().println("venue journal: " + view.venueJournal());
        }
        return view.isReady() ? ExitCode.OK : ExitCode.CHECK_FAILED;
    }

    /** With what the services answer now in place of what the supervisor saw last. */
    private static StackView asked(StackView view) {
        List<PartStatus> parts = view.parts().parallelStream().map(StatusCommand::asked).toList();
        return new StackView(
                view.supervisor(),
                view.startedAt(),
                view.venue(),
                view.bootstrapServers(),
                view.data(),
                view.logs(),
                view.venueJournal(),
                parts);
    }

    private static PartStatus asked(PartStatus part) {
        if (part.state() != PartState.READY
                || part.management().isEmpty()
                || Health.isReady(part.management())) {
            return part;
        }
        return new PartStatus(
                part.name(),
                PartState.UNHEALTHY,
                part.pid(),
                part.address(),
                part.management(),
                part.log(),
                part.restarts());
    }

    private static void print(PartStatus part) {
        String state = String.format("%-9s", part.state().name().toLowerCase(Locale.ROOT));
        Screen.out()
                .printf(
                        Locale.ROOT,
                        "%s  %-18s pid %-8s %-23s %s%s%n",
                        part.state() == PartState.READY ? Screen.green(state) : Screen.red(state),
                        part.name(),
                        part.pid() == 0 ? "-" : Long.toString(part.pid()),
                        part.address(),
                        part.log(),
                        part.restarts() == 0 ? "" : "  restarted " + part.restarts() + " times");
    }
}

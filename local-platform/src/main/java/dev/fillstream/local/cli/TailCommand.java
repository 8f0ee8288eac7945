package dev.fillstream.local.cli;

import dev.fillstream.local.follow.SeenRecord;
import dev.fillstream.local.follow.TopicFollower;
import dev.fillstream.local.stack.StackView;
import dev.fillstream.schemas.Topic;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tail}: records as they come, decoded, one line each. */
@Command(
        name = "tail",
        description = "Shows records of any topic as they come, decoded",
        mixinStandardHelpOptions = true)
final class TailCommand implements Callable<Integer> {

    /** How a record is printed. */
    enum Output {
        TEXT,
        JSON
    }

    @Spec private CommandSpec spec = CommandSpec.create();

    @Parameters(
            paramLabel = "<topic>",
            description = "Topics (default: all business topics and dead letters, without prices)")
    private List<String> topics = List.of();

    @Option(names = "--account", paramLabel = "<account>", description = "Only this account")
    private @Nullable String account;

    @Option(
            names = "--order",
            paramLabel = "<id>",
            description = "Only this order: the beginning of its orderId, or its clOrdId")
    private @Nullable String order;

    @Option(names = "--rejected", description = "Only what was refused, failed or was unreadable")
    private boolean rejected;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "text|json",
            description = "json prints the whole value, one per line")
    private Output output = Output.TEXT;

    @Option(
            names = "--since",
            paramLabel = "<duration>",
            converter = DurationText.class,
            description = "Begins that long ago, for instance 10m (default: now)")
    private @Nullable Duration since;

    @Option(names = "--no-follow", description = "Ends when all that is there has been shown")
    private boolean noFollow;

    @Override
    public Integer call() {
        List<String> chosen = topics.isEmpty() ? everyday() : known(topics);
        StackView view = LocalStack.require();
        try (TopicFollower follower = follower(view, chosen)) {
            do {
                show(follower);
            } while (!noFollow || !follower.isAtEnd());
            show(follower);
        }
        return ExitCode.OK;
    }

    private void show(TopicFollower follower) {
        follower.poll(Duration.ofMillis(noFollow ? 200 : 1_000)).stream()
                .filter(this::isWanted)
                .map(output == Output.JSON ? RecordLine::json : RecordLine::text)
                .forEach(Screen.out()::println);
        Screen.out().flush();
    }

    private TopicFollower follower(StackView view, List<String> chosen) {
        String servers = view.bootstrapServers();
        return since == null
                ? TopicFollower.fromNow(servers, chosen)
                : TopicFollower.since(servers, chosen, Instant.now().minus(since));
    }

    private boolean isWanted(SeenRecord record) {
        return (account == null || record.account().equals(account))
                && (order == null || record.isAbout(order))
                && (!rejected || record.isRefusal());
    }

    private List<String> known(List<String> names) {
        Set<String> all = Set.copyOf(all());
        for (String name : names) {
            if (!all.contains(name)) {
                throw new ParameterException(
                        spec.commandLine(),
                        "there is no topic " + name + ", only " + String.join(", ", all()));
            }
        }
        return names;
    }

    private static List<String> all() {
        return Topic.all().stream()
                .flatMap(topic -> Stream.of(topic.name(), topic.deadLetterName()))
                .toList();
    }

    private static List<String> everyday() {
        List<String> names = new ArrayList<>(all());
        names.remove(Topic.PRICES.name());
        return names;
    }
}

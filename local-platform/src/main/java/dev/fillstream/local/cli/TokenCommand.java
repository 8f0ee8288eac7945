package dev.fillstream.local.cli;

import dev.fillstream.local.security.TokenMint;
import dev.fillstream.local.stack.Home;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code token}: a bearer token for the local stack. */
@Command(
        name = "token",
        description = "Prints a bearer token for the local stack",
        mixinStandardHelpOptions = true)
final class TokenCommand implements Callable<Integer> {

    private static final Set<String> GROUPS =
            Set.of("trader", "risk-manager", "operator", "viewer");

    @Spec private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--accounts",
            split = ",",
            paramLabel = "<account>",
            description = "Whose orders it is good for (default: all)")
    private List<String> accounts = List.of("*");

    @Option(
            names = "--groups",
            split = ",",
            paramLabel = "<group>",
            description = "Out of trader, risk-manager, operator, viewer (default: trader)")
    private List<String> groups = List.of("trader");

    @Option(
            names = "--subject",
            paramLabel = "<name>",
            description = "Who it is for (default: local)")
    private String subject = "local";

    @Option(
            names = "--ttl",
            paramLabel = "<duration>",
            converter = DurationText.class,
            description = "How long it is good, for instance 30m (default: 1h)")
    private Duration ttl = Duration.ofHours(1);

    @Override
    public Integer call() {
        for (String group : groups) {
            if (!GROUPS.contains(group)) {
                throw new ParameterException(
                        spec.commandLine(), "there is no group " + group + ", only " + GROUPS);
            }
        }
        TokenMint mint = TokenMint.in(Home.find().data().resolve("keys"));
        Screen.out().println(mint.token(subject, accounts, groups, ttl));
        return ExitCode.OK;
    }
}

package dev.fillstream.local.cli;

import dev.fillstream.local.check.Decision;
import dev.fillstream.local.verify.Recomputation;
import dev.fillstream.local.verify.adapter.KafkaLog;
import dev.fillstream.schemas.Timestamps;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code verify-decisions}: makes every decision of the log again, and says where they differ. */
@Command(
        name = "verify-decisions",
        description =
                "Makes the decisions of risk again, by a plain implementation and from the log"
                        + " alone, and reports the first that comes out otherwise",
        mixinStandardHelpOptions = true)
final class VerifyDecisionsCommand implements Callable<Integer> {

    @Spec private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--from",
            paramLabel = "<time>",
            converter = TimeText.class,
            description = "The first decision, such as 2026-11-26T09:30:00Z or 10m ago")
    private Instant from = Instant.MIN;

    @Option(
            names = "--to",
            paramLabel = "<time>",
            converter = TimeText.class,
            description = "Decisions before that (default: to the end)")
    private Instant to = Instant.MAX;

    /** 0 where all that could be made again came out the same, and something could. */
    @Override
    public Integer call() {
        if (!from.isBefore(to)) {
            throw new ParameterException(
                    spec.commandLine(), "--from " + from + " is not before --to " + to);
        }
        KafkaLog log = new KafkaLog(LocalStack.require().bootstrapServers());
        return report(Recomputation.of(log, this::isInRange));
    }

    private boolean isInRange(Decision decision) {
        Instant time = Timestamps.toInstant(decision.risk().getDecidedAt());
        return !time.isBefore(from) && time.isBefore(to);
    }

    private static int report(Recomputation.Result result) {
        Screen.out()
                .printf("%d decisions were made again, and are the same%n", result.recomputed());
        result.skipped()
                .forEach((why, count) -> Screen.out().printf("%d could not be: %s%n", count, why));
        result.differences().stream().limit(1).forEach(Screen.out()::println);
        Screen.out().flush();
        boolean isEmpty = result.recomputed() == 0 && !result.skipped().isEmpty();
        return result.differences().isEmpty() && !isEmpty ? ExitCode.OK : ExitCode.CHECK_FAILED;
    }
}

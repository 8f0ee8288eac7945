package dev.fillstream.local.cli;

import dev.fillstream.local.follow.TopicFollower;
import dev.fillstream.local.stack.Part;
import dev.fillstream.local.stack.StackView;
import dev.fillstream.schemas.Topic;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code order buy 100 ACME --limit 12.34}: places an order and follows it hop by hop. */
@Command(
        name = "order",
        description = "Places an order by REST and follows it from hop to hop",
        mixinStandardHelpOptions = true,
        footer = "%nExample: fillstream order buy 100 ACME --limit 12.34")
final class OrderVerb implements Callable<Integer> {

    @Spec private CommandSpec spec = CommandSpec.create();

    @Parameters(index = "0", paramLabel = "buy|sell|sell_short")
    private String side = "";

    @Parameters(index = "1", paramLabel = "<quantity>")
    private String quantity = "";

    @Parameters(index = "2", paramLabel = "<symbol>")
    private String symbol = "";

    @Option(names = "--limit", paramLabel = "<price>", description = "A limit order at this price")
    private @Nullable String limit;

    @Option(names = "--market", description = "A market order (the default without --limit)")
    private boolean market;

    @Option(names = "--account", paramLabel = "<account>", description = "default: acct-1")
    private String account = "acct-1";

    @Option(names = "--tif", paramLabel = "day|gtc|ioc|fok", description = "default: day")
    private String timeInForce = "day";

    @Option(names = "--cl-ord-id", paramLabel = "<id>", description = "default: one of its own")
    private String clOrdId = "cli-" + UUID.randomUUID();

    @Option(names = "--wait", description = "Follows until nothing more can happen to the order")
    private boolean untilFinal;

    @Option(
            names = "--timeout",
            paramLabel = "<duration>",
            converter = DurationText.class,
            description = "How long to follow at most (default: 10s, with --wait 10m)")
    private @Nullable Duration timeout;

    @Option(names = "--json", description = "One JSON object per hop")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        if (market && limit != null) {
            throw new ParameterException(
                    spec.commandLine(), "--market and --limit exclude each other");
        }
        StackView view = LocalStack.require();
        OrderRequest request =
                new OrderRequest(clOrdId, account, symbol, side, quantity, limit, timeInForce);
        try (TopicFollower follower = TopicFollower.fromNow(view.bootstrapServers(), topics())) {
            OrderAnswer answer = request.post(view.url(Part.ORDER_INTAKE), view.tokens());
            if (!answer.isAccepted()) {
                System.err.println(answer.body());
                return ExitCode.CHECK_FAILED;
            }
            Journey journey = new Journey(clOrdId, answer, json);
            journey.begin();
            return journey.follow(follower, untilFinal, patience());
        }
    }

    private Duration patience() {
        if (timeout != null) {
            return timeout;
        }
        return untilFinal ? Duration.ofMinutes(10) : Duration.ofSeconds(10);
    }

    private static List<String> topics() {
        return List.of(
                Topic.ORDERS.name(),
                Topic.RISK_APPROVED.name(),
                Topic.RISK_REJECTED.name(),
                Topic.EXECUTIONS.name(),
                Topic.NOTIFICATIONS.name(),
                Topic.ORDERS.deadLetterName());
    }
}

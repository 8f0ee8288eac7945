package dev.fillstream.local.listen;

import com.fasterxml.jackson.databind.JsonNode;
import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.EmptyWebhookSecretException;
import dev.fillstream.local.check.ReceivingEndpoint;
import dev.fillstream.local.cli.Screen;
import dev.fillstream.local.demo.receiver.WebhookEndpoints;
import dev.fillstream.local.process.StartFailed;
import dev.fillstream.local.stack.Home;
import dev.fillstream.local.stack.Part;
import dev.fillstream.local.stack.StackFile;
import dev.fillstream.local.stack.StackView;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code listen}: webhooks as they come, verified, and forwarded where that is wanted. */
@Command(
        name = "listen",
        description = "Receives webhooks of the running stack: shows and verifies what arrives",
        mixinStandardHelpOptions = true)
public final class ListenCommand implements Callable<Integer> {

    private static final int NO_CONTENT = 204;

    @Option(
            names = "--forward-to",
            paramLabel = "<url>",
            description = "Hands each one on, as it came, and answers what that answers")
    private @Nullable URI forwardTo;

    @Option(
            names = "--account",
            paramLabel = "<account>",
            description = "Only this account; may be given more than once (default: all)")
    private List<String> accounts = List.of("*");

    @Option(
            names = "--type",
            paramLabel = "<type>",
            description = "Only this event type; may be given more than once (default: all)")
    private List<String> types = List.of("*");

    @Option(names = "--body", description = "Shows the whole body of each")
    private boolean body;

    @Override
    public Integer call() throws InterruptedException {
        StackView stack =
                StackFile.running(Home.find().data())
                        .orElseThrow(
                                () ->
                                        new StartFailed(
                                                "nothing runs here: ./fillstream up starts it"));
        CompletableFuture<Inspection> inspection = new CompletableFuture<>();
        WebhookEndpoints endpoints =
                new WebhookEndpoints(
                        HttpClient.newHttpClient(),
                        URI.create(stack.url(Part.NOTIFIER)),
                        stack.tokens().operator());
        Forwarding forwarding = forwardTo == null ? null : new Forwarding(forwardTo);
        try (Listener listener =
                Listener.start((headers, bytes) -> take(headers, bytes, inspection, forwarding))) {
            ReceivingEndpoint endpoint = endpoints.register(listener.url(), accounts, types);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> endpoints.remove(endpoint.id())));
            inspection.complete(new Inspection(verifier(endpoint.secret())));
            Screen.out().println("listening for " + String.join(", ", types) + "; Ctrl-C ends it");
            new CountDownLatch(1).await();
        }
        return 0;
    }

    private int take(
            Map<String, String> headers,
            byte[] bytes,
            CompletableFuture<Inspection> inspection,
            @Nullable Forwarding forwarding) {
        String text = Listener.text(bytes);
        Inspection.Finding finding = inspection.join().inspect(headers, text);
        int status = forwarding == null ? NO_CONTENT : forwarding.forward(headers, bytes);
        Screen.out().println(line(headers, finding, status));
        if (body) {
            Screen.out().println(Screen.dim("  " + text));
        }
        return status;
    }

    private static String line(
            Map<String, String> headers, Inspection.Finding finding, int status) {
        JsonNode event = finding.event();
        JsonNode data = event.path("data");
        StringBuilder line = new StringBuilder();
        line.append(LocalTime.now(ZoneId.systemDefault()).truncatedTo(ChronoUnit.MILLIS))
                .append(' ');
        line.append(finding.genuine() ? Screen.green("genuine") : Screen.red("NOT GENUINE"));
        line.append(' ').append(Screen.bold(event.path("type").asText("?")));
        line.append(' ').append(data.path("account").asText());
        line.append(' ').append(data.path("clOrdId").asText());
        line.append(" #").append(data.path("reportSeq").asText("-"));
        line.append(' ').append(Screen.dim(headers.getOrDefault("webhook-id", "")));
        line.append(" → ").append(status);
        if (finding.repeated()) {
            line.append(' ').append(Screen.yellow("again"));
        }
        if (finding.missing() > 0) {
            line.append(' ').append(Screen.red(finding.missing() + " missing before it"));
        }
        return line.toString();
    }

    private static Webhook verifier(String secret) {
        try {
            return new Webhook(secret);
        } catch (EmptyWebhookSecretException e) {
            throw new StartFailed("the notifier gave no secret", e);
        }
    }
}

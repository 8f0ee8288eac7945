package dev.fillstream.local.listen;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.EmptyWebhookSecretException;
import dev.fillstream.local.check.ReceivingEndpoint;
import dev.fillstream.local.cli.Screen;
import dev.fillstream.local.demo.receiver.WebhookEndpoints;
import dev.fillstream.local.listen.Forwarding.Answer;
import dev.fillstream.local.process.StartFailed;
import dev.fillstream.local.stack.Home;
import dev.fillstream.local.stack.Part;
import dev.fillstream.local.stack.StackFile;
import dev.fillstream.local.stack.StackView;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

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
            converter = ForwardTargetConverter.class,
            description = "Hands each one on, as it came, and answers what that answers")
    private @Nullable ForwardTarget forwardTo;

    @Option(
            names = "--port",
            paramLabel = "<port>",
            description = "Where to listen (default: any that is free)")
    private int port;

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
                        List.of(URI.create(stack.url(Part.NOTIFIER))),
                        stack.tokens().operator());
        Forwarding forwarding = forwardTo == null ? null : new Forwarding(forwardTo.url());
        try (Listener listener =
                Listener.start(
                        port, (headers, bytes) -> take(headers, bytes, inspection, forwarding))) {
            ReceivingEndpoint endpoint = register(endpoints, listener.url());
            Runtime.getRuntime().addShutdownHook(new Thread(() -> remove(endpoints, endpoint)));
            inspection.complete(new Inspection(verifier(endpoint.secret())));
            Screen.out().println("listening for " + String.join(", ", types) + "; Ctrl-C ends it");
            Screen.out().println("signed with " + endpoint.secret());
            new CountDownLatch(1).await();
        }
        return 0;
    }

    private ReceivingEndpoint register(WebhookEndpoints endpoints, URI url) {
        try {
            return endpoints.register(url, accounts, types);
        } catch (UncheckedIOException e) {
            throw new StartFailed(e.getMessage() + ": " + e.getCause(), e);
        }
    }

    /** Where the notifier is gone too there is nobody to tell; the next demo tidies up. */
    private static void remove(WebhookEndpoints endpoints, ReceivingEndpoint endpoint) {
        try {
            endpoints.remove(endpoint.id());
        } catch (UncheckedIOException e) {
            Screen.out()
                    .println(
                            "the endpoint "
                                    + endpoint.id()
                                    + " is still registered: "
                                    + e.getMessage());
        }
    }

    private int take(
            Map<String, String> headers,
            byte[] bytes,
            CompletableFuture<Inspection> inspection,
            @Nullable Forwarding forwarding) {
        String text = Listener.text(bytes);
        Inspection.Finding finding = inspection.join().inspect(headers, text);
        Answer answer =
                forwarding == null
                        ? new Answer(NO_CONTENT, "")
                        : forwarding.forward(headers, bytes);
        Screen.out().println(ListenLine.of(headers, finding, answer));
        if (body) {
            Screen.out().println(Screen.dim("  " + text));
        }
        return answer.status();
    }

    private static Webhook verifier(String secret) {
        try {
            return new Webhook(secret);
        } catch (EmptyWebhookSecretException e) {
            throw new StartFailed("the notifier gave no secret", e);
        }
    }

    /** Says what is wrong with it in our words. */
    static final class ForwardTargetConverter implements ITypeConverter<ForwardTarget> {

        @Override
        public ForwardTarget convert(String text) {
            try {
                return ForwardTarget.parse(text);
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(e.getMessage());
            }
        }
    }
}

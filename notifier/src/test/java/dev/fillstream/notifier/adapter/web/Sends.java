package dev.fillstream.notifier.adapter.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.fillstream.notifier.delivery.Outbound;
import dev.fillstream.notifier.delivery.Reply;
import dev.fillstream.notifier.endpoint.DestinationPolicy;
import dev.fillstream.notifier.endpoint.Endpoint;
import dev.fillstream.notifier.endpoint.EndpointUrl;
import dev.fillstream.notifier.signature.SigningKey;
import dev.fillstream.notifier.signature.SigningSecret;
import dev.fillstream.notifier.signature.WebhookSecret;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Makes single attempts with the real sender and waits for what comes of each. */
final class Sends implements AutoCloseable {

    static final String HEADER_VALUE = "a-value-that-nobody-may-see";

    private final Vertx vertx = Vertx.vertx();
    private final VertxWebhookSender sender;
    private final AtomicInteger replies = new AtomicInteger();

    Sends(DestinationPolicy policy, Names names, Duration timeout) {
        SigningKey key = new SigningKey(new byte[SigningKey.SEED_BYTES]);
        sender =
                new VertxWebhookSender(
                        vertx,
                        Clock.systemUTC(),
                        new ChannelSettings(policy, names, key, 4, timeout));
    }

    /** To loopback, names as the system knows them. */
    static Sends local(Duration timeout) {
        return new Sends(
                new DestinationPolicy(true, Set.of()), new SystemNames(Vertx.vertx()), timeout);
    }

    Reply send(String url) throws Exception {
        CompletableFuture<Reply> reply = new CompletableFuture<>();
        Outbound outbound = new Outbound(UUID.randomUUID(), "{}".getBytes(UTF_8), null);
        vertx.runOnContext(
                _ ->
                        sender.send(
                                endpoint(url),
                                outbound,
                                made -> {
                                    replies.incrementAndGet();
                                    reply.complete(made);
                                }));
        return reply.get(60, TimeUnit.SECONDS);
    }

    /** How many replies were told so far, of all attempts. */
    int replies() {
        return replies.get();
    }

    private static Endpoint endpoint(String url) {
        return new Endpoint(
                UUID.randomUUID(),
                EndpointUrl.parse(url),
                Set.of("a"),
                Set.of("*"),
                null,
                Map.of("X-Key", HEADER_VALUE),
                List.of(new SigningSecret(WebhookSecret.generate(), null)),
                null,
                null,
                Instant.EPOCH,
                Instant.EPOCH,
                1);
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}

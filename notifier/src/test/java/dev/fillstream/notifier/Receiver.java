package dev.fillstream.notifier;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.EmptyWebhookSecretException;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpHeaders;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/** A webhook receiver that keeps what it got and answers as each path is told to. */
final class Receiver implements AutoCloseable {

    /** What stands before the 32 bytes of a key in an X.509 SubjectPublicKeyInfo. */
    private static final byte[] ED25519_SPKI = HexFormat.of().parseHex("302a300506032b6570032100");

    /** One request as it came in. */
    record Received(String path, Map<String, String> headers, String body, int answered, long at) {

        String id() {
            return Optional.ofNullable(headers.get("webhook-id")).orElse("");
        }

        JsonObject data() {
            return new JsonObject(body).getJsonObject("data");
        }

        JsonObject delivery() {
            return new JsonObject(body).getJsonObject("delivery");
        }

        /** By the JDK's own Ed25519, which is not what signs. */
        boolean verifiesWithKey(String x) throws GeneralSecurityException {
            byte[] raw = Base64.getUrlDecoder().decode(x);
            byte[] spki = Arrays.copyOf(ED25519_SPKI, ED25519_SPKI.length + raw.length);
            System.arraycopy(raw, 0, spki, ED25519_SPKI.length, raw.length);
            Signature signature = Signature.getInstance("Ed25519");
            signature.initVerify(
                    KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(spki)));
            String prefix = id() + "." + headers.get("webhook-timestamp") + ".";
            signature.update((prefix + body).getBytes(UTF_8));
            for (String entry : headers.get("webhook-signature").split(" ")) {
                if (entry.startsWith("v1a,")) {
                    return signature.verify(Base64.getDecoder().decode(entry.substring(4)));
                }
            }
            return false;
        }

        long reportSeq() {
            return data().getLong("reportSeq");
        }

        boolean verifiesWith(String secret) {
            Map<String, List<String>> multi = new HashMap<>();
            headers.forEach((name, value) -> multi.put(name, List.of(value)));
            try {
                new Webhook(secret).verify(body, HttpHeaders.of(multi, (_, _) -> true));
                return true;
            } catch (WebhookVerificationException | EmptyWebhookSecretException e) {
                return false;
            }
        }
    }

    /** How a path answers: the status of its n-th request, or 0 for none at all. */
    interface Answers {
        int status(long request, Received received);
    }

    private final Vertx vertx = Vertx.vertx();
    private final HttpServer server;
    private final Map<String, Answers> answers = new ConcurrentHashMap<>();
    private final Map<String, AtomicLong> counts = new ConcurrentHashMap<>();
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private final Map<String, Map<String, String>> extra = new ConcurrentHashMap<>();

    Receiver() {
        server =
                vertx.createHttpServer()
                        .requestHandler(this::take)
                        .listen(0, "127.0.0.1")
                        .toCompletionStage()
                        .toCompletableFuture()
                        .join();
    }

    String url(String path) {
        return "http://127.0.0.1:" + server.actualPort() + path;
    }

    void answer(String path, Answers how) {
        answers.put(path, how);
    }

    void answerWithHeader(String path, String name, String value) {
        extra.put(path, Map.of(name, value));
    }

    List<Received> at(String path) {
        return received.stream().filter(request -> request.path().equals(path)).toList();
    }

    /** Those that were answered 2xx. */
    List<Received> acceptedAt(String path) {
        return at(path).stream().filter(request -> request.answered() / 100 == 2).toList();
    }

    private void take(HttpServerRequest request) {
        request.body()
                .onSuccess(
                        body -> {
                            String path = request.path();
                            Map<String, String> headers = new HashMap<>();
                            request.headers()
                                    .forEach(
                                            (name, value) ->
                                                    headers.put(
                                                            name.toLowerCase(Locale.ROOT), value));
                            long number =
                                    counts.computeIfAbsent(path, _ -> new AtomicLong())
                                            .incrementAndGet();
                            Received seen =
                                    new Received(
                                            path, headers, body.toString(), 0, System.nanoTime());
                            int status =
                                    answers.getOrDefault(path, (_, _) -> 200).status(number, seen);
                            received.add(
                                    new Received(
                                            path, headers, body.toString(), status, seen.at()));
                            if (status != 0) {
                                extra.getOrDefault(path, Map.of())
                                        .forEach(request.response()::putHeader);
                                request.response().setStatusCode(status).end("thanks");
                            }
                        });
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}

package dev.fillstream.notifier.adapter.web;

import dev.fillstream.notifier.delivery.Outbound;
import dev.fillstream.notifier.delivery.Reply;
import dev.fillstream.notifier.endpoint.Endpoint;
import dev.fillstream.notifier.signature.Signer;
import dev.fillstream.schemas.TraceParent;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import java.time.Clock;
import java.util.function.Consumer;

/** The connections to one endpoint, and what is written on each request. One event loop only. */
final class EndpointChannel {

    private static final String USER_AGENT = "fillstream-notifier/0.1";
    private static final int CONNECT_TIMEOUT_MILLIS = 5_000;
    private static final int KEEP_ALIVE_SECONDS = 30;

    private final Vertx vertx;
    private final Clock clock;
    private final ChannelSettings settings;
    private final HttpClient client;
    private Endpoint endpoint;
    private Signer signer;
    private Excerpts excerpts;
    private PinnedAddress address;

    EndpointChannel(Vertx vertx, Clock clock, ChannelSettings settings, Endpoint endpoint) {
        this.vertx = vertx;
        this.clock = clock;
        this.settings = settings;
        this.client = vertx.createHttpClient(options(settings.connections()));
        this.endpoint = endpoint;
        this.signer = new Signer(endpoint.secrets(), settings.signingKey());
        this.excerpts = new Excerpts(endpoint.headers().values());
        this.address = new PinnedAddress(clock, settings, endpoint.url());
    }

    long revision() {
        return endpoint.revision();
    }

    /** What the owner changed holds from the next attempt on. */
    void show(Endpoint changed) {
        endpoint = changed;
        signer = new Signer(changed.secrets(), settings.signingKey());
        excerpts = new Excerpts(changed.headers().values());
        address = new PinnedAddress(clock, settings, changed.url());
    }

    void send(Outbound outbound, Consumer<Reply> whenDone) {
        Exchange exchange = new Exchange(vertx, settings.timeout(), excerpts, whenDone);
        address.find()
                .compose(found -> client.request(request(found)))
                .onComplete(
                        request -> post(outbound, request, exchange), exchange::failedToConnect);
    }

    void close() {
        var _ = client.close();
    }

    private void post(Outbound outbound, HttpClientRequest request, Exchange exchange) {
        long now = clock.instant().getEpochSecond();
        String id = outbound.webhookId().toString();
        var headers = request.headers();
        endpoint.headers().forEach(headers::set);
        headers.set("content-type", "application/json")
                .set("user-agent", USER_AGENT)
                .set("webhook-id", id)
                .set("webhook-timestamp", Long.toString(now))
                .set("webhook-signature", signer.sign(id, now, outbound.body()))
                .set("traceparent", TraceParent.next(outbound.traceparent()).header());
        exchange.send(request, outbound.body());
    }

    private RequestOptions request(SocketAddress found) {
        return new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setServer(found)
                .setHost(endpoint.url().host())
                .setPort(endpoint.url().port())
                .setSsl(endpoint.url().secure())
                .setURI(endpoint.url().target())
                .setFollowRedirects(false);
    }

    /** No proxy from the environment, no decompression: what was judged is what is dialled. */
    private static HttpClientOptions options(int connections) {
        return new HttpClientOptions()
                .setMaxPoolSize(connections)
                .setMaxWaitQueueSize(connections)
                .setConnectTimeout(CONNECT_TIMEOUT_MILLIS)
                .setKeepAliveTimeout(KEEP_ALIVE_SECONDS)
                .setMaxHeaderSize(16_384)
                .setMaxInitialLineLength(4_096)
                .setDecompressionSupported(false)
                .setTcpNoDelay(true);
    }
}

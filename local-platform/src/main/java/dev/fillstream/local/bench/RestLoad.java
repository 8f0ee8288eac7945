package dev.fillstream.local.bench;

import dev.fillstream.model.order.NewOrderSingle;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Semaphore;

/** Load as REST clients give it: one POST per order over keep-alive connections. */
public final class RestLoad implements LoadGenerator {

    /** So many answers may be out; beyond it the sender is late, and the lateness counts. */
    private static final int MOST_IN_FLIGHT = 4_096;

    private final HttpClient client;
    private final RequestOptions request;
    private final Buffer[] bodies;
    private final Timeline timeline;
    private final FailureCount failures = new FailureCount();
    private final Semaphore inFlight = new Semaphore(MOST_IN_FLIGHT);

    public RestLoad(
            Vertx vertx,
            int port,
            String token,
            int connections,
            List<NewOrderSingle> orders,
            Timeline timeline) {
        this.client =
                vertx.createHttpClient(
                        new HttpClientOptions().setKeepAlive(true).setTcpNoDelay(true),
                        new PoolOptions().setHttp1MaxSize(connections));
        this.request =
                new RequestOptions()
                        .setHost("127.0.0.1")
                        .setPort(port)
                        .setMethod(HttpMethod.POST)
                        .setURI("/v1/orders")
                        .putHeader("authorization", "Bearer " + token)
                        .putHeader("content-type", "application/json");
        this.bodies = orders.stream().map(RestLoad::body).toArray(Buffer[]::new);
        this.timeline = timeline;
    }

    @Override
    public void send(int from, int to, Pace pace) throws InterruptedException {
        for (int n = from; n < to; n++) {
            pace.await(n);
            inFlight.acquire();
            send(n);
        }
    }

    private void send(int n) {
        client.request(request)
                .compose(opened -> opened.send(bodies[n]))
                .onSuccess(
                        answer -> {
                            if (answer.statusCode() == 202) {
                                timeline.stamp(Stage.ACCEPTED, n, System.nanoTime());
                            } else {
                                failures.add("HTTP " + answer.statusCode());
                            }
                        })
                .onFailure(failure -> failures.add(failure.toString()))
                .onComplete(_ -> inFlight.release());
    }

    /** The order as a client would write it. */
    static Buffer body(NewOrderSingle order) {
        return Buffer.buffer(
                """
                {"clOrdId":"%s","account":"%s","symbol":"%s","side":"%s","ordType":"limit",\
                "orderQty":"%s","price":"%s","timeInForce":"ioc"}"""
                        .formatted(
                                order.clOrdId(),
                                order.account(),
                                order.symbol(),
                                order.side().name().toLowerCase(Locale.ROOT),
                                order.orderQty(),
                                order.ordType().limitPrice().orElseThrow()));
    }

    @Override
    public long errors() {
        return failures.count();
    }

    @Override
    public String firstError() {
        return failures.first();
    }

    @Override
    public void close() {
        client.close().toCompletionStage().toCompletableFuture().join();
    }
}

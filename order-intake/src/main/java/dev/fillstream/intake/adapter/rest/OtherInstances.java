package dev.fillstream.intake.adapter.rest;

import dev.fillstream.intake.config.IntakeConfig;
import dev.fillstream.intake.view.Shares.Address;
import dev.fillstream.schemas.EventHeaders;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Asks other instances for what they hold, in the caller's name: its token goes along and is
 * checked there again. What is asked names the partitions that the answer is to speak for; an
 * instance that does not hold them all says so rather than "no such order", and never asks on, so
 * that a question cannot go round. Use it on the request's event loop.
 */
@Singleton
final class OtherInstances {

    private static final Logger LOG = Logger.getLogger(OtherInstances.class);

    static final String PARTITIONS = "X-Fillstream-Partitions";
    static final String AT_ONCE = "X-Fillstream-At-Once";

    private static final int CONNECT_MILLIS = 500;

    /** Below what instances keep idle connections for, so that none is used as it is closed. */
    private static final int KEEP_ALIVE_SECONDS = 60;

    /**
     * What is asked of another instance.
     *
     * @param partitions that the answer is to speak for
     * @param longer how much longer than usual it may take on purpose
     * @param atOnce whether only what is in the view already is wanted, and soon or not at all
     */
    record Question(Set<Integer> partitions, String uri, Duration longer, boolean atOnce) {

        static Question of(int partition, String uri) {
            return new Question(Set.of(partition), uri, Duration.ZERO, false);
        }
    }

    /** What another instance answered. */
    record Answer(int status, Buffer body) {}

    private final HttpClient client;
    private final HttpClient waitingClient;
    private final Duration timeout;
    private final Duration atOnceTimeout;

    OtherInstances(Vertx vertx, IntakeConfig config) {
        HttpClientOptions options =
                new HttpClientOptions()
                        .setConnectTimeout(CONNECT_MILLIS)
                        .setKeepAliveTimeout(KEEP_ALIVE_SECONDS);
        client = vertx.createHttpClient(options, pool(config.instances().connections()));
        waitingClient = vertx.createHttpClient(options, pool(config.view().maxWaiting()));
        timeout = config.instances().timeout();
        atOnceTimeout = config.instances().atOnceTimeout();
    }

    private static PoolOptions pool(int connections) {
        return new PoolOptions().setHttp1MaxSize(connections).setMaxWaitQueueSize(connections * 4);
    }

    /** The answer to {@code GET}; fails where none comes in time. */
    Future<Answer> get(Exchange exchange, Address address, Question question) {
        Promise<Answer> answer = Promise.promise();
        Duration patience = question.atOnce() ? atOnceTimeout : timeout.plus(question.longer());
        long timer =
                exchange.vertx()
                        .setTimer(
                                patience.toMillis(),
                                fired -> answer.tryFail(new TimeoutException()));
        (question.longer().isPositive() ? waitingClient : client)
                .request(options(exchange, address, question))
                .compose(request -> answer(request, answer.future()))
                .onSuccess(answer::tryComplete)
                .onFailure(answer::tryFail);
        return answer.future().onComplete(done -> exchange.vertx().cancelTimer(timer));
    }

    private static RequestOptions options(Exchange exchange, Address address, Question question) {
        RequestOptions options =
                new RequestOptions()
                        .setMethod(HttpMethod.GET)
                        .setHost(address.host())
                        .setPort(address.port())
                        .setURI(question.uri())
                        .putHeader(PARTITIONS, text(question.partitions()))
                        .putHeader("Authorization", exchange.request().getHeader("Authorization"))
                        .putHeader(EventHeaders.TRACEPARENT, exchange.trace().header());
        if (question.longer().isPositive()) {
            options.putHeader(RequestHeaders.PREFER, "wait=" + question.longer().toSeconds());
        }
        if (question.atOnce()) {
            options.putHeader(AT_ONCE, "1");
        }
        return options;
    }

    /** A question that nobody waits for any more is called off, and its connection given back. */
    private static Future<Answer> answer(HttpClientRequest request, Future<Answer> outcome) {
        request.exceptionHandler(failure -> LOG.debugf("no answer: %s", failure.toString()));
        outcome.onFailure(late -> request.reset());
        return request.send()
                .compose(
                        response ->
                                response.body()
                                        .map(body -> new Answer(response.statusCode(), body)));
    }

    private static String text(Set<Integer> partitions) {
        return partitions.stream().sorted().map(String::valueOf).collect(Collectors.joining(","));
    }
}

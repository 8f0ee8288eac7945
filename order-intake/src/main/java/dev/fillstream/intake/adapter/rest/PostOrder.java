package dev.fillstream.intake.adapter.rest;

import dev.fillstream.intake.config.IntakeConfig;
import dev.fillstream.intake.rate.Allowance;
import dev.fillstream.intake.submission.IntakeCode;
import dev.fillstream.intake.submission.OrderSubmission;
import dev.fillstream.intake.submission.Submitted;
import dev.fillstream.intake.view.Lookup;
import dev.fillstream.intake.view.OrderView;
import dev.fillstream.model.order.NewOrderSingle;
import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import jakarta.inject.Singleton;
import java.time.Duration;

/** {@code POST /v1/orders}: takes one order, and answers once Kafka has it. */
@Singleton
final class PostOrder implements Endpoint {

    private final BearerTokens tokens;
    private final OrderSubmission submission;
    private final Workers workers;
    private final Waiting waiting;
    private final OrderFinder finder;
    private final Duration bodyTimeout;

    PostOrder(
            BearerTokens tokens,
            OrderSubmission submission,
            Workers workers,
            Waiting waiting,
            OrderFinder finder,
            IntakeConfig config) {
        this.tokens = tokens;
        this.submission = submission;
        this.workers = workers;
        this.waiting = waiting;
        this.finder = finder;
        this.bodyTimeout = config.request().bodyTimeout();
    }

    @Override
    public HttpMethod method() {
        return HttpMethod.POST;
    }

    @Override
    public String path() {
        return "/v1/orders";
    }

    @Override
    public void handle(Exchange exchange) {
        exchange.request().pause();
        var _ =
                tokens.trader(exchange, Allowance::orders)
                        .compose(caller -> order(exchange, caller))
                        .compose(order -> submit(exchange, order))
                        .onFailure(exchange::fail);
    }

    private Future<NewOrderSingle> order(Exchange exchange, Caller caller) {
        RequestHeaders.requireJson(exchange.request());
        String key = RequestHeaders.idempotencyKey(exchange.request());
        return RequestBody.read(exchange, RequestBody.MAX_BYTES, bodyTimeout)
                .map(
                        body ->
                                JsonBody.read(body, NewOrderJson::read)
                                        .orIdempotencyKey(key)
                                        .order(caller, exchange.time()));
    }

    private Future<Submitted> submit(Exchange exchange, NewOrderSingle order) {
        Waiting.Place place = waiting.place(exchange, order.orderId());
        return finder.heldElsewhere(exchange, order)
                .compose(
                        lookup ->
                                lookup instanceof Lookup.Found(OrderView view)
                                        ? Future.succeededFuture(
                                                OrderSubmission.repeated(view, order))
                                        : write(exchange, order))
                .onFailure(failure -> place.leave())
                .onSuccess(submitted -> answer(exchange, place, submitted));
    }

    private Future<Submitted> write(Exchange exchange, NewOrderSingle order) {
        return workers.orders()
                .call(
                        exchange,
                        IntakeCode.ORDERS_UNAVAILABLE,
                        () -> submission.submit(order, exchange.trace().header()));
    }

    private static void answer(Exchange exchange, Waiting.Place place, Submitted submitted) {
        switch (submitted) {
            case Submitted.Taken(OrderView view) -> {
                exchange.with("Location", location(view));
                place.answer(view);
            }
            case Submitted.NotTaken notTaken -> {
                place.leave();
                exchange.fail(Refused.of(notTaken));
            }
        }
    }

    static String location(OrderView view) {
        return "/v1/orders/" + view.orderId();
    }
}
